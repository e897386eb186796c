package wawi

import (
	"context"
	"errors"
	"slices"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Stores are the stores that keys are put into.
type Stores struct {
	// Open opens a store by its name.
	Open func(name string) (secret.Store, error)
	// Choose opens the store for a new key: the named one, or the user's choice
	// if the name is "".
	Choose func(name string) (secret.Store, error)
	// Brief is the keyring for what can do without it: no person is waited for.
	Brief func() secret.Store
}

// fallback is the store that takes a key if the chosen one does not any more:
// the encrypted file if that takes no new passphrase, the keyring if it works.
// nil means none.
func (s Stores) fallback(ctx context.Context, chosen string) secret.Store {
	for _, name := range []string{secret.FileName, secret.KeyringName} {
		store, err := s.Open(name)
		if err != nil || name == chosen {
			continue
		}
		file, isFile := store.(*secret.File)
		if isFile && file.Ready() || !isFile && secret.Probe(ctx, store) == nil {
			return store
		}
	}
	return nil
}

// except are all stores but one.
func (s Stores) except(chosen string) (stores []secret.Store) {
	for _, name := range otherNames(chosen) {
		if store, err := s.Open(name); err == nil {
			stores = append(stores, store)
		}
	}
	return stores
}

// otherNames are the names of all stores but one.
func otherNames(chosen string) []string {
	return slices.DeleteFunc(slices.Clone(secret.Names()), func(name string) bool { return name == chosen })
}

// namesWith are the names of all stores that may have a key: helpers only if they are
// known to.
func namesWith(known []string) []string {
	names := secret.Names()
	for _, name := range known {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// checkStoreFlag refuses a --store that does not exist; "" is none.
func checkStoreFlag(name string) error {
	if name == "" {
		return nil
	}
	return fault.WithOrigin(secret.CheckName(name), "--store")
}

// storesOf are the names of the stores that may have something of a record.
func storesOf(record Record) (names []string) {
	if record.Installation != nil {
		names = append(names, record.Installation.Store)
	}
	if r := record.Registration; r != nil && (len(names) == 0 || names[0] != r.Store) {
		names = append(names, r.Store)
	}
	return names
}

// sweep removes what an earlier registration left in another store than the
// one that has the key now.
func (s Service) sweep(ctx context.Context, name, now string, before []string) {
	for _, storeName := range before {
		if storeName == now {
			continue
		}
		store, err := s.Stores.Open(storeName)
		if err == nil {
			err = removeKeys(ctx, store, name)
		}
		if err != nil {
			s.UI.Warn("the %s store may still have the old key of %q, which is invalid: %v", storeName, name, err)
		}
	}
}

func removeKeys(ctx context.Context, store secret.Store, name string) error {
	for _, slot := range Slots(name) {
		if err := store.Delete(ctx, slot); err != nil {
			return err
		}
	}
	return nil
}

// key reads the key of an installation. store is one that is open already; nil
// is none.
func (s Stores) key(ctx context.Context, name string, i Installation, store secret.Store) (secret.String, error) {
	if store == nil || store.Name() != i.Store {
		var err error
		if store, err = s.Open(i.Store); err != nil {
			return secret.String{}, err
		}
	}
	key, err := store.Get(ctx, Slot(name))
	if errors.Is(err, secret.ErrNotFound) {
		other := "keyring"
		if store.Name() == other {
			other = "file"
		}
		return secret.String{}, fault.New(fault.Credentials, "the %s store has no key of %q", store.Name(), name).
			WithHint("it may be in the other one: `jtlctl wawi key %s --store %s`; else, without a backup, only `%s` helps, which makes a new key", name, other, registerAgain(name, i.URL)).WithCause(err)
	}
	return key, err
}

// chosenBefore opens the store that was chosen before; "" takes the one of now.
func (s Stores) chosenBefore(name string) (secret.Store, error) {
	if name == "" {
		return s.Choose("")
	}
	return s.Open(name)
}
