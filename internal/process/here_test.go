package process

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// The path of a program in this folder is written as the shell of the system does.
func TestTyped(t *testing.T) {
	t.Parallel()
	for system, want := range map[string]string{"windows": `.\local.bat 'a b'`, "linux": "./local.bat 'a b'"} {
		if got := typed(system, []string{"local.bat", "a b"}); got != want {
			t.Errorf("%s: %s", system, got)
		}
	}
}

func TestFind_here(t *testing.T) {
	name := "local.bat"
	t.Chdir(t.TempDir())
	faulttest.Must(t, os.WriteFile(name, []byte("x"), 0o700))
	_, err := Find([]string{name, "x"})
	faulttest.Want(t, err, fault.NotFound, "is in this folder", "`jtlctl token exec -- ."+string(filepath.Separator)+"local.bat x`")
}
