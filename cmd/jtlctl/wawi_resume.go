package main

import (
	"cmp"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newWawiResume(a *app) *cobra.Command {
	var o wawiWait
	var store string
	c := &cobra.Command{
		Use:   "resume NAME",
		Short: "Go on with a registration that was left",
		Long: described(`Goes on with a registration that was left by --detach, Ctrl-C, a crash or the end of
--wait: waits for the decision and puts the key into the store. A key that was
received and not stored yet is stored without asking JTL-Wawi.`, 0, 1, 2, 3, 4, 8),
		Example: `  jtlctl wawi resume my-app
  jtlctl wawi resume my-app --wait 0s -o json`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runWawiResume(c.Context(), a, args[0], store, o) },
	}
	o.add(c)
	c.Flags().StringVar(&store, "store", "", "`STORE` of the key, if it is another one now: keyring or file")
	complete(c, "store", secret.Names()...)
	return c
}

func runWawiResume(ctx context.Context, a *app, raw, storeName string, o wawiWait) error {
	if err := o.check(); err != nil {
		return err
	}
	folder, err := a.wawiFolder()
	if err != nil {
		return err
	}
	name, err := wawi.ParseName(raw)
	if err != nil {
		return err
	}
	if _, err := folder.Find(name); err != nil && !folder.HasSealed(name) {
		return err
	}
	held, err := folder.Hold(ctx, name)
	if err != nil {
		return err
	}
	defer held.Release()
	record, err := held.Load()
	if err != nil && !folder.HasSealed(name) {
		return err
	}
	if err == nil && !folder.HasSealed(name) {
		if err := a.resumable(name, record, o); err != nil || record.Undecided() == nil {
			return err
		}
	}
	kept := ""
	var target wawi.Target
	if err == nil {
		kept, target = record.Wish().Store, record.Wish().Target
	}
	return a.resume(ctx, held, record, target, cmp.Or(storeName, kept), o)
}

func (a *app) resume(ctx context.Context, held *wawi.Held, record wawi.Record, target wawi.Target, storeName string, o wawiWait) error {
	store, err := a.keptStore(storeName)
	if err != nil {
		return err
	}
	w := a.newWaiting(o)
	r, err := a.registrar(target, store, w)
	if err != nil {
		return err
	}
	installation, found, err := r.Recover(ctx, held)
	switch {
	case err != nil:
		return err
	case found:
		a.console.Notef("JTL-Wawi had granted the key already; it was sealed on disk")
		return a.accepted(held.Name, installation, o.showKey, store)
	}
	return a.await(ctx, r, held, record, w, false)
}

// keptStore is the store that was chosen before; "" takes the one of now.
func (a *app) keptStore(name string) (secret.Store, error) {
	if name != "" {
		return a.store(name)
	}
	s, err := a.settings(nil)
	if err != nil {
		return nil, err
	}
	return a.chosenStore("", s.Store)
}

// resumable tells of what cannot be resumed, and why.
func (a *app) resumable(name string, record wawi.Record, o wawiWait) error {
	if record.Undecided() == nil && record.Installation != nil {
		a.console.Notef("nothing to resume")
		return a.accepted(name, *record.Installation, o.showKey, nil)
	}
	const clicks = "open Admin → App registration → Add → Next in JTL-Wawi and run `jtlctl wawi register` again"
	switch record.Registration.Status {
	case wawi.Sending:
		return fault.New(fault.Server, "the request of %q was sent, or about to be, when jtlctl ended, and its number is not known", name).
			WithHint("look at JTL-Wawi: if it shows the app, decline it there (a key that is granted now cannot be fetched); then " + clicks)
	case wawi.Rejected:
		return fault.New(fault.Refused, "the app of %q was declined in JTL-Wawi", name).WithHint("ask the merchant why; then " + clicks)
	case wawi.Spent:
		return fault.New(fault.Server, "the key of %q was handed out before, and JTL-Wawi does not hand it out again", name).
			WithHint("remove the app in JTL-Wawi, then " + clicks)
	case wawi.Pending, wawi.Accepted, wawi.Gone:
	}
	return nil
}

var errNoKey = errors.New("no key yet")

// installed loads an installation that has its key.
func (a *app) installed(raw string) (string, wawi.Installation, error) {
	folder, err := a.wawiFolder()
	if err != nil {
		return "", wawi.Installation{}, err
	}
	record, err := folder.Find(raw)
	if err != nil {
		return "", wawi.Installation{}, err
	}
	if record.Installation != nil {
		return record.Name, *record.Installation, nil
	}
	f := fault.New(fault.Credentials, "%q has no key: its registration is %s", record.Name, record.Status()).Because(errNoKey)
	if record.Undecided() == nil {
		return "", wawi.Installation{}, f.WithHint("register again with `jtlctl wawi register %s`", record.Name)
	}
	return "", wawi.Installation{}, f.WithHint("approve the app in JTL-Wawi, then `jtlctl wawi resume %s`", record.Name)
}
