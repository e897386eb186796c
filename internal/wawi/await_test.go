package wawi

import (
	"context"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestRegistrar_Await_trouble goes through what may pass.
func TestRegistrar_Await_trouble(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for name, trouble := range map[string][]answerOf{
		"500 ten times":         times(10, says(500, "<html>", "Content-Type", "text/html")),
		"restarting":            {fails(refused), fails(io.EOF), says(503, ""), fails(refused)},
		"slow":                  {fails(context.DeadlineExceeded)},
		"HTML of a proxy":       times(3, says(200, "<html>sign in</html>", "Content-Type", "text/html")),
		"too many requests":     {says(429, "", "Retry-After", "90")},
		"an empty answer":       {says(200, "")},
		"JSON of something":     {says(200, `{"hello":"world"}`)},
		"an unknown status":     {says(200, `{"requestStatusInfo":{"status":"Thinking"}}`)},
		"a status that is null": {says(200, `{"requestStatusInfo":{"status":null}}`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, slices.Concat([]answerOf{taken()}, trouble, []answerOf{grant()})...)
			if _, err := w.register(usual()); err != nil || w.key() != "the-key" {
				t.Fatalf("%v, key %q", err, w.key())
			}
			w.assertRhythm(5 * time.Second)
		})
	}
}

// assertRhythm: no question comes sooner than an interval after the last.
func (w *world) assertRhythm(interval time.Duration) {
	w.t.Helper()
	for i := 2; i < len(w.at); i++ {
		if pause := w.at[i].Sub(w.at[i-1]); pause < interval {
			w.t.Errorf("request %d came %s after the one before", i, pause)
		}
	}
}

func TestRegistrar_Await_pauses(t *testing.T) {
	t.Parallel()
	w := newWorld(t, slices.Concat([]answerOf{taken()}, times(6, says(500, "")), []answerOf{says(429, "", "Retry-After", "90"), pending(), grant()})...)
	if _, err := w.register(usual()); err != nil {
		t.Fatal(err)
	}
	want := []time.Duration{10, 20, 40, 60, 60, 60, 90, 5}
	for i, nap := range w.naps {
		if nap != want[i]*time.Second {
			t.Fatalf("pauses %v", w.naps)
		}
	}
}

// TestRegistrar_Await_ends has every documented status of the poll.
func TestRegistrar_Await_ends(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer        answerOf
		kind          fault.Kind
		message, hint string
		left          Status
	}{
		"rejected": {says(200, `{"RequestStatusInfo":{"Status":1}}`), fault.Refused, "rejected in JTL-Wawi", "register again", Rejected},
		"no key":   {says(200, `{"requestStatusInfo":{"status":2}}`), fault.Server, "its answer has no key", "resume shop", Pending},
		"an empty key": {says(200, `{"requestStatusInfo":{"status":"Accepted"},"token":{"apiKey":""}}`), fault.Server, "its answer has no key",
			"the key went elsewhere", Pending},
		"400": {says(400, `{"errorMessage":"no"}`), fault.Server, "400 Bad Request: no", "resume shop", Pending},
		"unsupported version": {says(400, `{"ErrorMessage":"Unsupported API version"}`), fault.Server, "Unsupported API version",
			"this Wawi does not know API 2.0; try --api 1.0", Pending},
		"401": {says(401, ""), fault.Server, "401 Unauthorized", "a registration needs no key", Pending},
		"402": {says(402, ""), fault.Server, "there is no licence for the API", "book the API licence", Pending},
		"403": {says(403, ""), fault.Server, "does not let this request for registration be asked about", "do not register again", Pending},
		"404": {says(404, ""), fault.Server, "does not know this request", "cancelled there, or belongs to another Wawi", Pending},
		"409": {says(409, ""), fault.Server, "sees a conflict with this request", "leave it as it is: its key is not fetched yet", Pending},
		"410": {says(410, ""), fault.Server, "was handed out before", "register again", Spent},
		"a redirect": {says(302, "", "Location", "https://elsewhere.example/x?y"), fault.Server, "redirect to https://elsewhere.example/x",
			"the challenge code would travel along", Pending},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, taken(), pending(), test.answer)
			_, err := w.register(usual())
			f := fault.From(err)
			if f.Kind != test.kind || !strings.Contains(f.Message, test.message) || !strings.Contains(f.Hint, test.hint) {
				t.Errorf("%s: %s\n%s", f.Kind, f.Message, f.Hint)
			}
			if got := w.record().Registration.Status; got != test.left {
				t.Errorf("left as %s", got)
			}
			if len(w.requests) != 3 || w.lock.HasSealed() {
				t.Errorf("%d requests, sealed: %v", len(w.requests), w.lock.HasSealed())
			}
		})
	}
}

func TestRegistrar_Await_timeUp(t *testing.T) {
	t.Parallel()
	for wait, polls := range map[time.Duration]int{0: 1, 4 * time.Second: 1, 5 * time.Second: 2, 12 * time.Second: 3, 15 * time.Second: 4} {
		w := newWorld(t, taken(), pending())
		_, err := w.register(Patience{Wait: wait, Interval: 5 * time.Second})
		if kindOfFault(err) != fault.Pending || !strings.Contains(fault.From(err).Hint, "jtlctl wawi resume shop") || len(w.requests) != 1+polls {
			t.Errorf("%s: %v after %d questions, want %d", wait, err, len(w.requests)-1, polls)
		}
		if passed := w.now.Sub(w.at[0]); passed > wait {
			t.Errorf("waited %s instead of %s", passed, wait)
		}
		w.assertRhythm(5 * time.Second)
	}
}

// TestRegistrar_Await_suspended asks once more after waking, however late it is.
func TestRegistrar_Await_suspended(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		last answerOf
		kind fault.Kind
	}{"granted meanwhile": {grant(), ""}, "still open": {pending(), fault.Pending}} {
		for _, wait := range []time.Duration{12 * time.Second, time.Minute} {
			w := newWorld(t, taken(), pending(), pending(), pending(), test.last)
			if wait == time.Minute {
				w.answers = []answerOf{taken(), pending(), test.last}
			}
			w.oversleep = 0
			r, record, err := w.send(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			sleep := r.Sleep
			r.Sleep = func(ctx context.Context, d time.Duration) error {
				if wait == time.Minute || d < 5*time.Second {
					w.oversleep = 10 * time.Hour
				}
				return sleep(ctx, d)
			}
			_, err = r.Await(t.Context(), w.lock, record, Patience{Wait: wait, Interval: 5 * time.Second})
			if kindOfFault(err) != test.kind {
				t.Errorf("%s, %s: %v", name, wait, err)
			}
			if len(w.answers) != 1 {
				t.Errorf("%s, %s: %d answers were not asked for", name, wait, len(w.answers))
			}
		}
	}
}

// TestRegistrar_Await_clockPutBack does not prolong the wait.
func TestRegistrar_Await_clockPutBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), pending())
	w.oversleep = -time.Hour
	if _, err := w.register(Patience{Wait: 20 * time.Second, Interval: 5 * time.Second}); kindOfFault(err) != fault.Pending || len(w.requests) > 6 {
		t.Errorf("%v after %d requests", err, len(w.requests))
	}
}

func TestRegistrar_Await_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	w := newWorld(t, taken(), pending())
	r, record, err := w.send(ctx)
	if err != nil {
		t.Fatal(err)
	}
	r.Sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
	_, err = r.Await(ctx, w.lock, record, usual())
	if kindOfFault(err) != fault.Interrupted || !strings.Contains(fault.From(err).Hint, "jtlctl wawi resume shop") {
		t.Errorf("%v", err)
	}
	if w.record().Registration.Status != Pending {
		t.Error("the registration is not open any more")
	}
}

// TestRegistrar_Await_interruptedDuringKey presses it while the answer with the key
// is on its way.
func TestRegistrar_Await_interruptedDuringKey(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	w := newWorld(t, taken(), func(r *http.Request) (*http.Response, error) {
		cancel()
		if r.Context().Err() != nil {
			return nil, r.Context().Err()
		}
		return grant()(r)
	})
	r, record, err := w.send(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Await(ctx, w.lock, record, usual()); err != nil || w.key() != "the-key" {
		t.Errorf("%v, key %q", err, w.key())
	}
}

// TestRegistrar_Await_cutOff still has its key.
func TestRegistrar_Await_cutOff(t *testing.T) {
	t.Parallel()
	cut := func(body string) answerOf {
		return func(r *http.Request) (*http.Response, error) {
			answer, err := says(200, "")(r)
			answer.Body = io.NopCloser(io.MultiReader(strings.NewReader(body), failing{}))
			return answer, err
		}
	}
	w := newWorld(t, taken(), cut(strings.TrimSuffix(grantBody, `"items.read"]}`)))
	got, err := w.register(usual())
	if err != nil || w.key() != "the-key" {
		t.Fatalf("%v, key %q", err, w.key())
	}
	if len(got.Granted) != 0 || got.GrantedKnown {
		t.Errorf("half a list of scopes counts: %v", got.Granted)
	}
	// One that was cut before the key is asked for again, and then spent.
	w = newWorld(t, taken(), cut(`{"requestStatusInfo":{"status":2},"token":{"apiK`), says(410, ""))
	if _, err := w.register(usual()); kindOfFault(err) != fault.Server || w.record().Registration.Status != Spent {
		t.Errorf("%v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
