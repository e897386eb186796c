package quote

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/windows"
)

// TestMain lets the test binary print its arguments, one a line, for a batch
// file that hands them on.
func TestMain(m *testing.M) {
	if os.Getenv("QUOTE_TEST_ECHO") != "" {
		for _, arg := range os.Args[1:] {
			_, _ = os.Stdout.WriteString("<" + arg + ">\n")
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestBatch_run hands every value that is not refused to a real batch file that
// hands on all it gets, as npm.cmd does.
func TestBatch_run(t *testing.T) {
	t.Parallel()
	system, err := windows.GetSystemDirectory()
	if err != nil {
		t.Fatal(err)
	}
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "with space & more")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(folder, "echo.cmd")
	if err := os.WriteFile(script, []byte("@echo off\r\n\""+itself+"\" %*\r\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	values := append(hostile(), "a&echo pwned>pwned", "a|echo pwned>pwned", `C:\dir\`, `C:\my dir\`, "a^b", "a,b;c=d", "!PATH!")
	for _, value := range values {
		line, err := Batch(script, []string{"first", value, "last"})
		if err != nil {
			continue
		}
		c := exec.CommandContext(t.Context(), filepath.Join(system, "cmd.exe"))
		c.Dir, c.Env = folder, append(os.Environ(), "QUOTE_TEST_ECHO=1")
		c.SysProcAttr = &syscall.SysProcAttr{CmdLine: line}
		out, err := c.Output()
		want := []string{"<first>", "<" + value + ">", "<last>"}
		if got := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q in %s arrived as %q (%v)", value, line, got, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "pwned")); len(left) > 0 {
		t.Error("a value was executed")
	}
}
