package credential

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// checkSCX asks before a login for another environment removes the SCX refresh token of
// the old one: it is issued at onboarding, and nobody can show it again.
func (l login) checkSCX(ctx context.Context, file *profile.File, c credentials) error {
	p, exists := file.Find(c.Profile)
	if !exists || c.Kind != secret.ClientSecret || p.Values[profile.SCXSecretAt] == "" || p.Environment() == c.Environment || l.o.Yes {
		return nil
	}
	refused := fault.New(fault.Usage, "the profile %q has an SCX refresh token for %s, which this login for %s would remove", c.Profile, p.Environment(), c.Environment)
	if !l.Prompts.canAsk() {
		return refused.WithHint("remove it with --yes, or use another profile with -p NAME")
	}
	yes, err := l.Prompts.Confirm(ctx, "The profile "+c.Profile+" has an SCX refresh token for "+p.Environment()+": remove it and log in for "+c.Environment, "--yes or -p NAME")
	if err == nil && !yes {
		return refused.WithHint("nothing was changed; use another profile with -p NAME")
	}
	return err
}
