package sandbox

import (
	"bytes"
	"crypto/rand"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// TestAssignments: on Windows the lines are for PowerShell and for cmd.exe, and each
// is one that its shell takes.
func TestAssignments(t *testing.T) {
	t.Parallel()
	variables := []sandbox.Variable{{Name: "A", Value: "http://127.0.0.1:7373"}, {Name: "B", Value: "50%"}}
	got := assignments("windows", variables)
	want := []shellLines{
		{"PowerShell", []string{"$env:A = 'http://127.0.0.1:7373'", "$env:B = '50%'"}},
		{"cmd.exe", []string{`set "A=http://127.0.0.1:7373"`, "rem the value of B cannot be typed in cmd.exe"}},
	}
	if !slices.EqualFunc(got, want, func(a, b shellLines) bool { return a.shell == b.shell && slices.Equal(a.lines, b.lines) }) {
		t.Errorf("%q", got)
	}
	if got := assignments("linux", variables); len(got) != 1 || got[0].shell != "" || got[0].lines[0] != "export A='http://127.0.0.1:7373'" {
		t.Errorf("%q", got)
	}
}

// cmd.exe has no $(…).
func TestVerifyLine(t *testing.T) {
	t.Parallel()
	if got := verifyLine("windows"); strings.Contains(got, "$") {
		t.Errorf("%s", got)
	}
}

// Who only wants jtlctl itself to use the sandbox has to read one line.
func TestPrintSandbox_first(t *testing.T) {
	t.Parallel()
	server, err := sandbox.Open("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	if err := server.Configure(sandbox.Config{Now: time.Now, Random: rand.Reader}); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	printSandbox(&kit.App{World: kit.World{Console: &console.Console{Out: io.Discard, Err: &said}}}, server, "")
	second := strings.Split(said.String(), "\n")[1]
	if !strings.HasPrefix(second, "`jtlctl token get --env sandbox` in another terminal needs only JTLCTL_SANDBOX") {
		t.Errorf("%q", &said)
	}
}
