// Package lettercase keeps names apart that the keyring of Windows takes for the
// same.
package lettercase

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"github.com/zalando/go-keyring"
)

// Keyring is one that takes names which differ only in letter case for the same,
// as the Credential Manager of Windows does.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
	// Owner returns the name that an entry was written with, in its own letter
	// case, or keyring.ErrNotFound.
	Owner(service, user string) (string, error)
}

// Backend keeps names apart that its keyring takes for the same, by ending each
// with a hash of itself. Profiles and client IDs may differ only in letter case.
// An entry of an older jtlctl, which has no hash, belongs to the name that it was
// written with, and is read and deleted under that name.
type Backend struct{ Keyring Keyring }

// distinctName does not lengthen a long name, because user names are limited (513
// characters in Windows, 240 in Wine): the hash is of all of it.
func distinctName(name string) string {
	const (
		readable = 200 // characters
		hashed   = 8   // bytes
	)
	sum := sha256.Sum256([]byte(name))
	if characters := []rune(name); len(characters) > readable {
		name = string(characters[:readable])
	}
	return name + "#" + hex.EncodeToString(sum[:hashed])
}

// Get returns the entry of a name, or what an older jtlctl stored for it.
func (b Backend) Get(service, user string) (string, error) {
	text, err := b.Keyring.Get(service, distinctName(user))
	if !errors.Is(err, keyring.ErrNotFound) {
		return text, err
	}
	if err := b.checkOlder(service, user); err != nil {
		return "", err
	}
	return b.Keyring.Get(service, user)
}

// Set writes the entry of a name; what an older jtlctl stored for it goes only
// after that.
func (b Backend) Set(service, user, password string) error {
	if err := b.Keyring.Set(service, distinctName(user), password); err != nil {
		return err
	}
	if err := b.deleteOlder(service, user); !errors.Is(err, keyring.ErrNotFound) {
		return err
	}
	return nil
}

// Delete removes the entry of a name and what an older jtlctl stored for it.
func (b Backend) Delete(service, user string) error {
	older := b.deleteOlder(service, user)
	if older != nil && !errors.Is(older, keyring.ErrNotFound) {
		return older
	}
	err := b.Keyring.Delete(service, distinctName(user))
	if errors.Is(err, keyring.ErrNotFound) {
		return older // nil if there was one
	}
	return err
}

func (b Backend) deleteOlder(service, user string) error {
	if err := b.checkOlder(service, user); err != nil {
		return err
	}
	return b.Keyring.Delete(service, user)
}

// checkOlder returns keyring.ErrNotFound unless an older jtlctl stored something
// for exactly this name.
func (b Backend) checkOlder(service, user string) error {
	owner, err := b.Keyring.Owner(service, user)
	if err == nil && owner != user {
		return keyring.ErrNotFound
	}
	return err
}
