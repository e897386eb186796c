package main

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/credential"
)

// printOutcome prints what became of a logout that was done.
func (a *app) printOutcome(o credential.Outcome) {
	switch {
	case o.Left != nil:
		a.console.Warnf("the %s store cannot be reached (%v); what it has of profile %s stays in it: %s", o.Store, o.Left, o.Profile, strings.Join(o.Slots, ", "))
	case o.NoSecret:
		a.console.Notef("profile %s has no stored secret", o.Profile)
	default:
		a.console.Notef("profile %s: secret and tokens are removed", o.Profile)
	}
}
