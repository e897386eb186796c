package sandbox

import (
	"slices"
	"strings"
	"testing"

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
