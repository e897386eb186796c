package wawi

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Progress is what is shown to a person who waits.
type Progress struct {
	Status Status
	// Trouble is why the last request failed; "" if it did not.
	Trouble string
	// Elapsed and Left are of the whole wait, Next is the pause until JTL-Wawi
	// is asked again.
	Elapsed, Left, Next time.Duration
	// Written and Sealed are the time from the last byte of the answer
	// until no end of the process, and no end of the machine, could lose the key
	// any more, once Status is Accepted.
	Written, Sealed time.Duration
}

// slowest is the longest pause that trouble of the server leads to, unless the
// server asks for a longer one.
const slowest = time.Minute

// Await asks until JTL-Wawi has decided or the time is up, and answerTime longer
// at most for an answer that is under way then. The error is of
// kind fault.Pending if it has not, fault.Refused if it rejected the app.
func (r Registrar) Await(ctx context.Context, lock *Lock, record Record, p Patience) (Installation, error) {
	sealer, err := lock.newSealer(r.Vault.aead)
	if err != nil {
		return Installation{}, err
	}
	defer sealer.close()
	r.Client.Target = record.Registration.Target // Send may have found another prefix
	start, slept := r.Now(), time.Duration(0)
	// A clock that is put back must not prolong the wait.
	elapsed := func() time.Duration { return max(r.Now().Sub(start), slept) }
	pause := p.Interval
	who := identity{record.Registration.AppID, record.Registration.AppVersion, record.Registration.Challenge}
	if p.Sent {
		r.Tell(Progress{Status: Pending, Left: p.Wait, Next: min(p.Interval, p.Wait)})
		if r.Sleep(ctx, min(p.Interval, p.Wait)) != nil {
			return Installation{}, interrupted(ctx, lock.Name, false)
		}
	}
	unread := false // an answer came that could not be read
	for {
		if !sealer.inPlace() {
			if err := r.restore(ctx, lock, record, sealer); err != nil {
				return Installation{}, err
			}
		}
		installation, decided, err := r.ask(ctx, lock, sealer, record, who, p.Wait-elapsed(), unread)
		if decided {
			return installation, err
		}
		var lost *lostError
		cut := errors.As(err, &lost)
		unread = unread || cut && lost.came
		if ctx.Err() != nil {
			return Installation{}, interrupted(ctx, lock.Name, cut || unread)
		}
		var trouble string
		pause, trouble = next(pause, p.Interval, err)
		left := p.Wait - elapsed()
		if left <= 0 {
			return Installation{}, timeUp(lock.Name, p.Wait, elapsed(), trouble)
		}
		// A last question sooner than after the pause would be one too many. Only
		// a machine that slept beyond its time asks once more.
		last := left < pause
		rest := min(pause, left)
		r.Tell(Progress{Status: Pending, Trouble: trouble, Elapsed: elapsed(), Left: left, Next: rest})
		if r.Sleep(ctx, rest) != nil {
			return Installation{}, interrupted(ctx, lock.Name, unread)
		}
		slept += rest
		if last && elapsed() < p.Wait+pause {
			return Installation{}, timeUp(lock.Name, p.Wait, elapsed(), trouble)
		}
	}
}

// restore makes what was removed or moved away during the wait once more, before
// JTL-Wawi is asked for a key that would have no place.
func (r Registrar) restore(ctx context.Context, lock *Lock, record Record, s *sealer) error {
	if err := lock.Save(record); err != nil {
		return fault.Wrap(err, "the state of %q was removed during the wait, and %s", lock.Name, fault.Message(err)).
			WithHint("JTL-Wawi was not asked for the key; put the folder back if you moved it, then run `jtlctl wawi resume %s`", lock.Name)
	}
	fresh, err := secret.NewSealKey(r.Random)
	if err != nil {
		return err
	}
	if err := r.Vault.open(ctx, lock, fresh); err != nil {
		return err
	}
	again, err := lock.newSealer(r.Vault.aead)
	if err != nil {
		return err
	}
	_ = s.file.Close()
	*s = *again
	r.Vault.Warn("the state of %q was removed during the wait; it was written once more", lock.Name)
	return nil
}

// next is the pause after an answer, and what was wrong with it: twice as long
// after each trouble, as long as the server asks at least, and never shorter
// than the interval.
func next(pause, interval time.Duration, err error) (longer time.Duration, trouble string) {
	if err == nil {
		return interval, ""
	}
	asked := time.Duration(0)
	if answered, ok := errors.AsType[*answerError](err); ok {
		asked = answered.after
	}
	return max(interval, min(2*pause, slowest), asked), fault.Message(err)
}

// ask polls once and brings what came to safety. Only then anything is traced.
func (r Registrar) ask(ctx context.Context, lock *Lock, sealer *sealer, record Record, who identity, left time.Duration, unread bool) (Installation, bool, error) {
	defer r.Guard.Protect()()
	quietly, trace := platform.HoldTrace(ctx)
	defer trace()
	answer, err := r.Client.poll(quietly, record.Registration.ID, who, left)
	return r.decide(ctx, lock, sealer, record, answer, err, unread)
}

// decide looks whether an answer ends the waiting.
func (r Registrar) decide(ctx context.Context, lock *Lock, sealer *sealer, record Record, answer Timed, err error, unread bool) (Installation, bool, error) {
	if err != nil {
		ended := r.explain(lock, record, err, unread)
		if ended != nil {
			return Installation{}, true, ended
		}
		return Installation{}, false, err
	}
	switch answer.Status {
	case Accepted:
		if answer.Key.Empty() {
			return Installation{}, true, keyless(lock.Name, answer.Word)
		}
		installation, err := r.accept(ctx, lock, sealer, record, answer)
		return installation, true, err
	case Rejected:
		r.close(lock, record, Rejected)
		return Installation{}, true, fault.New(fault.Refused, "the app was rejected in JTL-Wawi").
			WithHint("ask the merchant why; then open %s and register again", DialogMenu)
	default:
		return Installation{}, false, nil
	}
}

// explain explains the responses after which asking again is of no use; nil means
// that it is.
func (r Registrar) explain(lock *Lock, record Record, err error, unread bool) error {
	if incurable(err) {
		return fault.Wrap(err, "%s", fault.Message(err)).
			WithHint("%s; the request is still stored: `jtlctl wawi resume %s` asks again", fault.Hint(err), lock.Name)
	}
	var answered *answerError
	if !errors.As(err, &answered) || answered.code < 300 || answered.code == http.StatusTooManyRequests || answered.code >= 500 ||
		answered.code == http.StatusRequestTimeout {
		return nil
	}
	again := "the request is still stored: `jtlctl wawi resume " + lock.Name + "` asks again"
	switch answered.code {
	case http.StatusGone:
		r.close(lock, record, Spent)
		if unread {
			f := *answered.fault
			f.Message += "; an answer that could not be read came before, and may have held it"
			return f.WithCause(answered)
		}
		return answered
	case http.StatusNotFound:
		again = "if another Wawi responded, `jtlctl wawi resume " + lock.Name + "` asks again"
	case http.StatusConflict:
		again = "look in JTL-Wawi under " + AppsMenu + "; " + again
	}
	f := *answered.fault
	return f.WithHint("%s; %s", f.Hint, again).WithCause(answered)
}

// incurable reports trouble that no waiting fixes: another server than the one
// that was trusted, or an address that must not or cannot be used.
func incurable(err error) bool {
	var pin *pinError
	_, untrusted := platform.FindUntrusted(err)
	return errors.As(err, &pin) || untrusted || fault.From(err).Kind == fault.Usage
}

// close writes down how a registration ended without a key.
func (r Registrar) close(lock *Lock, record Record, status Status) {
	now := r.Now().UTC()
	record.Registration.Status, record.Registration.DecidedAt = status, &now
	if err := lock.Save(record); err != nil {
		r.Vault.Warn("%v", err)
	}
}

func keyless(name, word string) error {
	return fault.New(fault.Server, "JTL-Wawi says that the app is accepted (status %q), and its answer has no key", word).
		WithHint("`jtlctl wawi resume %s` asks once more; if the answer stays the same, the app was rejected by a version that swaps the numbers, "+
			"or the key went elsewhere: remove the app in JTL-Wawi and register again", name)
}

// timeUp says that the wait is over, and how much longer it was for an answer
// that was under way.
func timeUp(name string, wait, elapsed time.Duration, trouble string) error {
	over := wait.String() + " is over"
	if late := (elapsed - wait).Round(time.Second); late > 0 && trouble != "" {
		over += ", and " + late.String() + " more for an answer that could have had the key"
	}
	if trouble != "" {
		return fault.New(fault.Pending, "%s, and the last request failed: %s", over, trouble).
			WithHint("look into that first; `jtlctl wawi resume %s` then asks again, and fetches the key once the app is approved", name)
	}
	return fault.New(fault.Pending, "%s, and nobody has decided yet", over).
		WithHint("approve the app in JTL-Wawi, then run `jtlctl wawi resume %s`: it fetches the key", name)
}

// interrupted says how to go on. lost means that an answer did not come to its
// end, or could not be read.
func interrupted(ctx context.Context, name string, lost bool) error {
	if lost {
		return fault.New(fault.Interrupted, "interrupted; an answer of JTL-Wawi was under way and was not received whole, and may have held the key").
			WithHint("`jtlctl wawi resume %s` asks again and shows if it did: JTL-Wawi hands out a key only once", name).WithCause(context.Cause(ctx))
	}
	return fault.New(fault.Interrupted, "interrupted; the request stays open in JTL-Wawi").
		WithHint("`jtlctl wawi resume %s` goes on waiting and fetches the key", name).WithCause(context.Cause(ctx))
}
