package credential

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestService_Login_otherEnvironment: a login for another environment does not remove
// the SCX refresh token of the old one without a yes.
func TestService_Login_otherEnvironment(t *testing.T) {
	t.Parallel()
	const slot = `scx-refresh-token/"default"/prod/`
	for name, test := range map[string]struct {
		environment string
		present     bool
		answers     []string
		yes         bool
		kept        bool
		kind        fault.Kind
	}{
		"the same environment":       {environment: "prod", kept: true},
		"nobody is there":            {environment: "beta", kept: true, kind: fault.Usage},
		"a person says no":           {environment: "beta", present: true, answers: []string{"n"}, kept: true, kind: fault.Usage},
		"a person says yes":          {environment: "beta", present: true, answers: []string{"y"}},
		"--yes, and nobody is there": {environment: "beta", yes: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.variables["JTLCTL_ENV"] = "prod"
			if _, err := f.Login(t.Context(), LoginOptions{SCX: true, Stdin: true, NoVerify: true}); err != nil {
				t.Fatal(err)
			}
			f.variables["JTLCTL_ENV"], f.present, f.answers = test.environment, test.present, slices.Clone(test.answers)
			_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, Yes: test.yes})
			if test.kind == "" && err != nil || test.kind != "" && fault.From(err).Kind != test.kind {
				t.Errorf("got %v", err)
			}
			if _, kept := f.ring.secrets[slot]; kept != test.kept {
				t.Errorf("kept %v, asked %q", kept, f.asked)
			}
			if test.kind != "" {
				wantFault(t, err, fault.Usage, "has an SCX refresh token for prod, which this login for beta would remove", "-p NAME")
			}
		})
	}
}
