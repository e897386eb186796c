package docs

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRunScript_cancelled: the sandbox ends with a job that is cancelled, in every shell.
func TestRunScript_cancelled(t *testing.T) {
	t.Parallel()
	needsBash(t) // a machine with sh
	s := newSession(t, nil)
	writeFile(t, filepath.Join(s.folder, "app.json"), readFile(t, docsFolder+"/examples/app.json"))
	script, err := filepath.Abs(docsFolder + "/examples/sandbox/run.sh")
	if err != nil {
		t.Fatal(err)
	}
	temporary := t.TempDir()
	c := exec.CommandContext(t.Context(), "sh", script, "sh", "-c", "echo ${JTL_API_BASE#http://}; kill -TERM $PPID")
	c.Dir, c.Env = s.folder, slices.Concat(s.environment, []string{"TMPDIR=" + temporary})
	out, err := c.Output()
	if code := c.ProcessState.ExitCode(); code != 143 {
		t.Errorf("exit code %d, %v, %s", code, err, out)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
	address := strings.TrimSpace(string(out))
	if connection, err := net.Dial("tcp", address); err == nil {
		_ = connection.Close()
		t.Errorf("the sandbox at %s goes on", address)
	}
}
