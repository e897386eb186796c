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
	var o wawiResume
	c := &cobra.Command{
		Use:   "resume NAME",
		Short: "Go on with a registration that was left",
		Long: described(`Goes on with a registration that was left by --detach, Ctrl-C, a crash or the end of
--wait: waits for the decision and puts the key into the store. A key that was
received and not stored yet is stored without asking JTL-Wawi.

--fingerprint or --ca-cert is for a certificate that was renewed meanwhile, and is
kept for the calls to come.`, 0, 1, 2, 3, 4, 8),
		Example: `  jtlctl wawi resume my-app
  jtlctl wawi resume my-app --wait 0s -o json
  jtlctl wawi resume my-app --ca-cert new-ca.pem`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runWawiResume(c.Context(), a, args[0], o) },
	}
	o.add(c)
	c.Flags().StringVar(&o.store, "store", "", "`STORE` of the key, if it is another one now: keyring or file")
	c.Flags().StringVar(&o.caCert, "ca-cert", "", "`FILE` with the certificate (PEM) to trust from now on")
	c.Flags().StringVar(&o.fingerprint, "fingerprint", "", "`SHA256` of the one certificate to trust from now on")
	complete(c, "store", secret.Names()...)
	return c
}

type wawiResume struct {
	wawiWait
	store, caCert, fingerprint string
}

// target is the Wawi that was kept, with the trust that is set anew.
func (o wawiResume) target(kept wawi.Target) (wawi.Target, error) {
	if o.caCert == "" && o.fingerprint == "" {
		return kept, nil
	}
	return wawiRegister{url: kept.URL, api: kept.API.String(), caCert: o.caCert, fingerprint: o.fingerprint}.target()
}

func runWawiResume(ctx context.Context, a *app, raw string, o wawiResume) error {
	if err := o.check(); err != nil {
		return err
	}
	held, err := a.hold(ctx, raw, func(folder wawi.Folder, name string, _ error) bool { return folder.HasSealed(name) })
	if err != nil {
		return err
	}
	defer held.Release()
	record, err := held.Load()
	if err != nil && !held.HasSealed() {
		return err
	}
	if err == nil && !held.HasSealed() {
		if err := a.resumable(held.Name, record, o.wawiWait); err != nil || record.Undecided() == nil {
			return err
		}
	}
	return a.resume(ctx, held, record, o)
}

// resume goes on with a record, which is empty where only a sealed key is left.
func (a *app) resume(ctx context.Context, held *wawi.Held, record wawi.Record, o wawiResume) error {
	before, kept := storesOf(record), ""
	var target wawi.Target
	if len(before) > 0 {
		kept, target = record.Wish().Store, record.Wish().Target
	}
	err := checkStoreFlag(o.store)
	if err != nil {
		return err
	}
	if !held.HasSealed() { // else nobody is asked
		if target, err = o.target(target); err != nil {
			return err
		}
	}
	store, err := a.keptStore(cmp.Or(o.store, kept))
	if err != nil {
		return err
	}
	w := a.newWaiting(o.wawiWait)
	r, err := a.registrar(target, store, w)
	if err != nil {
		return err
	}
	installation, found, err := r.Recover(ctx, held)
	switch {
	case err != nil:
		return err
	case found:
		a.sweep(ctx, held.Name, installation.Store, before)
		a.console.Notef("JTL-Wawi had granted the key already; it was sealed on disk")
		return a.accepted(held.Name, installation, o.showKey, store)
	}
	if wish := &record.Registration.Wish; wish.Store != store.Name() || wish.Target != target {
		// The state names what opens the sealed key before there can be one.
		wish.Store, wish.Target = store.Name(), target
		if err := held.Save(record); err != nil {
			return err
		}
	}
	return a.await(ctx, r, held, record, w, before, false)
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
	sealed := folder.HasSealed(record.Name)
	if record.Installation != nil {
		if sealed {
			a.console.Warnf("a newer key of %q was received and is not in the store yet: `jtlctl wawi resume %s`", record.Name, record.Name)
		}
		return record.Name, *record.Installation, nil
	}
	if sealed {
		return "", wawi.Installation{}, keyWaits(record.Name)
	}
	f := fault.New(fault.Credentials, "%q has no key: its registration is %s", record.Name, record.Status()).Because(errNoKey)
	if record.Undecided() == nil {
		return "", wawi.Installation{}, f.WithHint("register again with `jtlctl wawi register %s`", record.Name)
	}
	return "", wawi.Installation{}, f.WithHint("approve the app in JTL-Wawi, then `jtlctl wawi resume %s`", record.Name)
}

// keyWaits says that a key is on disk, sealed, and only resume can open it.
func keyWaits(name string) error {
	return fault.New(fault.Credentials, "a key of %q was received and is not in the store yet", name).
		WithHint("`jtlctl wawi resume %s` puts the key into the store", name).Because(errNoKey)
}
