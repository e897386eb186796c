package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type wawiForget struct{ yes, force bool }

func newWawiForget(a *app) *cobra.Command {
	var o wawiForget
	c := &cobra.Command{
		Use:   "forget NAME",
		Short: "Remove an installation and its key from this machine",
		Long: described(`Removes what is kept of an installation, and its key from the store. JTL-Wawi is not
told: remove the app there under Admin → App registration. The key cannot be had
again, so this is asked about.`, 0, 2, 3, 4),
		Example:           "  jtlctl wawi forget my-app\n  jtlctl wawi forget my-app --yes",
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runWawiForget(c.Context(), a, args[0], o) },
	}
	c.Flags().BoolVarP(&o.yes, "yes", "y", false, "do not ask")
	c.Flags().BoolVar(&o.force, "force", false, "even where the store cannot be reached; the key stays in it")
	return c
}

func runWawiForget(ctx context.Context, a *app, raw string, o wawiForget) error {
	folder, err := a.wawiFolder()
	if err != nil {
		return err
	}
	name, err := wawi.ParseName(raw)
	if err != nil {
		return err
	}
	record, err := folder.Find(name)
	if err != nil && !wawi.IsDamaged(err) && !folder.HasSealed(name) {
		return err
	}
	held, err := folder.Hold(ctx, name)
	if err != nil {
		return err
	}
	defer held.Release()
	if record.Installation != nil || folder.HasSealed(name) {
		a.console.Warnf("%q has a key, which cannot be had again", name)
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

// removeWawiKeys empties the store, or both where nothing says which one it
// was.
func (a *app) removeWawiKeys(ctx context.Context, name string, record wawi.Record, force bool) error {
	known := map[string]bool{}
	if record.Installation != nil {
		known[record.Installation.Store] = true
	}
	if record.Registration != nil {
		known[record.Registration.Store] = true
	}
	var failed error
	for _, storeName := range secret.Names() {
		if len(known) > 0 && !known[storeName] {
			continue
		}
		err := a.forgetKeys(ctx, storeName, name)
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return err
		case len(known) == 0: // a guess; the other store may have it
		case force:
			a.console.Warnf("the %s store cannot be reached (%v); what it has of %q stays in it: %s", storeName, err, name, wawi.Slot(name))
		default:
			f := fault.From(err)
			failed = errors.Join(failed, fault.New(f.Kind, "the key of %q cannot be removed: %s", name, f.Message).
				WithHint("`jtlctl wawi forget %s --force` gives it up where it is, if the store is gone for good", name).Because(err))
		}
	}
	return failed
}

func (a *app) forgetKeys(ctx context.Context, storeName, name string) error {
	store, err := a.store(storeName)
	if err != nil {
		return err
	}
	for _, slot := range wawi.Slots(name) {
		if err := store.Delete(ctx, slot); err != nil {
			return err
		}
	}
	return nil
}
