package wawi

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// TestWait_tracesNothingBeforeTheKeyIsSafe: a stream that nobody reads would end
// the process there.
func TestWait_tracesNothingBeforeTheKeyIsSafe(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, taken(), pending(), grant())
		r, record, err := w.send(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		answers := 0
		r.Client.HTTP = platform.NewClient(platform.Options{Base: w, Once: true, Trace: func(format string, _ ...any) {
			if !strings.HasPrefix(format, "< %s after") {
				return
			}
			if answers++; answers == 2 && w.key() != "the-key" {
				t.Error("the answer with the key is traced before the key is safe")
			}
		}})
		r.Guard = interrupt.New()
		stored := false
		w.store.onSet = func(string) {
			stored = true
			if !protects(r.Guard) {
				t.Error("nothing protects the key on its way into the store")
			}
		}
		if _, err := r.Await(t.Context(), w.lock, record, usual()); err != nil || answers != 2 || !stored || protects(r.Guard) {
			t.Errorf("%v, %d answers traced, stored %v, protected %v", err, answers, stored, protects(r.Guard))
		}
	})
}

// protects reports whether something is protected: then nothing else can be.
func protects(g *interrupt.Guard) bool {
	var free atomic.Bool
	go func() {
		g.Protect()()
		free.Store(true)
	}()
	synctest.Wait()
	return !free.Load()
}

// TestWait_unreadableResponse is mentioned once the key turns out to be spent.
func TestWait_unreadableResponse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before answerOf
		told   bool
	}{
		"unreadable":      {says(200, "<html>", "Content-Type", "text/html"), true},
		"cut off":         {slowly(strings.NewReader(`{"token":{"api`), failing{}), true},
		"an error before": {says(500, ""), false},
		"none before":     {pending(), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), test.before, pending(), says(410, ""))
			_, err := w.register(usual())
			if f := fault.From(err); !strings.Contains(f.Message, "was handed out before") || strings.Contains(f.Message, "an answer that could not be read came before") != test.told {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestWait_permanentFailure at once, and says why.
func TestWait_permanentFailure(t *testing.T) {
	t.Parallel()
	untrusted := &tls.CertificateVerificationError{UnverifiedCertificates: []*x509.Certificate{{}}, Err: errors.New("unknown authority")}
	for want, trouble := range map[string]error{
		"is not the one that was pinned": &pinError{"sha256:00"},
		"cannot be reached":              untrusted,
		"is plain http, and":             publicPlain("192.0.2.1:80"),
	} {
		w := newWorld(t, taken(), pending(), fails(trouble))
		_, err := w.register(usual())
		f := fault.From(err)
		if !strings.Contains(f.Message, want) || !strings.Contains(f.Hint, "`jtlctl wawi resume shop` asks again") || len(w.requests) != 3 {
			t.Errorf("%v after %d requests\n%s", err, len(w.requests), f.Hint)
		}
		if w.record().Registration.Status != Pending {
			t.Error("the registration is not open any more")
		}
	}
	w := newWorld(t, taken(), pending())
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	record.Registration.URL = "http://%zz"
	if _, err := r.Await(t.Context(), w.lock, record, usual()); kindOfFault(err) != fault.Usage {
		t.Errorf("%v", err)
	}
}

func TestWait_timeoutDuringFailures(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(500, ""))
	_, err := w.register(Patience{Interval: time.Second})
	f := fault.From(err)
	if f.Kind != fault.Pending || !strings.Contains(f.Message, "500 Internal Server Error") || !strings.Contains(f.Hint, "look into that first") {
		t.Errorf("%v\n%s", err, f.Hint)
	}
}

// slowly answers 200 with a body from several readers.
func slowly(parts ...io.Reader) answerOf {
	return func(r *http.Request) (*http.Response, error) {
		answer, err := says(200, "")(r)
		answer.Body = io.NopCloser(io.MultiReader(parts...))
		return answer, err
	}
}

// late is a part of a body that takes its time, unless the request ends.
type late struct {
	after   time.Duration
	request context.Context
}

func (l *late) Read([]byte) (int, error) {
	select {
	case <-time.After(l.after):
		return 0, io.EOF
	case <-l.request.Done():
		return 0, l.request.Err()
	}
}

// TestWait_interruptedDuringResponse: what has begun is read to its end, if that
// comes soon.
func TestWait_interruptedDuringResponse(t *testing.T) {
	t.Parallel()
	for took, key := range map[time.Duration]string{5 * time.Second: "the-key", 20 * time.Second: ""} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			w := newWorld(t, taken(), func(r *http.Request) (*http.Response, error) {
				cancel()
				return slowly(strings.NewReader(grantBody[:20]), &late{took, r.Context()}, strings.NewReader(grantBody[20:]))(r)
			})
			r, record, err := w.send(ctx)
			if err != nil {
				t.Fatal(err)
			}
			r.Client.HTTP = platform.NewClient(platform.Options{Base: w, Once: true, Timeout: time.Second})
			began := time.Now()
			_, err = r.Await(ctx, w.lock, record, usual())
			if w.key() != key || key != "" && err != nil {
				t.Errorf("%v, key %q", err, w.key())
			}
			if key == "" && (kindOfFault(err) != fault.Interrupted || !strings.Contains(err.Error(), "an answer of JTL-Wawi was under way")) {
				t.Errorf("%v", err)
			}
			if waited := time.Since(began); waited > interrupt.WholeAnswer {
				t.Errorf("Ctrl-C took %s", waited)
			}
		})
	}
}

// TestWait_interruptedBeforeResponse: without an answer Ctrl-C is quick.
func TestWait_interruptedBeforeResponse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		hangs := func(r *http.Request) (*http.Response, error) {
			cancel()
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
		w := newWorld(t, taken(), hangs)
		r, record, err := w.send(ctx)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if _, err = r.Await(ctx, w.lock, record, usual()); kindOfFault(err) != fault.Interrupted || time.Since(began) > interrupt.NoAnswer {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

// TestWait_retryAfter, not even the last one.
func TestWait_retryAfter(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), says(429, "", "Retry-After", "600"))
	r, record, err := w.send(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Await(t.Context(), w.lock, record, Patience{Wait: time.Minute, Interval: 5 * time.Second})
	faulttest.Want(t, err, fault.Pending)
	if polls := len(w.requests) - 1; polls != 1 {
		t.Errorf("%d questions within a minute, and the server asked for ten", polls)
	}
}
