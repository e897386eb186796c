package wawi

import (
	"context"
	"crypto/cipher"
	"errors"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Vault brings a key to safety. Whatever takes time, such as unlocking a
// store, is done by Registrar.Prove, before anybody is asked for a key.
type Vault struct {
	Store secret.Store
	// Other finds another store that works, for the case that Store does not
	// any more; nil if there is none.
	Other func(context.Context) secret.Store
	// Elsewhere are the other stores that may have what opens a sealed key; nil
	// if there are none.
	Elsewhere func() []secret.Store
	// ShowKey shows a key that no store takes to the person at the terminal, once,
	// and reports whether it did. If a copy on disk can be opened later, it shows
	// the key on a terminal only: a log keeps what it was given.
	ShowKey func(name string, key secret.String, why error, copied bool) bool
	Warn    func(format string, args ...any)
	Sleep   func(context.Context, time.Duration) error

	aead  cipher.AEAD
	opens secret.Store // has the key of aead
}

// errSealLost says that nothing opens the sealed copy of a key any more.
var errSealLost = errors.New("the sealed copy cannot be opened")

// prepare puts a new key that seals into the store and reads it back, which
// also proves that the store works.
func (v *Vault) prepare(ctx context.Context, name string, fresh secret.String) error {
	err := v.patiently(func() error { return secret.SetAndCheck(ctx, v.Store, sealSlot(name), fresh) })
	if err != nil {
		return err
	}
	v.opens = v.Store
	v.aead, err = secret.Cipher(fresh)
	return err
}

// patiently tries again if other processes crowd the store: that passes,
// unlike everything else that a store may have.
func (v *Vault) patiently(do func() error) error {
	const attempts = 6 // each of which waits for the lock
	var err error
	for range attempts {
		if err = do(); !errors.Is(err, disk.ErrLocked) {
			break
		}
	}
	return err
}

// open gets the key that seals from the store. If it is gone, another takes
// its place, unless something is sealed with it.
func (v *Vault) open(ctx context.Context, lock *Lock, fresh secret.String) error {
	if lock.HasSealed() {
		return v.openSealed(ctx, lock)
	}
	key, err := v.Store.Get(ctx, sealSlot(lock.Name))
	switch {
	case errors.Is(err, secret.ErrNotFound):
		return v.prepare(ctx, lock.Name, fresh)
	case err != nil:
		return err
	}
	v.opens = v.Store
	v.aead, err = secret.Cipher(key)
	return err
}

// openSealed looks in every store for what opens the sealed key: the store may
// have been changed after the key was sealed.
func (v *Vault) openSealed(ctx context.Context, lock *Lock) error {
	sealed := lock.sealed()
	if _, err := sealed.Load(); err != nil {
		return disk.Fault(fault.Disk, err, "the sealed key %s cannot be read", sealed.Path).
			WithHint("it has the key, so do not delete it: make it readable for you (look at its rights and at whom it belongs to), "+
				"then `jtlctl wawi resume %s`", lock.Name)
	}
	stores := []secret.Store{v.Store}
	if v.Elsewhere != nil {
		stores = append(stores, v.Elsewhere()...)
	}
	var first error
	for _, store := range stores {
		aead, err := v.opener(ctx, store, lock)
		switch {
		case err == nil:
			v.aead, v.opens = aead, store
			return nil
		case ctx.Err() != nil:
			return err
		case first == nil:
			first = err
		}
	}
	return fault.Wrap(first, "%s", fault.Message(first)).
		WithHint("if it was sealed with another store, name that one first: `jtlctl wawi resume %s --store keyring` (or file); %s", lock.Name, fault.Hint(first))
}

// opener is what opens the sealed key, if a store has it.
func (v *Vault) opener(ctx context.Context, store secret.Store, lock *Lock) (cipher.AEAD, error) {
	lost := "else restore the file and the store from a backup; without one the key is lost: `jtlctl wawi forget " + lock.Name +
		" --lose-key`, remove the app in JTL-Wawi, register again"
	key, err := store.Get(ctx, sealSlot(lock.Name))
	switch {
	case errors.Is(err, secret.ErrNotFound):
		return nil, fault.New(fault.Store, "the key of %q was received, and the %s store has lost what opens its copy on disk", lock.Name, store.Name()).
			WithHint("%s", lost).WithCause(errors.Join(errSealLost, err))
	case err != nil:
		return nil, err
	}
	aead, err := secret.Cipher(key)
	if err == nil {
		_, err = lock.unseal(aead)
	}
	if err != nil {
		return nil, fault.New(fault.Disk, "the sealed key %s is damaged, or sealed with another key than the one in the %s store", lock.sealed().Path, store.Name()).
			WithHint("%s", lost).WithCause(errors.Join(errSealLost, err))
	}
	return aead, nil
}

// reopens reports whether the sealed copy of a key can be opened later. A store
// that does not answer now had what opens it when this process began; one that
// answers shows whether it still has it.
func (v *Vault) reopens(ctx context.Context, lock *Lock) bool {
	_, err := v.opener(ctx, v.opens, lock)
	return !errors.Is(err, errSealLost)
}

// Attempts of the store, and the pause before the second; each further one is
// twice as long.
const (
	storeAttempts = 3
	storePause    = 200 * time.Millisecond
)

// keep puts the key into a store and reads it back: the one that was chosen,
// several times, then another one. It returns the name of the store.
func (v *Vault) keep(ctx context.Context, name, slot string, key secret.String) (string, error) {
	var err error
	pause := storePause
	for attempt := range storeAttempts {
		if attempt > 0 {
			if v.Sleep(ctx, pause) != nil {
				break
			}
			pause *= 2
		}
		err = v.patiently(func() error { return secret.SetAndCheck(ctx, v.Store, slot, key) })
		if err == nil {
			return v.Store.Name(), nil
		}
		if ctx.Err() != nil || errors.Is(err, secret.ErrLocked) {
			break
		}
	}
	if v.Other == nil || ctx.Err() != nil {
		return "", err
	}
	other := v.Other(ctx)
	if other == nil {
		return "", err
	}
	v.Warn("the %s store does not take the key: %v", v.Store.Name(), err)
	if failed := secret.SetAndCheck(ctx, other, slot, key); failed != nil {
		v.Warn("the %s store does not take it either: %v", other.Name(), failed)
		return "", err
	}
	v.Warn("the key of %q is stored in the %s store instead", name, other.Name())
	return other.Name(), nil
}
