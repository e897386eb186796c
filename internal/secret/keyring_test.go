package secret

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// backend is a keyring whose first calls fail, or take their time.
type backend struct {
	items map[string]string
	fails []error // what the next calls fail with; nil works
	takes time.Duration
	leave chan struct{} // closed at the end of a test
	calls atomic.Int32
}

// slow is a backend that takes its time for every call.
func slow(t *testing.T, takes time.Duration, fails ...error) *backend {
	t.Helper()
	b := &backend{items: map[string]string{}, takes: takes, fails: fails, leave: make(chan struct{})}
	t.Cleanup(func() { close(b.leave) })
	return b
}

func (b *backend) next() error {
	b.calls.Add(1)
	if b.takes > 0 {
		select {
		case <-time.After(b.takes):
		case <-b.leave:
		}
	}
	if len(b.fails) == 0 {
		return nil
	}
	err := b.fails[0]
	b.fails = b.fails[1:]
	return err
}

func (b *backend) Get(service, user string) (string, error) {
	if err := b.next(); err != nil {
		return "", err
	}
	text, ok := b.items[service+"/"+user]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return text, nil
}

func (b *backend) Set(service, user, password string) error {
	if err := b.next(); err != nil {
		return err
	}
	b.items[service+"/"+user] = password
	return nil
}

func (b *backend) Delete(service, user string) error {
	if _, err := b.Get(service, user); err != nil {
		return err
	}
	delete(b.items, service+"/"+user)
	return nil
}

func keyringOf(fails ...error) (*Keyring, *backend) {
	b := &backend{items: map[string]string{}, fails: fails}
	return &Keyring{Backend: b}, b
}

// inAllWays are the calls of a store by their names.
func inAllWays(store Store) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"get":    func(ctx context.Context) error { _, err := store.Get(ctx, "name"); return err },
		"set":    func(ctx context.Context) error { return store.Set(ctx, "name", New(planted)) },
		"delete": func(ctx context.Context) error { return store.Delete(ctx, "name") },
		"probe":  func(ctx context.Context) error { return Probe(ctx, store) },
	}
}

func TestKeyring(t *testing.T) {
	t.Parallel()
	store, b := keyringOf()
	must(t, store.Set(t.Context(), "name", New(planted)))
	if b.items["jtlctl/name"] != planted {
		t.Errorf("items are %d", len(b.items))
	}
	wantSecret(t, store, "name", planted)
	must(t, store.Delete(t.Context(), "name"))
	wantNone(t, store, "name")
	must(t, store.Delete(t.Context(), "name"))
	must(t, Probe(t.Context(), store))
}

func TestKeyring_neverAnswers(t *testing.T) {
	t.Parallel()
	for name := range inAllWays(&Keyring{}) {
		for limit, want := range map[time.Duration]time.Duration{0: 3 * time.Second, 40 * time.Second: 40 * time.Second} {
			synctest.Test(t, func(t *testing.T) {
				silent := &Keyring{Backend: slow(t, time.Hour), Limits: Limits{Alone: limit}}
				start := time.Now()
				err := inAllWays(silent)[name](t.Context())
				wantFault(t, err, fault.Store, "it did not answer within "+want.String(), "--store file", "JTLCTL_STORE=file", "jtlctl doctor")
				if took := time.Since(start); took != want {
					t.Errorf("%s: left after %s", name, took)
				}
			})
		}
	}
}

func TestKeyring_limitOfBothAttempts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		store := &Keyring{Backend: slow(t, 2*time.Second, errors.New("slow to start"))}
		start := time.Now()
		_, err := store.Get(t.Context(), "name")
		wantFault(t, err, fault.Store, "did not answer within 3s")
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("left after %s", took)
		}
	})
}

func TestKeyring_failsOnce(t *testing.T) {
	t.Parallel()
	failure := errors.New("the prompt was dismissed")
	for name := range inAllWays(&Keyring{}) {
		store, _ := keyringOf(failure)
		if err := inAllWays(store)[name](t.Context()); err != nil && !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: fails once: %v", name, err)
		}
		broken, b := keyringOf(failure, failure, failure)
		err := inAllWays(broken)[name](t.Context())
		wantFault(t, err, fault.Store, "the keyring of this system cannot be used: the prompt was dismissed", "--store file")
		if b.calls.Load() != 2 {
			t.Errorf("%s: %d calls", name, b.calls.Load())
		}
	}
}

func TestKeyring_errors(t *testing.T) {
	t.Parallel()
	explained := fault.New(fault.Store, "the keychain is locked").WithHint("unlock it")
	for name, test := range map[string]struct {
		says  error
		calls int32
		words []string
	}{
		"too big":    {keyring.ErrSetDataTooBig, 1, []string{"too long for the keyring", "--store file"}},
		"explained":  {explained, 1, []string{"the keychain is locked", "unlock it"}},
		"no service": {errors.New("The name org.freedesktop.secrets was not provided by any .service files"), 2, []string{"org.freedesktop.secrets was not provided", "--store file"}},
	} {
		store, b := keyringOf(test.says, test.says)
		wantFault(t, store.Set(t.Context(), "name", New(planted)), fault.Store, test.words...)
		if b.calls.Load() != test.calls {
			t.Errorf("%s: %d calls", name, b.calls.Load())
		}
	}
}

func TestKeyring_Get_notFound(t *testing.T) {
	t.Parallel()
	store, b := keyringOf()
	wantNone(t, store, "name")
	if b.calls.Load() != 1 {
		t.Errorf("%d calls", b.calls.Load())
	}
}

func TestKeyring_interrupted(t *testing.T) {
	t.Parallel()
	for name := range inAllWays(&Keyring{}) {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(time.Second, cancel)
			start := time.Now()
			err := inAllWays(&Keyring{Backend: slow(t, time.Hour)})[name](ctx)
			if !errors.Is(err, context.Canceled) || time.Since(start) != time.Second {
				t.Errorf("%s: %v after %s", name, err, time.Since(start))
			}
		})
	}
}
