package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type wawiForget struct{ yes, force, loseKey bool }

func newWawiForget(a *app) *cobra.Command {
	var o wawiForget
	c := &cobra.Command{
		Use:   "forget NAME",
		Short: "Remove an installation and its key from this machine",
		Long: described(`Removes what is kept of an installation, and its key from the store. JTL-Wawi is not
told: remove the app there under Admin → App registration. The key cannot be had
again, so this is asked about.

A key that was received and is not in the store yet is not given up that way:
`+"`jtlctl wawi resume NAME`"+` puts it there, --lose-key destroys it.`, 0, 2, 3, 4),
		Example:           "  jtlctl wawi forget my-app\n  jtlctl wawi forget my-app --yes",
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runWawiForget(c.Context(), a, args[0], o) },
	}
	c.Flags().BoolVarP(&o.yes, "yes", "y", false, "do not ask")
	c.Flags().BoolVar(&o.loseKey, "lose-key", false, "even where a key waits that is not in the store yet")
	c.Flags().BoolVar(&o.force, "force", false, "even where the store cannot be reached; the key stays in it")
	return c
}

func runWawiForget(ctx context.Context, a *app, raw string, o wawiForget) error {
	held, err := a.hold(ctx, raw, func(_ wawi.Folder, _ string, err error) bool { return wawi.IsDamaged(err) })
	if err != nil {
		return err
	}
	defer held.Release()
	name := held.Name
	record, err := held.Load() // who held the name may have changed it
	if err != nil && !wawi.IsDamaged(err) && !errors.Is(err, wawi.ErrNoRecord) {
		return err
	}
	if err := a.mayLose(held, record, o.loseKey); err != nil {
		return err
	}
	if !o.yes {
		if err := a.confirm(ctx, "Forget "+name); err != nil {
			return err
		}
	}
	if err := a.removeWawiKeys(ctx, name, record, o.force); err != nil {
		return err
	}
	if err := held.Remove(); err != nil {
		return err
	}
	if a.flags.json() {
		return a.console.JSON(map[string]string{"forgotten": name})
	}
	a.console.Notef("%s is forgotten here; remove the app in JTL-Wawi under Admin → App registration too", name)
	return nil
}

// mayLose says what is lost. A sealed key is the only copy of a key that
// JTL-Wawi granted, so that it takes more than a yes.
func (a *app) mayLose(held *wawi.Held, record wawi.Record, loseKey bool) error {
	sealed := held.HasSealed()
	switch {
	case sealed && !loseKey:
		return fault.New(fault.Usage, "a key of %q was received and is not in the store yet; to forget it would destroy its only copy", held.Name).
			WithHint("`jtlctl wawi resume %s` puts the key into the store; if that cannot work any more, `jtlctl wawi forget %s --lose-key`", held.Name, held.Name)
	case sealed:
		a.console.Warnf("THE KEY OF %s IS LOST WITH THIS: its only copy, sealed on disk, is destroyed, and JTL-Wawi does not hand it out again", strings.ToUpper(held.Name))
	case record.Installation != nil:
		a.console.Warnf("%q has a key, which cannot be had again", held.Name)
	}
	return nil
}

// removeWawiKeys empties all stores that answer. One that the record names has
// to; where nothing names one, a store that does not answer may be the one,
// unless another had the key.
func (a *app) removeWawiKeys(ctx context.Context, name string, record wawi.Record, force bool) error {
	known := storesOf(record)
	var failed error
	found := false
	for _, storeName := range secret.Names() {
		unlikely := len(known) > 0 && !slices.Contains(known, storeName)
		had, err := a.hadKeys(ctx, storeName, name, unlikely)
		found = found || had
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return err
		case unlikely:
		case force:
			a.console.Warnf("the %s store cannot be reached (%v); what it has of %q stays in it: %s", storeName, err, name, wawi.Slot(name))
		default:
			failed = errors.Join(failed, fault.Wrap(err, "the key of %q cannot be removed: %s", name, fault.Message(err)).
				WithHint("`jtlctl wawi forget %s --force` gives it up where it is, if the store is gone for good; else try again once the store works", name))
		}
	}
	if len(known) == 0 && found {
		return nil
	}
	return failed
}

// hadKeys removes what a store has of a name, and reports whether it had any.
// Nobody is asked to unlock a keyring that is unlikely to have something.
func (a *app) hadKeys(ctx context.Context, storeName, name string, unlikely bool) (bool, error) {
	store, err := a.store(storeName)
	if err != nil {
		return false, err
	}
	if unlikely && storeName == secret.KeyringName {
		store = a.briefKeyring()
	}
	_, err = store.Get(ctx, wawi.Slot(name))
	if err != nil && !errors.Is(err, secret.ErrNotFound) {
		return false, err
	}
	return err == nil, forgetKeys(ctx, store, name)
}

func forgetKeys(ctx context.Context, store secret.Store, name string) error {
	for _, slot := range wawi.Slots(name) {
		if err := store.Delete(ctx, slot); err != nil {
			return err
		}
	}
	return nil
}
