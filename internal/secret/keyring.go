package secret

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zalando/go-keyring"
)

// KeyringName is the operating system's keyring: Secret Service, macOS
// Keychain, Windows Credential Manager.
const KeyringName = "keyring"

const service = "jtlctl"

// Backend is what a Keyring drives.
type Backend interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// Keyring is the store of the operating system. Its calls run one after the
// other: a second question to a person while the first is open would only
// confuse, and go-keyring mixes up the answers.
type Keyring struct {
	Backend Backend // nil means the system's own
	Limits  Limits
	// Waiting is set if a person is there who can answer what the keyring asks.
	// It is called once, when a call takes so long that the keyring is probably
	// asking, with the time that the call may take in all.
	Waiting func(limit time.Duration)
	// Queue is the folder of the locks that keep many processes from calling the
	// keyring at the same time; "" means no queue.
	Queue string

	keeps    time.Duration // how long a call keeps its place in the queue; 0 means placeTime
	prepared sync.Once
	turn     chan struct{} // has something in it while no operation runs
	warned   atomic.Bool   // Waiting was called
	stuck    atomic.Bool   // the operation that runs has used up its time
}

type systemKeyring struct{}

func (systemKeyring) Get(service, user string) (string, error) {
	if err := findBus(); err != nil {
		return "", err
	}
	return keyring.Get(service, user)
}

func (systemKeyring) Set(service, user, password string) error {
	if err := findBus(); err != nil {
		return err
	}
	return keyring.Set(service, user, password)
}

func (systemKeyring) Delete(service, user string) error {
	if err := findBus(); err != nil {
		return err
	}
	if err := keyring.Delete(service, user); err != nil {
		return err
	}
	return checkDeleted(service, user)
}

// Name is "keyring".
func (*Keyring) Name() string { return KeyringName }

// Get reads a secret.
func (k *Keyring) Get(ctx context.Context, name string) (String, error) {
	text, err := k.call(ctx, func(b Backend) (string, error) { return b.Get(service, name) })
	return New(text), err
}

// Set writes a secret.
func (k *Keyring) Set(ctx context.Context, name string, value String) error {
	_, err := k.call(ctx, func(b Backend) (string, error) { return "", b.Set(service, name, value.Reveal()) })
	return err
}

// Delete removes a secret.
func (k *Keyring) Delete(ctx context.Context, name string) error {
	_, err := k.call(ctx, func(b Backend) (string, error) { return "", b.Delete(service, name) })
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}
