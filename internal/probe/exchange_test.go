package probe

import (
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func TestPlan_Run_unreachable(t *testing.T) {
	t.Parallel()
	abort := func() { panic(http.ErrAbortHandler) }
	for name, test := range map[string]struct {
		// fail answers the n-th request of a token, and reports whether it did.
		fail      func(w http.ResponseWriter, n int) bool
		exit      int
		unreached int
	}{
		"429 once": {func(w http.ResponseWriter, n int) bool {
			if n != 7 {
				return false
			}
			w.WriteHeader(http.StatusTooManyRequests)
			return true
		}, 0, 0},
		"429 twice": {func(w http.ResponseWriter, n int) bool {
			if n != 7 && n != 8 {
				return false
			}
			w.WriteHeader(http.StatusTooManyRequests)
			return true
		}, 3, 1},
		"429 for an hour": {func(w http.ResponseWriter, n int) bool {
			if n != 7 {
				return false
			}
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
			return true
		}, 3, 1},
		"closed once": {func(_ http.ResponseWriter, n int) bool {
			if n == 7 {
				abort()
			}
			return false
		}, 0, 0},
		"closed twice": {func(_ http.ResponseWriter, n int) bool {
			if n == 7 || n == 8 {
				abort()
			}
			return false
		}, 3, 1},
		"crashed": {func(_ http.ResponseWriter, n int) bool {
			if n > 50 {
				abort()
			}
			return false
		}, 3, len(sandbox.Forgeries("session")) - 46},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "session")
			right, n := b.verifies(b.policy(), b.keySet), 0
			b.backend = func(w http.ResponseWriter, r *http.Request) {
				if n++; !test.fail(w, n) {
					right(w, r)
				}
			}
			r := b.run(t)
			if r.ExitCode() != test.exit || r.Summary.Unreachable != test.unreached || (test.unreached > 1 && n > 56) {
				t.Errorf("exit code %d after %d requests, %+v", r.ExitCode(), n, r.Summary)
			}
		})
	}
}

func TestPlan_Run_noBackend(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	b.backend = func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
	if _, err := b.try(t); fault.From(err).Kind != fault.Network || len(b.requests) != 2 {
		t.Errorf("%d requests, %v", len(b.requests), err)
	}
}

// TestPlan_Run_patience: a backend that is started while the probe waits.
func TestPlan_Run_patience(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	up := b.now.Add(20 * time.Second)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = closed.Close()
	_, refused := net.Dial("tcp", closed.Addr().String())
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		if b.clock().Before(up) {
			panic(refused)
		}
		right(w, r)
	}
	if _, err := b.try(t); fault.From(err).Kind != fault.Network {
		t.Errorf("without patience: %v", err)
	}
	b.now, b.world.Patience = start, 10*time.Second
	if _, err := b.try(t); fault.From(err).Kind != fault.Network || b.clock().Sub(start) > 15*time.Second {
		t.Errorf("with too little, after %s: %v", b.clock().Sub(start), err)
	}
	b.now, b.world.Patience = start, 30*time.Second
	if r := b.run(t); r.ExitCode() != 0 {
		t.Errorf("%+v", r.Summary)
	}
}
