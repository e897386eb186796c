package wawi

import (
	"context"
	"errors"
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

func TestTheWholeWay(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), pending(), pending(), grant())
	got, err := w.register(usual())
	if err != nil || w.key() != "the-key" || !slices.Equal(got.Granted, []string{"items.read"}) {
		t.Fatalf("%v, %v, key %q", got, err, w.key())
	}
	if missing, denied := got.Missing(); len(missing) != 0 || !slices.Equal(denied, []string{"items.write"}) {
		t.Errorf("missing %v, denied %v", missing, denied)
	}
	challenge := w.requests[0].Header.Get("X-ChallengeCode")
	if len(challenge) != 24 || strings.Trim(challenge, challengeAlphabet) != "" {
		t.Errorf("challenge code %q", challenge)
	}
	for i, r := range w.requests {
		if r.Header.Get("X-ChallengeCode") != challenge || r.Header.Get("X-AppId") != "app" || r.Header.Get("X-AppVersion") != "1" ||
			r.Header.Get("api-version") != "2.0" || r.Header.Get("Authorization") != "" {
			t.Errorf("headers of request %d: %v", i, r.Header)
		}
	}
	if w.requests[1].URL.Path != "/api/eazybusiness/v2/authentication/id-1" {
		t.Errorf("polled %s", w.requests[1].URL)
	}
	if record := w.record(); record.Registration != nil || record.Installation == nil || w.lock.HasSealed() {
		t.Errorf("left behind: %+v", record)
	}
	if _, err := w.store.Get(t.Context(), sealSlot("shop")); err == nil {
		t.Error("the key that seals stayed in the store")
	}
}

// TestTroubleIsWaitedOut goes through what may pass.
func TestTroubleIsWaitedOut(t *testing.T) {
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

func TestPausesGrowWithTrouble(t *testing.T) {
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

// TestAnswersThatEndTheWaiting has every documented status of the poll.
func TestAnswersThatEndTheWaiting(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer        answerOf
		kind          fault.Kind
		message, hint string
		left          Status
	}{
		"declined": {says(200, `{"RequestStatusInfo":{"Status":1}}`), fault.Refused, "declined in JTL-Wawi", "register again", Rejected},
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

func TestTheTimeIsUp(t *testing.T) {
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

// TestAMachineThatSlept asks once more after waking, however late it is.
func TestAMachineThatSlept(t *testing.T) {
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

// TestAClockThatIsPutBack does not prolong the wait.
func TestAClockThatIsPutBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t, taken(), pending())
	w.oversleep = -time.Hour
	if _, err := w.register(Patience{Wait: 20 * time.Second, Interval: 5 * time.Second}); kindOfFault(err) != fault.Pending || len(w.requests) > 6 {
		t.Errorf("%v after %d requests", err, len(w.requests))
	}
}

func TestInterruptedWhileItSleeps(t *testing.T) {
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

// TestCtrlCDoesNotThrowAnAnswerAway presses it while the answer with the key
// is on its way.
func TestCtrlCDoesNotThrowAnAnswerAway(t *testing.T) {
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

// TestAnAnswerThatIsCutOff still has its key.
func TestAnAnswerThatIsCutOff(t *testing.T) {
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

func TestSend(t *testing.T) {
	t.Parallel()
	refused := &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}
	for name, test := range map[string]struct {
		answer   answerOf
		message  string
		recorded bool // what was sent is written down, because it may have been taken
	}{
		"not there":      {fails(refused), "cannot be reached: connection refused", false},
		"400":            {says(400, `{"errors":{"displayName":["is missing","is short"]},"stacktrace":"at X"}`), "(400): displayName: is missing, is short", false},
		"402":            {says(402, ""), "no licence", false},
		"403":            {says(403, ""), "dialog is not open", false},
		"404":            {says(404, ""), "404", false},
		"410":            {says(410, ""), "answered the new request for registration as one that is over (410)", false},
		"409":            {says(409, ""), "registered at this JTL-Wawi already", false},
		"a redirect":     {says(307, "", "Location", "https://elsewhere.example"), "redirect to https://elsewhere.example", false},
		"500":            {says(500, ""), "whether JTL-Wawi took it is not known", true},
		"HTML":           {says(200, "<html>", "Content-Type", "text/html"), "whether JTL-Wawi took it is not known", true},
		"without number": {says(201, `{"status":0}`), "whether JTL-Wawi took it is not known", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, test.answer)
			_, _, err := w.send(t.Context())
			if f := fault.From(err); !strings.Contains(f.Message, test.message) || f.Hint == "" || strings.Contains(f.Message, "at X") {
				t.Errorf("%s\n%s", f.Message, f.Hint)
			}
			record, err := w.lock.Load()
			if recorded := err == nil && record.Registration.Status == Sending; recorded != test.recorded || (!recorded && !errors.Is(err, ErrNoRecord)) {
				t.Errorf("recorded: %v, %v", recorded, err)
			}
			if len(w.requests) != 1 {
				t.Errorf("%d requests", len(w.requests))
			}
		})
	}
}

// TestTheChallengeCodeStays for a request that may have been sent.
func TestTheChallengeCodeStays(t *testing.T) {
	t.Parallel()
	w := newWorld(t, says(500, ""), taken())
	_, _, _ = w.send(t.Context())
	if _, _, err := w.send(t.Context()); err != nil {
		t.Fatal(err)
	}
	first, second := w.requests[0].Header.Get("X-ChallengeCode"), w.requests[1].Header.Get("X-ChallengeCode")
	if first != second {
		t.Errorf("%q and %q", first, second)
	}
	if _, _, err := w.send(t.Context()); err != nil || w.requests[2].Header.Get("X-ChallengeCode") == first {
		t.Errorf("a new registration has the code of the old one, %v", err)
	}
}
