//go:build unix

package tree

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestRead_pipes: nobody writes to them, so that whoever reads one waits for ever.
func TestRead_pipes(t *testing.T) {
	t.Parallel()
	root := write(t, map[string]string{"src/a.ts": "fetch('/v2/items')", ".git/HEAD": ""})
	faulttest.Must(t, os.Mkdir(filepath.Join(root, ".git", "info"), 0o700))
	for _, name := range []string{".gitignore", ".git/info/exclude", "src/.gitignore", "src/b.ts"} {
		faulttest.Must(t, syscall.Mkfifo(filepath.Join(root, filepath.FromSlash(name)), 0o600))
	}
	found, err := Read(context.Background(), []string{filepath.Join(root, "src")})
	if err != nil || len(found.Files) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
}
