package interop

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// node runs a script of this folder to its end. Where there is no Node.js with
// jose the test is skipped, or fails if JTLCTL_INTEROP_REQUIRED is set.
func node(t *testing.T, script string, args ...string) output {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("JTLCTL_INTEROP_REQUIRED") != "" {
		missing = t.Fatalf
	}
	program, err := exec.LookPath("node")
	if err != nil {
		missing("Node.js is not installed: %v", err)
	}
	if _, err := os.Stat(filepath.Join("node_modules", "jose")); err != nil {
		missing("jose is not installed, run `npm ci` in test/interop: %v", err)
	}
	return finished(t, exec.CommandContext(t.Context(), program, append([]string{script}, args...)...))
}
