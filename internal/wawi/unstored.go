package wawi

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// unstored is the error of keys that no store took. They are shown if they
// would be lost otherwise, or if a person looks at the terminal.
func (r Registrar) unstored(ctx context.Context, lock *Lock, keys []string, sealed bool, why error) error {
	if sealed && ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted; the key of %q was granted and is sealed on disk, but not in the %s store yet", lock.Name, r.Vault.Store.Name()).
			WithHint("`jtlctl wawi resume %s` puts the key into the store", lock.Name).WithCause(why)
	}
	copied := sealed && r.Vault.reopens(ctx, lock)
	shown := false
	for _, key := range keys {
		shown = r.Vault.ShowKey(lock.Name, secret.New(key), why, copied) || shown
	}
	err := fault.Wrap(why, "JTL-Wawi granted the key of %q, and no store takes it: %s", lock.Name, fault.Message(why)).WithKind(fault.Store)
	switch {
	case !shown:
		err.Message += "; the key is not lost: it is sealed on disk" // also for --quiet, which has no hints
		return err.WithHint("the key was not printed; once the store works again, `jtlctl wawi resume %s` puts the key into it", lock.Name)
	case sealed:
		return err.WithHint("write down the key that was shown; `jtlctl wawi resume %s` tries the store again", lock.Name)
	}
	return err.WithHint("write down the key that was shown; nothing else has it, and JTL-Wawi does not hand it out again")
}
