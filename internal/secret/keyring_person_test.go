package secret

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// withPerson is a keyring that somebody can answer, and how often that person
// was told that it waits.
func withPerson(b *backend) (*Keyring, *[]time.Duration) {
	told := new([]time.Duration)
	return &Keyring{Backend: b, Waiting: func(limit time.Duration) { *told = append(*told, limit) }}, told
}

func TestKeyring_waitsForAPerson(t *testing.T) {
	t.Parallel()
	for name := range inAllWays(&Keyring{}) {
		for takes, want := range map[time.Duration]int{
			time.Millisecond: 0, 6 * time.Second: 1, 14 * time.Second: 1,
		} {
			synctest.Test(t, func(t *testing.T) {
				store, told := withPerson(slow(t, takes))
				if err := inAllWays(store)[name](t.Context()); err != nil && !errors.Is(err, ErrNotFound) {
					t.Errorf("%s, answered after %s: %v", name, takes, err)
				}
				if len(*told) != want || want > 0 && (*told)[0] != time.Minute {
					t.Errorf("%s, answered after %s: told %v", name, takes, *told)
				}
			})
		}
	}
}

func TestKeyring_personNeverAnswers(t *testing.T) {
	t.Parallel()
	for name := range inAllWays(&Keyring{}) {
		synctest.Test(t, func(t *testing.T) {
			b := slow(t, time.Hour)
			store, told := withPerson(b)
			start := time.Now()
			wantFault(t, inAllWays(store)[name](t.Context()), fault.Store, "it did not answer within 1m0s", "answer it and try again", "--store file", "jtlctl doctor")
			if took := time.Since(start); took != time.Minute {
				t.Errorf("%s: left after %s", name, took)
			}
			// The question is still open: it is neither asked again, nor waited for
			// as long again.
			start = time.Now()
			wantFault(t, inAllWays(store)[name](t.Context()), fault.Store, "it did not answer within 3s")
			if took := time.Since(start); took != 3*time.Second || b.calls.Load() != 1 || len(*told) != 1 {
				t.Errorf("%s: left after %s, %d calls, told %v", name, took, b.calls.Load(), *told)
			}
		})
	}
}

func TestKeyring_answeredAfterTheLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := &unlocking{backend: slow(t, 0), takes: []time.Duration{62 * time.Second, 0, 59 * time.Second}}
		store, _ := withPerson(b.backend)
		store.Backend = b
		if err := store.Set(t.Context(), "name", New(planted)); err == nil {
			t.Error("62 s are no failure")
		}
		wantSecret(t, store, "name", planted)
		// The next question has all the time again.
		wantSecret(t, store, "name", planted)
	})
}

// unlocking takes another time for each call.
type unlocking struct {
	*backend
	takes []time.Duration
}

func (u *unlocking) wait() {
	takes := u.takes[0]
	u.takes = u.takes[1:]
	time.Sleep(takes)
}

func (u *unlocking) Get(service, user string) (string, error) {
	u.wait()
	return u.backend.Get(service, user)
}

func (u *unlocking) Set(service, user, password string) error {
	u.wait()
	return u.backend.Set(service, user, password)
}

func TestKeyring_secondCallWhileTheFirstIsOpen(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := &overlap{backend: slow(t, 10*time.Second)}
		told := 0
		store := &Keyring{Backend: b, Waiting: func(time.Duration) { told++ }}
		first := make(chan error, 1)
		go func() { first <- store.Set(t.Context(), "one", New(planted)) }()
		synctest.Wait()
		must(t, store.Set(t.Context(), "two", New(planted)))
		must(t, <-first)
		if b.most.Load() != 1 || told != 1 {
			t.Errorf("%d questions at once, told %d times", b.most.Load(), told)
		}
	})
}

// overlap counts how many calls run at once.
type overlap struct {
	*backend
	running, most atomic.Int32
}

func (o *overlap) Set(service, user, password string) error {
	if now := o.running.Add(1); now > o.most.Load() {
		o.most.Store(now)
	}
	defer o.running.Add(-1)
	return o.backend.Set(service, user, password)
}

// TestKeyring_callThatWasLeft is not repeated: a question that nobody waits for
// would come up again.
func TestKeyring_callThatWasLeft(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := slow(t, 5*time.Second, errors.New("dismissed"))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := (&Keyring{Backend: b}).Get(ctx, "name"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v", err)
		}
		time.Sleep(time.Minute)
		if b.calls.Load() != 1 {
			t.Errorf("%d calls", b.calls.Load())
		}
	})
}

func TestKeyring_questionThatWasRefused(t *testing.T) {
	t.Parallel()
	refused := errors.New("failed to unlock correct collection '/org/freedesktop/secrets/collection/login'")
	for name := range inAllWays(&Keyring{}) {
		store, b := keyringOf(refused, refused)
		err := inAllWays(store)[name](t.Context())
		wantFault(t, err, fault.Store, "it is locked, and nobody unlocked it", "unlock it and try again", "--store file")
		if !errors.Is(err, ErrLocked) || b.calls.Load() != 1 {
			t.Errorf("%s: %v after %d calls", name, err, b.calls.Load())
		}
	}
}

// TestKeyring_backendThatPanics is what go-keyring is if the bus ends while it
// waits for a person.
func TestKeyring_backendThatPanics(t *testing.T) {
	t.Parallel()
	store := &Keyring{Backend: panicking{}}
	for name, do := range inAllWays(store) {
		t.Log(name)
		wantFault(t, do(t.Context()), fault.Store, "the connection to it broke off", "--store file")
	}
}

type panicking struct{}

func (panicking) Get(_, _ string) (string, error) { panic("nil pointer") }
func (panicking) Set(_, _, _ string) error        { panic("nil pointer") }
func (panicking) Delete(_, _ string) error        { panic("nil pointer") }
