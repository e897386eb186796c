package wawi

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Key is the JSON form of a key; it is a contract.
type Key struct {
	// Name is that of the installation.
	Name string `json:"name"`
	// Key is what follows Wawi in the header Authorization.
	Key string `json:"api_key"`
	// Store is the name of the store that the key is in.
	Store string `json:"store"`
}

// OtherKeys is the JSON form of further keys; it is a contract.
type OtherKeys struct {
	// Name is that of the installation.
	Name string `json:"name"`
	// Keys are those that came with the key; usually there are none.
	Keys []string `json:"other_api_keys"`
}

// Key reads the key of an installation. store names the store to read if the
// state is lost; "" is the one that the state names.
func (s Service) Key(ctx context.Context, raw, store string) (Key, error) {
	name, i, err := s.keyOwner(raw, store)
	if err != nil {
		return Key{}, err
	}
	key, err := s.Stores.key(ctx, name, i, nil)
	if errors.Is(err, secret.ErrNotFound) {
		if folder, failed := s.OpenFolder(); failed == nil && folder.HasSealed(name) {
			return Key{}, keyWaits(name)
		}
	}
	return Key{name, key.Reveal(), i.Store}, err
}

// keyOwner is the installation of a name. If the user names the store, nothing
// else has to be known of it.
func (s Service) keyOwner(raw, store string) (string, Installation, error) {
	if err := checkStoreFlag(store); err != nil {
		return "", Installation{}, err
	}
	name, err := ParseName(raw)
	if err != nil {
		return "", Installation{}, err
	}
	if store == "" {
		return s.installed(raw)
	}
	return name, Installation{Spec: Spec{Store: store}}, nil
}

// OtherKeys reads the keys that came with the key of an installation. They may
// be in another store than it, if one failed in between.
func (s Service) OtherKeys(ctx context.Context, raw, store string) (OtherKeys, error) {
	name, i, err := s.keyOwner(raw, store)
	if err != nil {
		return OtherKeys{}, err
	}
	found := OtherKeys{name, []string{}}
	for _, storeName := range append([]string{i.Store}, otherNames(i.Store)...) {
		store, err := s.Stores.Open(storeName)
		if err != nil {
			return OtherKeys{}, err
		}
		list, err := store.Get(ctx, OthersSlot(name))
		if errors.Is(err, secret.ErrNotFound) || err != nil && storeName != i.Store {
			continue
		}
		if err != nil {
			return OtherKeys{}, err
		}
		if json.Unmarshal([]byte(list.Reveal()), &found.Keys) != nil {
			return OtherKeys{}, fault.New(fault.Store, "the further keys of %q in the %s store are damaged", name, storeName)
		}
		break
	}
	return found, nil
}

// Err is the error of an installation that has no further keys.
func (k OtherKeys) Err() error {
	if len(k.Keys) > 0 {
		return nil
	}
	return fault.New(fault.Credentials, "no further keys of %q are stored", k.Name).WithHint("JTL-Wawi responded with one: `jtlctl wawi key %s`", k.Name)
}

// The forms in which a key is printed.
const (
	RawForm    = "raw"
	HeaderForm = "header" // the whole header that every call needs
)

// Forms lists the forms.
func Forms() []string { return []string{RawForm, HeaderForm} }

// BeforeKey returns what a form has before the key. A key that the form cannot
// have is an error.
func BeforeKey(name, key, form string) (string, error) {
	if strings.ContainsAny(key, "\r\n") {
		return "", fault.New(fault.Credentials, "the key of %q has a line break in it, which no header can carry", name).
			WithHint("-o json shows it; register again if it is damaged")
	}
	if form != HeaderForm {
		return "", nil
	}
	if !Carried(secret.New(key)) {
		return "", fault.New(fault.Credentials, "the key of %q has characters that no header can carry", name).
			WithHint("-o json shows it; register again if it is damaged")
	}
	return "Authorization: Wawi ", nil
}
