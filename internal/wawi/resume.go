package wawi

import (
	"cmp"
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// ResumeOptions are what a user wants of a registration that was left.
type ResumeOptions struct {
	WaitOptions
	TrustOptions
	// Store is the store of the key if it is another one now; "" keeps it.
	Store string
}

// Resume goes on with a registration that was left: it waits for the decision,
// as Register does. A key that was received and not stored is stored without
// asking JTL-Wawi.
func (s Service) Resume(ctx context.Context, raw string, o ResumeOptions) (Result, error) {
	if err := o.check(); err != nil {
		return Result{}, err
	}
	folder, err := s.OpenFolder()
	if err != nil {
		return Result{}, err
	}
	lock, err := lockKnown(ctx, folder, raw, func(name string, _ error) bool { return folder.HasSealed(name) })
	if err != nil {
		return Result{}, err
	}
	defer lock.Release()
	record, err := lock.Load()
	if lock.HasSealed() {
		return s.resume(ctx, lock, record, o)
	}
	if err != nil {
		return Result{}, err
	}
	if record.Undecided() == nil && record.Installation != nil {
		s.UI.Note("nothing to resume")
		return s.accepted(ctx, lock.Name, *record.Installation, o.ShowKey, nil)
	}
	if err := resumable(lock.Name, *record.Registration); err != nil || record.Undecided() == nil {
		return Result{}, err
	}
	return s.resume(ctx, lock, record, o)
}

// resumable explains what cannot be resumed, and why.
func resumable(name string, r Registration) error {
	clicks := "open " + DialogMenu + " in JTL-Wawi and run `" + registerAgain(name, r.URL) + "`"
	switch r.Status {
	case Sending:
		return fault.New(fault.Server, "the request of %q was sent, or about to be, when jtlctl ended, and its number is not known", name).
			WithHint("look at JTL-Wawi: if it shows the app, reject it there (a key that is granted now cannot be fetched); then %s", clicks)
	case Rejected:
		return fault.New(fault.Refused, "the app of %q was rejected in JTL-Wawi", name).WithHint("ask the merchant why; then %s", clicks)
	case Spent:
		return fault.New(fault.Server, "the key of %q was handed out before, and JTL-Wawi does not hand it out again", name).
			WithHint("remove the app in JTL-Wawi, then %s", clicks)
	case Pending, Accepted, Gone:
	}
	return nil
}

// resume goes on with a record, which is empty if only a sealed key is left.
func (s Service) resume(ctx context.Context, lock *Lock, record Record, o ResumeOptions) (Result, error) {
	before, kept := storesOf(record), ""
	var target Target
	if len(before) > 0 {
		kept, target = record.Spec().Store, record.Spec().Target
	}
	err := checkStoreFlag(o.Store)
	if err != nil {
		return Result{}, err
	}
	if !lock.HasSealed() { // else nobody is asked
		if target, err = o.set(target); err != nil {
			return Result{}, err
		}
	}
	store, err := s.Stores.chosenBefore(cmp.Or(o.Store, kept))
	if err != nil {
		return Result{}, err
	}
	r, err := s.registrar(target, store)
	if err != nil {
		return Result{}, err
	}
	installation, found, err := r.Recover(ctx, lock)
	switch {
	case err != nil:
		return Result{}, err
	case found:
		s.sweep(ctx, lock.Name, installation.Store, before)
		s.UI.Note("JTL-Wawi had granted the key already; it was sealed on disk")
		return s.accepted(ctx, lock.Name, installation, o.ShowKey, store)
	}
	if spec := &record.Registration.Spec; spec.Store != store.Name() || spec.Target != target {
		// The state names what opens the sealed key before there can be one.
		spec.Store, spec.Target = store.Name(), target
		if err := lock.Save(record); err != nil {
			return Result{}, err
		}
	}
	return s.await(ctx, r, lock, record, o.WaitOptions, before, false)
}
