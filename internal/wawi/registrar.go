package wawi

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Registrar carries a registration through, in the order in which the key
// cannot be lost: the store is proven, the request is on disk, it is sent, its
// number is on disk, the answer is sealed on disk, the key is in the store and
// was read back; only then the state says accepted.
type Registrar struct {
	Client Client
	Vault  *Vault
	Random io.Reader
	Now    func() time.Time
	// Sleep waits, or returns early with the context's error.
	Sleep func(context.Context, time.Duration) error
	// Tell is called with every change; it must return at once.
	Tell func(Progress)
	// Guard protects each question until its answer is safe.
	Guard *interrupt.Guard
}

// Patience is how long and how often JTL-Wawi is asked. Sent says that the
// request has just been sent, so that the first question comes after an
// interval too.
type Patience struct {
	Wait, Interval time.Duration
	Sent           bool
}

// Prove makes sure that a key can be kept, before anybody is asked for one.
func (r Registrar) Prove(ctx context.Context, lock *Lock) error {
	if _, err := lock.Load(); err != nil && !errors.Is(err, ErrNoRecord) {
		return err
	}
	if lock.HasSealed() {
		return fault.New(fault.Usage, "a key of %q was received and is not in the store yet", lock.Name).
			WithHint("`jtlctl wawi resume %s` puts it there", lock.Name)
	}
	fresh, err := secret.NewSealKey(r.Random)
	if err != nil {
		return err
	}
	return r.Vault.prepare(ctx, lock.Name, fresh)
}

// Abandon takes back what Prove did for a request that is not sent.
func (r Registrar) Abandon(ctx context.Context, lock *Lock) {
	if _, err := lock.Load(); errors.Is(err, ErrNoRecord) {
		ctx, stop := r.Guard.Store(ctx, true)
		defer stop()
		_ = r.Vault.Store.Delete(ctx, sealSlot(lock.Name))
	}
}

// Recover finishes what an earlier process left behind: a key that was
// received and sealed. false means that there is none.
func (r Registrar) Recover(ctx context.Context, lock *Lock) (Installation, bool, error) {
	fresh, err := secret.NewSealKey(r.Random)
	if err != nil {
		return Installation{}, false, err
	}
	if err := r.Vault.open(ctx, lock, fresh); err != nil {
		return Installation{}, false, err
	}
	o, err := lock.unseal(r.Vault.aead)
	if errors.Is(err, fs.ErrNotExist) {
		return Installation{}, false, nil
	}
	if err != nil {
		return Installation{}, false, err
	}
	ctx, stop := r.Guard.Store(ctx, true)
	defer stop()
	installation, err := r.store(ctx, lock, o, true)
	warnOf(lock.Name, o, r.Vault.Warn)
	return installation, err == nil, err
}
