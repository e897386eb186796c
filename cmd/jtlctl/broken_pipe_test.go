package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// brokenPipe is a pipe that nobody reads any more, as that of `jtlctl demo | head -1`.
func brokenPipe(t *testing.T) *os.File {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = writer.Close() })
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	return writer
}

func TestDemo_brokenPipe(t *testing.T) {
	t.Parallel()
	c := clitest.Command(t.Context(), t, "demo")
	folder := t.TempDir()
	c.Env = append(c.Env, "TMPDIR="+folder, "TMP="+folder)
	c.Stdout = brokenPipe(t)
	err := c.Run()
	left, errLeft := os.ReadDir(folder)
	if c.ProcessState.ExitCode() != 3 || errLeft != nil || len(left) > 0 {
		t.Errorf("%v, left behind: %v, %v", err, left, errLeft)
	}
}

func TestSandboxServe_brokenPipe(t *testing.T) {
	t.Parallel()
	ready := filepath.Join(t.TempDir(), "ready.json")
	c := clitest.Interruptible(clitest.Command(t.Context(), t, "sandbox", "serve", "--addr", "127.0.0.1:0", "--ready-file", ready))
	c.Stdout = brokenPipe(t)
	stderr, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	for lines.Scan() && !strings.Contains(lines.Text(), "--env sandbox") {
		continue
	}
	if _, err := os.Stat(ready); err != nil {
		t.Error(err)
	}
	if err := clitest.Interrupt(c); err != nil {
		t.Error(err)
	}
	for lines.Scan() {
		continue
	}
	_ = c.Wait()
	if _, err := os.Stat(ready); c.ProcessState.ExitCode() != 3 || !os.IsNotExist(err) {
		t.Errorf("exit code %d, %v", c.ProcessState.ExitCode(), err)
	}
}
