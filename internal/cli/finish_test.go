package cli

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestExitCode_documented demands that every kind of error has a code that
// `jtlctl help exit-codes` explains.
func TestExitCode_documented(t *testing.T) {
	t.Parallel()
	var known []int
	for _, code := range kit.ExitCodes {
		known = append(known, code.Code)
	}
	for kind, want := range map[fault.Kind]int{
		fault.Refused: 1, fault.Usage: 2, fault.Config: 2, fault.Input: 2, fault.Network: 3, fault.Server: 3, fault.Store: 3,
		fault.Disk: 3, fault.Internal: 3, fault.Credentials: 4, fault.Pending: 8, fault.Interrupted: 130, fault.NotFound: 127, fault.NotExecutable: 126, "of a later version": 3,
	} {
		if got := ExitCode(kind); got != want || !slices.Contains(known, got) {
			t.Errorf("%s: %d", kind, got)
		}
	}
}

func TestAsksForJSON(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		want bool
		args []string
	}{
		{true, []string{"-o", "json"}}, {true, []string{"-ojson"}}, {true, []string{"-o=json"}},
		{true, []string{"token", "get", "--output", "json"}}, {true, []string{"--output=json", "--wrong"}},
		{false, nil}, {false, []string{"-o"}}, {false, []string{"-o", "text"}}, {false, []string{"json"}},
		{false, []string{"token", "exec", "--", "kubectl", "-o", "json"}},
	} {
		if got := asksForJSON(test.args); got != test.want {
			t.Errorf("%q: %v", test.args, got)
		}
	}
}
