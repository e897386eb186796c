package wawi

import (
	"context"
	"encoding/base32"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

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
	body, err := app.Request(spec.API.Generation, icon)
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
	sentAt := r.Now()
	quietly, trace := platform.HoldTrace(ctx)
	defer trace() // once the number, or a key, is on disk
	who := identity{spec.AppID, spec.AppVersion, challenge}
	answer, uncertain, err := r.Client.register(quietly, who, body)
	if other, ok := elsewhere(spec.Target, err); ok && ctx.Err() == nil {
		record.Registration.Target = other
		if err := lock.Save(record); err != nil {
			return Record{}, err
		}
		r.Client.Target = other
		answer, uncertain, err = r.Client.register(quietly, who, body)
	}
	switch {
	case err != nil && uncertain:
		return Record{}, unanswered(ctx, err, r.Now().Sub(sentAt))
	case err != nil:
		return Record{}, r.unsent(lock, record, before, err)
	}
	return r.sent(ctx, lock, record, answer)
}

// elsewhere returns the target with the other prefix of its generation if there
// is no registration at the first: a 404 says that nothing was accepted.
func elsewhere(t Target, err error) (Target, bool) {
	var answered *answerError
	prefixes := t.API.Generation.Prefixes()
	if !errors.As(err, &answered) || answered.code != http.StatusNotFound || len(prefixes) == 1 {
		return t, false
	}
	if t.Prefix == "" {
		t.Prefix = prefixes[1]
	} else {
		t.Prefix = ""
	}
	return t, true
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
// accept.
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

// unanswered names both ways out of a request that was sent and got no response.
func unanswered(ctx context.Context, err error, took time.Duration) error {
	if ctx.Err() != nil {
		err = fault.New(fault.Interrupted, "interrupted").WithCause(err)
	}
	ago := ""
	if took = took.Round(time.Second); took > 0 {
		ago = " " + took.String() + " ago"
	}
	return fault.Wrap(err, "%s; the request was sent%s, and it is not known if JTL-Wawi accepted it", fault.Message(err), ago).
		WithHint("look at JTL-Wawi: if it still waits for an app, run the same command again; if it shows the app, reject it there "+
			"(a key that is granted now cannot be fetched), open %s again, and run the same command again", DialogMenu)
}

// sent writes down the number of the request.
func (r Registrar) sent(ctx context.Context, lock *Lock, record Record, answer Timed) (Record, error) {
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
		return Record{}, fault.Wrap(err, "JTL-Wawi accepted the request as %s, but that cannot be stored: %s", answer.ID, fault.Message(err)).
			WithHint("reject the app in JTL-Wawi, %s, and run the same command again", disk.Remedy(err))
	}
	return record, nil
}
