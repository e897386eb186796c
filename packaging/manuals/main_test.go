package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestWrite_completions: packages install what `jtlctl completion` prints.
func TestWrite_completions(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	faulttest.Must(t, write(folder, time.Unix(0, 0)))
	for file, shell := range map[string]string{"jtlctl.bash": "bash", "jtlctl.zsh": "zsh", "jtlctl.fish": "fish", "jtlctl.ps1": "powershell"} {
		var printed bytes.Buffer
		faulttest.Must(t, cli.WriteCompletion(&printed, newRoot(), shell))
		if packaged, err := os.ReadFile(filepath.Join(folder, "completions", file)); err != nil || !bytes.Equal(packaged, printed.Bytes()) {
			t.Errorf("%s is another script than that of %s, %v", file, shell, err)
		}
	}
}
