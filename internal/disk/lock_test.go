package disk

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func lockedFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := Lock(t.Context(), path, 0)
	faulttest.Must(t, err)
	t.Cleanup(unlock)
	return path
}

// Whoever waits for a minute looks at the lock some hundred times, not six thousand.
func TestWait_Lock_growingPauses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		path, looks, started := lockedFile(t), 0, time.Now()
		var pauses []time.Duration
		last := started
		w := Wait{Patience: time.Minute, Random: func() float64 { return 0.5 }, Done: func() bool {
			looks++
			pauses, last = append(pauses, time.Since(last)), time.Now()
			return false
		}}
		if _, err := w.Lock(t.Context(), path); !errors.Is(err, ErrLocked) || time.Since(started) != time.Minute {
			t.Errorf("%v after %s", err, time.Since(started))
		}
		if looks > 150 || pauses[1] != polling.first || pauses[len(pauses)-2] != polling.longest {
			t.Errorf("%d looks, with pauses of %s", looks, pauses)
		}
	})
}

func TestWait_Lock_jitter(t *testing.T) {
	t.Parallel()
	for random, want := range map[float64]time.Duration{0: 50 * time.Millisecond, 0.25: 75 * time.Millisecond, 0.5: 100 * time.Millisecond, 0.75: 125 * time.Millisecond} {
		if got := (Wait{Random: func() float64 { return random }}).jitter(100 * time.Millisecond); got != want {
			t.Errorf("%v makes a pause of %s, want %s", random, got, want)
		}
	}
}

func TestWait_Lock_unneeded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		path, started := lockedFile(t), time.Now()
		w := Wait{Patience: time.Minute, Done: func() bool { return time.Since(started) > 10*time.Second }}
		if _, err := w.Lock(t.Context(), path); !errors.Is(err, ErrUnneeded) || time.Since(started) > 11*time.Second {
			t.Errorf("%v after %s", err, time.Since(started))
		}
		w = Wait{Done: func() bool { return true }}
		if _, err := w.Lock(t.Context(), path); !errors.Is(err, ErrUnneeded) {
			t.Errorf("without patience: %v", err)
		}
	})
}

// Whoever waits in the queue gets the lock when it is released, and not at its next
// look, which here would be after the end of the test.
func TestWait_Lock_queue(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	release, err := Lock(t.Context(), path, 0)
	faulttest.Must(t, err)
	looked := make(chan struct{})
	w := Wait{Patience: time.Hour, Queue: true, Done: sync.OnceValue(func() bool { close(looked); return false }), Random: func() float64 { return 1e6 }}
	got := make(chan error)
	go func() {
		unlock, err := w.Lock(t.Context(), path)
		if err == nil {
			unlock()
		}
		got <- err
	}()
	<-looked
	release()
	faulttest.Must(t, <-got)
}

// What the system passes on to whoever has left is released.
func TestWait_Lock_queueLeft(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "lock")
	release, err := Lock(t.Context(), path, 0)
	faulttest.Must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	w := Wait{Patience: time.Hour, Queue: true, Done: func() bool { cancel(); return false }}
	if _, err := w.Lock(ctx, path); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	w.Done = func() bool { return true }
	if _, err := w.Lock(t.Context(), path); !errors.Is(err, ErrUnneeded) {
		t.Errorf("got %v", err)
	}
	release()
	unlock, err := Wait{Patience: time.Minute, Queue: true}.Lock(t.Context(), path)
	faulttest.Must(t, err)
	unlock()
}

func TestWait_Lock_anyOfTwo(t *testing.T) {
	t.Parallel()
	first := lockedFile(t)
	second := filepath.Join(t.TempDir(), "lock")
	unlock, err := Wait{}.Lock(t.Context(), first, second)
	faulttest.Must(t, err)
	if _, err := (Wait{}).Lock(t.Context(), first, second); !errors.Is(err, ErrLocked) {
		t.Errorf("both are locked: %v", err)
	}
	unlock()
	unlock, err = Wait{}.Lock(t.Context(), first, second)
	faulttest.Must(t, err)
	unlock()
}
