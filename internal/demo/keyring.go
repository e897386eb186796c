package demo

import (
	"sync"

	"github.com/zalando/go-keyring"
)

// Keyring is one that lives as long as the demo.
type Keyring struct {
	// Items are its secrets, by user.
	Items map[string]string
	mu    sync.Mutex
}

// Get returns the secret of a user.
func (k *Keyring) Get(_, user string) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if text, ok := k.Items[user]; ok {
		return text, nil
	}
	return "", keyring.ErrNotFound
}

// Set replaces the secret of a user.
func (k *Keyring) Set(_, user, password string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.Items == nil {
		k.Items = map[string]string{}
	}
	k.Items[user] = password
	return nil
}

// Delete removes the secret of a user.
func (k *Keyring) Delete(_, user string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.Items, user)
	return nil
}
