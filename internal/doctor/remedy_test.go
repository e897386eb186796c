package doctor

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestFailed_remedy: no remedy says to run the command that prints it.
func TestFailed_remedy(t *testing.T) {
	t.Parallel()
	for hint, want := range map[string]string{
		"use another store; `jtlctl doctor` reports the details":                         "use another store",
		"use another store (--store), and see `jtlctl doctor` for the details":           "use another store (--store)",
		"unlock it; or use another; `jtlctl doctor` reports the details; then try again": "unlock it; or use another; then try again",
		"`jtlctl scope update` reads them":                                               "`jtlctl scope update` reads them",
		"":                                                                               "",
	} {
		if got := failed("keyring", fault.New(fault.Store, "locked").WithHint("%s", hint)); got.Remedy != want || strings.Contains(got.Remedy, "jtlctl doctor") {
			t.Errorf("%q: got %q, want %q", hint, got.Remedy, want)
		}
	}
}
