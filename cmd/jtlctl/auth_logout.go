package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/login"
	"github.com/jtlctl/jtlctl/internal/profile"
)

type authLogout struct{ all, forget bool }

func newAuthLogout(a *app) *cobra.Command {
	var o authLogout
	c := &cobra.Command{
		Use:   "logout",
		Short: "Remove secret and cached tokens of the profile",
		Long: described(`Removes the profile's secrets from their store, and its cached tokens. The profile
and its settings stay.

--forget is for a store that is gone or whose passphrase is lost: the profile then
forgets its secrets where they are.`, 0, 2, 3, 4),
		Example: "  jtlctl auth logout\n  jtlctl auth logout --all\n  jtlctl auth logout -p customer --forget",
		Args:    takes(0, 0),
		RunE:    func(c *cobra.Command, _ []string) error { return runAuthLogout(c.Context(), a, o) },
	}
	c.Flags().BoolVar(&o.all, "all", false, "of all profiles")
	c.Flags().BoolVar(&o.forget, "forget", false, "even where the store cannot be reached")
	return c
}

func runAuthLogout(ctx context.Context, a *app, o authLogout) error {
	if o.all && a.flags.profile != "" {
		return fault.New(fault.Usage, "--all and -p contradict each other")
	}
	file, name, err := a.editable()
	if err != nil {
		return err
	}
	names := []string{name}
	if o.all {
		names = file.Names()
	}
	done := []string{}
	var failed error
	for _, name := range names {
		if err := a.logout(ctx, file, name, o.forget); err != nil {
			if failed != nil {
				a.console.Warnf("profile %s: %v", name, err)
				continue
			}
			failed = err
			continue
		}
		done = append(done, name)
	}
	if failed != nil || !a.flags.json() {
		return failed
	}
	return a.console.JSON(map[string]any{"logged_out": done})
}

// logout removes what a profile has: first the tokens, which need no store.
func (a *app) logout(ctx context.Context, file *profile.File, name string, forget bool) error {
	p, ok := file.Find(name)
	if !ok {
		return file.Missing(name)
	}
	if _, err := a.clearTokens(name); err != nil {
		return err
	}
	if p.Values["store"] == "" {
		a.console.Notef("profile %s has no stored secret", name)
		return nil
	}
	store, err := a.store(p.Values["store"])
	if err != nil {
		return err
	}
	slots := login.Slots(p, keyName(name))
	err = login.Out(ctx, p, store, file, slots)
	switch {
	case err == nil:
		a.console.Notef("profile %s: secret and tokens are removed", name)
		return nil
	case ctx.Err() != nil:
		return err
	case forget:
		a.console.Warnf("the %s store cannot be reached (%v); what it has of profile %s stays in it: %s", store.Name(), err, name, strings.Join(slots, ", "))
		return login.Forget(p, file)
	}
	f := fault.From(err)
	return fault.New(f.Kind, "profile %s: the cached tokens are removed, the secret is not: %s", name, f.Message).
		WithHint("`jtlctl auth logout --forget` gives it up where it is, if the store is gone for good; else try again once the store works").Because(err)
}
