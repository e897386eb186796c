package wawi

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// ForgetOptions are what a user permits. Yes asks no question, Force leaves the
// key in a store that cannot be reached, LoseKey destroys a key that is only
// sealed on disk.
type ForgetOptions struct{ Yes, Force, LoseKey bool }

// Forget removes what is stored under a name, and its key from the stores. It
// returns the name. JTL-Wawi is not asked.
func (s Service) Forget(ctx context.Context, raw string, o ForgetOptions) (string, error) {
	folder, err := s.OpenFolder()
	if err != nil {
		return "", err
	}
	lock, err := lockKnown(ctx, folder, raw, func(_ string, wrong error) bool { return IsDamaged(wrong) })
	if err != nil {
		return "", err
	}
	defer lock.Release()
	record, err := lock.Load() // who had locked the name may have changed it
	if err != nil && !IsDamaged(err) && !errors.Is(err, ErrNoRecord) {
		return "", err
	}
	if err := mayLose(s.UI, lock, record, o.LoseKey); err != nil {
		return "", err
	}
	if !o.Yes {
		if err := s.UI.Confirm(ctx, "Forget "+lock.Name); err != nil {
			return "", err
		}
	}
	if err := s.forgetKeys(ctx, lock.Name, record, o.Force); err != nil {
		return "", err
	}
	return lock.Name, lock.Remove()
}

// mayLose says what is lost. A sealed key is the only copy of a key that
// JTL-Wawi granted, so that it takes more than a yes.
func mayLose(ui UI, lock *Lock, record Record, loseKey bool) error {
	sealed := lock.HasSealed()
	switch {
	case sealed && !loseKey:
		return fault.New(fault.Usage, "a key of %q was received and is not in the store yet; to forget it would destroy its only copy", lock.Name).
			WithHint("`jtlctl wawi resume %s` puts the key into the store; if that cannot work any more, `jtlctl wawi forget %s --lose-key`", lock.Name, lock.Name)
	case sealed:
		ui.Warn("THE KEY OF %s IS LOST WITH THIS: its only copy, sealed on disk, is destroyed, and JTL-Wawi does not hand it out again", strings.ToUpper(lock.Name))
	case record.Installation != nil:
		ui.Warn("%q has a key, which cannot be had again", lock.Name)
	}
	return nil
}

// forgetKeys empties all stores that answer. One that the record names has to;
// if nothing names one, a store that does not answer may be the one, unless
// another had the key.
func (s Service) forgetKeys(ctx context.Context, name string, record Record, force bool) error {
	known := storesOf(record)
	var failed error
	found := false
	for _, storeName := range namesWith(known) {
		unlikely := len(known) > 0 && !slices.Contains(known, storeName)
		had, err := s.Stores.forget(ctx, storeName, name, unlikely)
		found = found || had
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return err
		case unlikely:
		case force:
			s.UI.Warn("the %s store cannot be reached (%v); what it has of %q stays in it: %s", storeName, err, name, Slot(name))
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

// forget removes what a store has of a name, and reports whether it had a key.
// Nobody is asked to unlock a keyring that is unlikely to have something.
func (s Stores) forget(ctx context.Context, storeName, name string, unlikely bool) (had bool, err error) {
	store, err := s.Open(storeName)
	if err != nil {
		return false, err
	}
	if unlikely && storeName == secret.KeyringName {
		store = s.Brief()
	}
	_, err = store.Get(ctx, Slot(name))
	if err != nil && !errors.Is(err, secret.ErrNotFound) {
		return false, err
	}
	return err == nil, removeKeys(ctx, store, name)
}
