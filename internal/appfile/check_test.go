package appfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestFile_hint: the command in the hint runs as it is typed.
func TestFile_hint(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, shown := range map[string]bool{"app.yaml": true, "my app.yaml": false, "a;b.yaml": false, "app.json": false} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder, name)
			text := "AppId: a"
			if strings.HasSuffix(name, ".json") {
				text = "{}"
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Load(input(""), path, nil, nil)
			if err == nil {
				t.Fatal(name)
			}
			if hint := fault.From(err).Hint; strings.Contains(hint, "`jtlctl manifest lint ") != (shown && isShellSafe(folder)) || !strings.Contains(hint, "wawi init -") {
				t.Errorf("%s", hint)
			}
		})
	}
}
