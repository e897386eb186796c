package wawi

import (
	"context"
	"encoding/base32"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/textutil"
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

// challengeAlphabet has no letters in two cases that people mix up: somebody
// may have to read the code out.
const (
	challengeAlphabet = "abcdefghijkmnpqrstuvwxyz23456789"
	challengeLength   = 24
)

func newChallenge(random io.Reader) (string, error) {
	raw := make([]byte, challengeLength*5/8) // 5 bits a character
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", err
	}
	return base32.NewEncoding(challengeAlphabet).WithPadding(base32.NoPadding).EncodeToString(raw), nil
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

// Send writes the request down and sends it, once Prove has proven the store.
// The record then has its number.
func (r Registrar) Send(ctx context.Context, lock *Lock, spec Spec, app App, icon string) (Record, error) {
	record, err := lock.Load()
	if err != nil && !errors.Is(err, ErrNoRecord) {
		return Record{}, err
	}
	challenge, err := r.challenge(record, spec)
	if err != nil {
		return Record{}, err
	}
	body, err := app.Request(spec.API, icon)
	if err != nil {
		return Record{}, err
	}
	before := record.Registration
	record.Registration = &Registration{Spec: spec, Challenge: challenge, Status: Sending, SentAt: r.Now().UTC()}
	if err := lock.Save(record); err != nil {
		return Record{}, err
	}
	if ctx.Err() != nil {
		return Record{}, r.unsent(lock, record, before, fault.New(fault.Interrupted, "interrupted; nothing was sent"))
	}
	quietly, trace := platform.HoldTrace(ctx)
	defer trace() // once the number, or a key, is on disk
	answer, uncertain, err := r.Client.register(quietly, identity{spec.AppID, spec.AppVersion, challenge}, body)
	switch {
	case err != nil && uncertain:
		return Record{}, unanswered(ctx, err)
	case err != nil:
		return Record{}, r.unsent(lock, record, before, err)
	}
	return r.sent(ctx, lock, record, answer)
}

// challenge is a new code, or that of a request that may have been sent: all
// requests of one registration carry the same.
func (r Registrar) challenge(record Record, spec Spec) (string, error) {
	if last := record.Registration; last != nil && last.Status == Sending && last.AppID == spec.AppID && Same(last.URL, spec.URL) {
		return last.Challenge, nil
	}
	return newChallenge(r.Random)
}

// unsent takes back what was written about a request that JTL-Wawi did not
// take.
func (r Registrar) unsent(lock *Lock, record Record, before *Registration, err error) error {
	record.Registration = before
	restore := lock.Remove
	if record.Registration != nil || record.Installation != nil {
		restore = func() error { return lock.Save(record) }
	}
	if failed := restore(); failed != nil {
		r.Vault.Warn("%v", failed)
	}
	return err
}

// unanswered tells both ways out of a request that was sent and not answered.
func unanswered(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = fault.New(fault.Interrupted, "interrupted").WithCause(err)
	}
	return fault.Wrap(err, "%s; the request was sent, and whether JTL-Wawi took it is not known", fault.Message(err)).
		WithHint("look at JTL-Wawi: if it still waits for an app, run the same command again; if it shows the app, decline it there "+
			"(a key that is granted now cannot be fetched), open %s again, and run the same command again", dialog)
}

// sent writes down the number of the request.
func (r Registrar) sent(ctx context.Context, lock *Lock, record Record, answer Answered) (Record, error) {
	record.Registration.ID, record.Registration.Status = answer.ID, Pending
	if !answer.Key.Empty() { // no version is known to do so, but a key is a key
		sealer, unsealed := lock.newSealer(r.Vault.aead)
		installation, err := r.accept(ctx, lock, sealer, record, answer)
		if unsealed != nil {
			r.Vault.Warn("%v", unsealed)
		}
		if err != nil {
			return Record{}, err
		}
		return Record{Name: lock.Name, Installation: &installation}, nil
	}
	if err := lock.Save(record); err != nil {
		return Record{}, fault.Wrap(err, "JTL-Wawi took the request as %s, but it cannot be written down: %s", answer.ID, fault.Message(err)).
			WithHint("decline the app in JTL-Wawi, make room, and run the same command again")
	}
	return record, nil
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

// accept seals the answer at once and then takes its time. As long as the key
// is nowhere else nothing is said: a stream that nobody reads ends the process.
func (r Registrar) accept(ctx context.Context, lock *Lock, sealer *sealer, record Record, answer Answered) (Installation, error) {
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
	installation, err := r.store(ctx, lock, o, written)
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
func outcomeOf(registration Registration, answer Answered) outcome {
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
			WithHint("make room, then run `jtlctl wawi resume %s`", lock.Name)
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
