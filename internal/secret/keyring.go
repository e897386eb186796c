package secret

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// KeyringName is the operating system's keyring: Secret Service, macOS
// Keychain, Windows Credential Manager.
const KeyringName = "keyring"

const (
	service = "jtlctl"
	// KeyringLimit bounds every call: some keyrings never answer.
	KeyringLimit = 3 * time.Second
)

// Backend is what a Keyring drives.
type Backend interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// Keyring is the store of the operating system.
type Keyring struct {
	Backend Backend       // nil means the system's own
	Limit   time.Duration // 0 means KeyringLimit
}

type systemKeyring struct{}

func (systemKeyring) Get(service, user string) (string, error) { return keyring.Get(service, user) }
func (systemKeyring) Set(service, user, password string) error {
	return keyring.Set(service, user, password)
}
func (systemKeyring) Delete(service, user string) error { return keyring.Delete(service, user) }

// Name is "keyring".
func (Keyring) Name() string { return KeyringName }

// Get reads a secret.
func (k Keyring) Get(ctx context.Context, name string) (String, error) {
	text, err := k.call(ctx, func(b Backend) (string, error) { return b.Get(service, name) })
	return New(text), err
}

// Set writes a secret.
func (k Keyring) Set(ctx context.Context, name string, value String) error {
	_, err := k.call(ctx, func(b Backend) (string, error) { return "", b.Set(service, name, value.Reveal()) })
	return err
}

// Delete removes a secret.
func (k Keyring) Delete(ctx context.Context, name string) error {
	_, err := k.call(ctx, func(b Backend) (string, error) { return "", b.Delete(service, name) })
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

type outcome struct {
	text string
	err  error
}

// call runs one operation within the limit. A first failure is tried once
// more: the call that starts or unlocks a keyring may fail although the next
// one works. An operation that never ends is left behind.
func (k Keyring) call(ctx context.Context, operation func(Backend) (string, error)) (string, error) {
	backend, limit := k.Backend, k.Limit
	if backend == nil {
		backend = systemKeyring{}
	}
	if limit == 0 {
		limit = KeyringLimit
	}
	done := make(chan outcome, 1)
	go func() {
		text, err := operation(backend)
		if err != nil && !errors.Is(err, keyring.ErrNotFound) && !errors.Is(err, keyring.ErrSetDataTooBig) {
			text, err = operation(backend)
		}
		done <- outcome{text, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.text, explainKeyring(o.err)
	case <-timer.C:
		return "", unusable("it did not answer within " + limit.String())
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

func explainKeyring(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return fault.New(fault.Store, "the secret is too long for the keyring of this system").
			WithHint("use the encrypted file instead: --store file").Because(err)
	case strings.Contains(err.Error(), "exit status 36"):
		return fault.New(fault.Store, "the keychain is locked, as it is in an SSH session").
			WithHint("run `security unlock-keychain`, or use the encrypted file: --store file").Because(err)
	}
	return unusable(err.Error())
}

func unusable(reason string) error {
	return fault.New(fault.Store, "the keyring of this system cannot be used: %s", reason).
		WithHint("use the encrypted file instead (--store file, or JTLCTL_STORE=file), or credentials in the environment; `jtlctl doctor` looks closer")
}
