package interop

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// node runs a script of this folder to its end.
func node(t *testing.T, script string, args ...string) output {
	t.Helper()
	program := nodeProgram(t, "jose")
	return finished(t, exec.CommandContext(t.Context(), program, append([]string{script}, args...)...))
}

// nodeProgram returns the path of Node.js. Without it, or without a package that
// is needed, the test is skipped, or fails if JTLCTL_INTEROP_REQUIRED is set.
func nodeProgram(t *testing.T, needed string) string {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("JTLCTL_INTEROP_REQUIRED") != "" {
		missing = t.Fatalf
	}
	program, err := exec.LookPath("node")
	if err != nil {
		missing("Node.js is not installed: %v", err)
	}
	if _, err := os.Stat(filepath.Join("node_modules", needed)); err != nil {
		missing("%s is not installed, run `npm ci` in test/interop: %v", needed, err)
	}
	return program
}
