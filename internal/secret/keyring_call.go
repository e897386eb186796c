package secret

import (
	"cmp"
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/zalando/go-keyring"
)

// Limits bound each call of a keyring: some never answer. Zero means the
// default.
type Limits struct {
	// Alone is for a call while nobody can answer what the keyring asks: 3 s.
	Alone time.Duration
	// Person is for a call while somebody can: 60 s.
	Person time.Duration
	// Notice is after how much of Person the person is warned: 1 s.
	Notice time.Duration
}

const (
	aloneLimit  = 3 * time.Second
	personLimit = time.Minute
	noticeAfter = time.Second
)

func (l Limits) orDefault() Limits {
	return Limits{cmp.Or(l.Alone, aloneLimit), cmp.Or(l.Person, personLimit), cmp.Or(l.Notice, noticeAfter)}
}

type outcome struct {
	text string
	err  error
}

// call runs one operation within the limit. An operation that never ends is
// left behind; the next call waits for it and starts nothing before it ends.
func (k *Keyring) call(ctx context.Context, operation func(Backend) (string, error)) (string, error) {
	k.prepared.Do(func() {
		k.turn = make(chan struct{}, 1)
		k.turn <- struct{}{}
	})
	leave, err := k.enterQueue(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	w, stop := k.newWait()
	defer stop()
	if _, err := receive(ctx, w, k.turn); err != nil {
		return "", err
	}
	done := make(chan outcome, 1)
	var left atomic.Bool
	go func() {
		text, err := attempt(k.backend(), operation, &left)
		k.stuck.Store(false)
		k.turn <- struct{}{}
		done <- outcome{text, err}
	}()
	o, err := receive(ctx, w, done)
	if err != nil {
		left.Store(true)
		if k.Backend == nil {
			endHelpers()
		}
		return "", err
	}
	return o.text, explainKeyring(o.err)
}

func (k *Keyring) backend() Backend {
	if k.Backend == nil {
		return systemBackend()
	}
	return k.Backend
}

// attempt tries a first failure once more: the call that starts a keyring may
// fail although the next one works. What a person has refused is not asked
// again, nor what the backend has explained, and nothing is once the caller has left.
func attempt(b Backend, operation func(Backend) (string, error), left *atomic.Bool) (string, error) {
	text, err := guarded(b, operation)
	for _, final := range []error{nil, keyring.ErrNotFound, keyring.ErrSetDataTooBig, errNoBus, errStillThere} {
		if errors.Is(err, final) {
			return text, err
		}
	}
	if refusedToUnlock(err) || isExplained(err) || left.Load() {
		return "", err
	}
	return guarded(b, operation)
}

// guarded survives go-keyring, which panics if the bus ends while the keyring
// asks a person.
func guarded(b Backend, operation func(Backend) (string, error)) (text string, err error) {
	defer func() {
		if recover() != nil {
			text, err = "", errBrokenOff
		}
	}()
	return operation(b)
}

// wait is the time of one call.
type wait struct {
	limit      time.Duration
	over       <-chan time.Time
	unanswered func() error // makes the error once it is over
	late       <-chan time.Time
	notice     func() // is called once it is late
}

func (k *Keyring) newWait() (w wait, stop func()) {
	limits := k.Limits.orDefault()
	w.limit = limits.Alone
	// Whoever let the whole time pass does not get it again for the same question.
	same := k.stuck.Load() && len(k.turn) == 0
	stopNotice := func() bool { return false }
	switch {
	case k.Waiting == nil:
		w.unanswered = func() error { return unanswered(limits.Alone, limits.Person) }
	case same:
		w.unanswered = func() error { return unanswered(limits.Alone, 0) }
	default:
		w.limit = limits.Person
		w.unanswered = func() error {
			k.stuck.Store(true)
			return unanswered(limits.Person, 0)
		}
		notice := time.NewTimer(limits.Notice)
		w.late, stopNotice = notice.C, notice.Stop
		w.notice = func() {
			if !k.warned.Swap(true) {
				k.Waiting(limits.Person)
			}
		}
	}
	timer := time.NewTimer(w.limit)
	w.over = timer.C
	return w, func() {
		timer.Stop()
		stopNotice()
	}
}

func receive[T any](ctx context.Context, w wait, from <-chan T) (T, error) {
	for {
		select {
		case got := <-from:
			return got, nil
		case <-w.late:
			w.notice()
		case <-w.over:
			var none T
			return none, w.unanswered()
		case <-ctx.Done():
			var none T
			return none, context.Cause(ctx)
		}
	}
}
