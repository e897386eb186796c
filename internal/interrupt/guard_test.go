package interrupt

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// TestDurations: each has to fit into the next.
func TestDurations(t *testing.T) {
	t.Parallel()
	for shorter, longer := range map[time.Duration]time.Duration{
		NoAnswer: Cleanup, StoreOfCopy: Cleanup, WholeAnswer + StoreOfNoCopy: Longest,
	} {
		if shorter >= longer {
			t.Errorf("%s does not fit into %s", shorter, longer)
		}
	}
}

// TestGuard_Wait: Cleanup is enough for all but what is protected.
func TestGuard_Wait(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		protected time.Duration // how long something is
		done      time.Duration // when the command ends
		code      int
		ended     bool
		at        time.Duration // when the process ends
	}{
		"a command that ends":           {0, 100 * time.Millisecond, 7, true, 100 * time.Millisecond},
		"one that hangs":                {0, time.Hour, 0, false, 2 * Cleanup},
		"an answer that comes":          {5 * time.Second, 5 * time.Second, 7, true, 5 * time.Second},
		"one that comes and is told":    {5 * time.Second, 5100 * time.Millisecond, 7, true, 5100 * time.Millisecond},
		"one that comes and is not":     {5 * time.Second, time.Hour, 0, false, 5*time.Second + Cleanup},
		"one that never comes":          {time.Hour, time.Hour, 0, false, Cleanup + Longest + Cleanup},
		"a command that ended long ago": {0, -time.Second, 7, true, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				g := New()
				if test.protected > 0 {
					time.AfterFunc(test.protected, g.Protect())
				}
				done := make(chan int, 1)
				time.AfterFunc(test.done, func() { done <- 7 })
				synctest.Wait()
				ctx, cancel := context.WithCancel(t.Context())
				cancel()
				start := time.Now()
				code, ended := g.Wait(ctx, done)
				if took := time.Since(start); code != test.code || ended != test.ended || took != test.at {
					t.Errorf("exit code %d, %v after %s", code, ended, took)
				}
			})
		})
	}
}

// TestGuard_Wait_undisturbed: without Ctrl-C a command has all the time.
func TestGuard_Wait_undisturbed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		done := make(chan int, 1)
		time.AfterFunc(time.Hour, func() { done <- 3 })
		if code, ended := New().Wait(t.Context(), done); code != 3 || !ended {
			t.Errorf("exit code %d, %v", code, ended)
		}
	})
}

func TestGuard_Protect_nil(t *testing.T) {
	t.Parallel()
	var g *Guard
	g.Protect()()
}

// ends returns how long after Ctrl-C a context ends.
func ends(ctx context.Context, cancel func()) time.Duration {
	cancel()
	start := time.Now()
	<-ctx.Done()
	return time.Since(start)
}

func TestGuard_Request(t *testing.T) {
	t.Parallel()
	for begins, want := range map[time.Duration]time.Duration{
		0: WholeAnswer, NoAnswer / 2: WholeAnswer, NoAnswer * 2: NoAnswer,
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			start := time.Now()
			longer, end := (*Guard)(nil).Request(ctx, func() bool { return time.Since(start) >= begins })
			defer end()
			if took := ends(longer, cancel); took != want {
				t.Errorf("an answer that begins after %s has %s", begins, took)
			}
		})
	}
}

func TestGuard_Store(t *testing.T) {
	t.Parallel()
	for copied, want := range map[bool]time.Duration{true: StoreOfCopy, false: StoreOfNoCopy} {
		synctest.Test(t, func(t *testing.T) {
			why := errors.New("why")
			ctx, cancel := context.WithCancelCause(t.Context())
			longer, end := (*Guard)(nil).Store(ctx, copied)
			defer end()
			if took := ends(longer, func() { cancel(why) }); took != want || !errors.Is(context.Cause(longer), why) {
				t.Errorf("copy %v: %s, %v", copied, took, context.Cause(longer))
			}
		})
	}
}

// TestGuard_end: whoever is done leaves nothing behind, and hears no Ctrl-C.
func TestGuard_end(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		g := New()
		_, endRequest := g.Request(ctx, func() bool { return false })
		_, endStore := g.Store(ctx, true)
		endRequest()
		endStore()
		cancel() // synctest reports goroutines that stay
	})
}
