package wawi

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// accept seals the answer at once and then takes its time. As long as the key
// is nowhere else nothing is said: a stream that nobody reads ends the process.
func (r Registrar) accept(ctx context.Context, lock *Lock, sealer *sealer, record Record, answer Timed) (Installation, error) {
	o := outcomeOf(*record.Registration, answer)
	p, written := Progress{Status: Accepted}, false
	var trouble error
	if sealer != nil {
		trouble = sealer.seal(o, func() { p.Written, written = r.Now().Sub(answer.At), true })
		_ = sealer.file.Close() // on Windows an open file cannot be removed
	}
	p.Sealed = r.Now().Sub(answer.At)
	warn, say := r.Vault.Warn, func() {}
	if written {
		r.Tell(p)
	} else {
		r.Vault, say = muted(r.Vault)
	}
	// Not even Ctrl-C keeps the key from a store that works. One that does not
	// answer is left then: the copy on disk has the key, or else it is shown.
	ctx, stop := r.Guard.Store(ctx, written)
	defer stop()
	// What was not synced may go with the disk that refused the store, too.
	installation, err := r.store(ctx, lock, o, written && trouble == nil)
	say()
	warnOf(lock.Name, o, warn)
	if trouble != nil {
		warn("the copy of the key on disk cannot be written: %v", disk.Cause(trouble))
	}
	if !textutil.IsHeaderValue(o.Key) || strings.TrimSpace(o.Key) == "" {
		warn("the key of %q is as JTL-Wawi sent it, and has signs that no header can carry: it may be damaged", lock.Name)
	}
	return installation, err
}

// muted is a vault whose warnings wait until say is called.
func muted(v *Vault) (quiet *Vault, say func()) {
	var lines []func()
	silent := *v
	silent.Warn = func(format string, args ...any) { lines = append(lines, func() { v.Warn(format, args...) }) }
	return &silent, func() {
		for _, line := range lines {
			line()
		}
		lines = nil
	}
}

// outcomeOf is all that is to be written down of a registration that was
// accepted.
func outcomeOf(registration Registration, answer Timed) outcome {
	spec := registration.Spec
	i := Installation{
		Spec: spec, RegistrationID: registration.ID, Granted: []string{},
		GrantedKnown: answer.Granted != nil, AcceptedAt: answer.At.UTC(),
	}
	if i.GrantedKnown {
		i.Granted = spelledAs(answer.Granted, slices.Concat(spec.Mandatory, spec.Optional))
	}
	o := outcome{Installation: i, Key: answer.Key.Reveal(), Doubts: doubts(registration, answer)}
	for _, other := range answer.Others {
		o.Others = append(o.Others, other.Reveal())
	}
	o.Installation.OtherKeys = len(o.Others)
	return o
}

// store puts the key into the store, reads it back, and only then says so in
// the state. sealed reports whether a copy of the key is on disk.
func (r Registrar) store(ctx context.Context, lock *Lock, o outcome, sealed bool) (Installation, error) {
	key := secret.New(o.Key)
	store, err := r.Vault.keep(ctx, lock.Name, Slot(lock.Name), key)
	if err != nil {
		return o.Installation, r.unstored(ctx, lock, append([]string{o.Key}, o.Others...), sealed, err)
	}
	asked := o.Installation.Store
	if err := r.storeOthers(ctx, lock, o, sealed); err != nil {
		return o.Installation, err
	}
	o.Installation.Store = store
	if err := lock.Save(Record{Installation: &o.Installation}); err != nil {
		return o.Installation, fault.Wrap(err, "the key of %q is in the %s store, but %s", lock.Name, store, fault.Message(err)).
			WithHint("%s, then run `jtlctl wawi resume %s`", disk.Remedy(err), lock.Name)
	}
	r.removeSeal(ctx, lock, asked, store)
	return o.Installation, nil
}

// storeOthers puts further keys into the store, or removes those of an earlier
// registration from it.
func (r Registrar) storeOthers(ctx context.Context, lock *Lock, o outcome, sealed bool) error {
	if len(o.Others) == 0 {
		if before, err := lock.Load(); err == nil && before.Installation != nil && before.Installation.OtherKeys > 0 {
			_ = r.Vault.Store.Delete(ctx, OthersSlot(lock.Name)) // they are not valid any more
		}
		return nil
	}
	list, err := json.Marshal(o.Others)
	if err != nil {
		return err
	}
	if _, err := r.Vault.keep(ctx, lock.Name, OthersSlot(lock.Name), secret.New(string(list))); err != nil {
		return r.unstored(ctx, lock, o.Others, sealed, err)
	}
	return nil
}

// removeSeal removes what is not needed any more. What stays does no harm.
func (r Registrar) removeSeal(ctx context.Context, lock *Lock, asked, store string) {
	if err := lock.removeSealed(); err != nil {
		r.Vault.Warn("%v", err)
		return
	}
	if asked == store { // else the store is the one that has just failed
		_ = r.Vault.Store.Delete(ctx, sealSlot(lock.Name))
	}
}
