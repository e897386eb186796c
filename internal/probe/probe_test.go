package probe

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func TestPlan_Run_right(t *testing.T) {
	t.Parallel()
	for _, kind := range sandbox.ForgedKinds() {
		b := newBench(t, kind)
		b.backend = b.verifies(b.policy(), b.keySet)
		r := b.run(t)
		if r.ExitCode() != 0 || r.Summary.LetIn+r.Summary.KeptOut+r.Summary.Unreachable != 0 || r.Summary.OK+r.Summary.Advice != len(r.Cases) {
			t.Errorf("%s: %+v", kind, r.Summary)
		}
		var bad int
		for _, c := range r.Cases {
			if c.Token == Bad && c.Level == "must" {
				bad++
			}
		}
		if bad < 40 || r.Cases[0].Name != "no-token" || r.Cases[1].Name != "good" || r.Cases[len(r.Cases)-1].Name != "good-again" {
			t.Errorf("%s: %d bad tokens, %+v", kind, bad, r.Cases)
		}
		for i, at := range b.requests[1:] {
			if at.Sub(b.requests[i]) < MinDelay {
				t.Errorf("%s: request %d comes %s after the one before", kind, i+1, at.Sub(b.requests[i]))
			}
		}
	}
}

// TestPlan_Run_wrong: backends that are wrong in one way are told apart.
func TestPlan_Run_wrong(t *testing.T) {
	t.Parallel()
	issuers := []string{"iss-wrong", "iss-missing", "iss-empty", "iss-other-kind", "iss-longer", "iss-shorter", "iss-inside", "iss-other-path"}
	for name, test := range map[string]struct {
		kind    string
		change  func(*jwt.Policy)
		letIn   []string
		keptOut []string
	}{
		"no issuer, session": {"session", func(p *jwt.Policy) { p.NoIssuer = true }, issuers, nil},
		"no issuer, app":     {"app", func(p *jwt.Policy) { p.NoIssuer = true }, issuers, nil},
		"no expiry":          {"session", func(p *jwt.Policy) { p.Leeway = 100 * 365 * 24 * time.Hour }, []string{"expired-ten-minutes", "expired-hour", "expired-year", "expired-fraction", "not-yet-valid-hour", "not-yet-valid-year"}, nil},
		"tolerant":           {"session", func(p *jwt.Policy) { p.Leeway = 5 * time.Minute }, nil, nil},
		"no audience":        {"app", func(p *jwt.Policy) { p.NoAudience = true }, []string{"aud-wrong", "aud-missing", "aud-empty", "aud-blank", "aud-shorter", "aud-longer", "aud-letter-case", "aud-others", "app-id-other", "another-app"}, nil},
		"other app":          {"app", func(p *jwt.Policy) { p.Audience = "my-app" }, nil, []string{"good"}},
		"other issuer":       {"app", func(p *jwt.Policy) { p.Issuers = []string{base} }, nil, []string{"good"}},
		"any key":            {"session", func(p *jwt.Policy) { p.AnyKey = true }, []string{"kid-missing", "kid-empty", "kid-in-payload"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, test.kind)
			p := b.policy()
			test.change(&p)
			b.backend = b.verifies(p, b.keySet)
			r := b.run(t)
			sameNames(t, "let in", named(r, LetIn), test.letIn...)
			sameNames(t, "kept out", named(r, KeptOut), test.keptOut...)
			if want := len(test.letIn)+len(test.keptOut) > 0; (r.ExitCode() == 1) != want {
				t.Errorf("exit code %d", r.ExitCode())
			}
		})
	}
}

func TestPlan_Run_decodes(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	b.backend = bearer(decodes)
	r := b.run(t)
	if r.Summary.LetIn < 40 || r.Summary.KeptOut != 0 {
		t.Errorf("%+v", r.Summary)
	}
	if c := r.Cases[2]; c.Name != "not-a-token" || c.Verdict != OK || !strings.HasSuffix(c.Why, "; the backend failed (500) rather than refused it") {
		t.Errorf("%+v", c)
	}
}

// TestPlan_Run_ends: what ends a probe early, and what its last case says.
func TestPlan_Run_ends(t *testing.T) {
	t.Parallel()
	is := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
	}
	for name, test := range map[string]struct {
		backend  http.HandlerFunc
		expect   []string
		requests int
		last     string
		verdict  Verdict
		why      string
	}{
		"not protected":            {is(200), nil, 1, "no-token", LetIn, "the address is not protected"},
		"created":                  {is(201), nil, 1, "no-token", LetIn, "the address is not protected"},
		"not protected, as wanted": {is(404), []string{"404"}, 1, "no-token", LetIn, "the address is not protected"},
		"refuses everything":       {is(401), nil, 2, "good", KeptOut, "like no token at all, with 401. Most likely"},
		"no such path":             {is(404), nil, 2, "good", KeptOut, "Or the path or the method is wrong"},
		"refuses the good one":     {bearer(func(string) int { return 403 }), nil, 2, "good", KeptOut, "refused with 403"},
		"not what was expected":    {bearer(func(string) int { return 204 }), []string{"200", "201"}, 2, "good", KeptOut, "answered with 204 and not with 200, 201 of --expect-ok"},
		"fails with any token":     {bearer(func(string) int { return 500 }), nil, 3, "good", KeptOut, "nothing can be told apart"},
		"verifies nothing":         {bearer(func(string) int { return 404 }), nil, 3, "good", KeptOut, "nothing can be told apart"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "session")
			b.backend, b.options.ExpectOK = test.backend, test.expect
			r := b.run(t)
			last := r.Cases[len(r.Cases)-1]
			if len(b.requests) != test.requests || last.Name != test.last || last.Verdict != test.verdict || !strings.Contains(last.Why, test.why) || r.ExitCode() != 1 {
				t.Errorf("%d requests, exit code %d, %+v", len(b.requests), r.ExitCode(), last)
			}
		})
	}
}

// TestPlan_Run_marks: backends that answer a good token with something else than 200.
func TestPlan_Run_marks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		good, bad int
		expect    []string
		letIn     bool
	}{
		"no upstream, 404":    {404, 401, nil, false},
		"no upstream, 502":    {502, 401, nil, false},
		"uncaught":            {200, 500, nil, false},
		"uncaught, upstream":  {502, 500, nil, false},
		"created":             {201, 401, nil, false},
		"success for a bad":   {404, 204, nil, true},
		"another success":     {200, 202, nil, true},
		"expected":            {403, 401, []string{"403"}, false},
		"expected, let in":    {200, 404, []string{"2xx,404"}, true},
		"teapot, as expected": {200, 418, []string{"200"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newBench(t, "session")
			b.options.ExpectOK = test.expect
			right := b.verifies(b.policy(), b.keySet)
			b.backend = func(w http.ResponseWriter, r *http.Request) {
				if r.Header.Get("Authorization") == "" {
					w.WriteHeader(http.StatusUnauthorized)
					return
				}
				right(replaced{w, map[int]int{200: test.good, 401: test.bad}}, r)
			}
			r := b.run(t)
			if (r.Summary.LetIn > 40) != test.letIn || r.Summary.KeptOut != 0 || (!test.letIn && r.ExitCode() != 0) {
				t.Errorf("%+v", r.Summary)
			}
		})
	}
}

// replaced is a response with other statuses.
type replaced struct {
	http.ResponseWriter
	statuses map[int]int
}

func (r replaced) WriteHeader(code int) { r.ResponseWriter.WriteHeader(r.statuses[code]) }

// TestPlan_Run_body: a backend that says in the body what it thinks of a token.
func TestPlan_Run_body(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		right(says{w}, r)
	}
	if r := b.run(t); r.ExitCode() != 0 || r.Cases[2].Status != 200 || !strings.Contains(r.Cases[2].Why, "the body says") {
		t.Errorf("%+v, %+v", r.Summary, r.Cases[2])
	}
}

// says answers 200 and a body.
type says struct{ http.ResponseWriter }

func (s says) WriteHeader(code int) {
	body := map[int]string{200: `{"valid":true,"tenant":"t"}`, 401: `{"valid":false,"tenant":null}`}[code]
	s.Header().Set("Content-Type", "application/json; charset=utf-8")
	s.Header().Set("Content-Length", "29")
	s.ResponseWriter.WriteHeader(200)
	_, _ = io.WriteString(s.ResponseWriter, (body + "  ")[:29])
}

func TestPlan_Run_redirects(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "/login?next=x")
		right(sent{w}, r)
	}
	if r := b.run(t); r.ExitCode() != 0 || r.Cases[1].Status != 302 || r.Cases[2].Status != 302 {
		t.Errorf("%+v, %+v", r.Summary, r.Cases[1])
	}
}

// sent redirects: into the app, or to the login.
type sent struct{ http.ResponseWriter }

func (s sent) WriteHeader(code int) {
	if code == 200 {
		s.Header().Set("Location", "/app")
	}
	s.ResponseWriter.WriteHeader(302)
}

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
		}, 3, 55},
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
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		if b.clock().Before(up) {
			panic(&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)})
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

func TestPlan_Run_noSandbox(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	b.world.Sandbox.HTTP = &http.Client{Transport: handlerTransport{http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(errors.New("refused")) })}}
	_, err := b.try(t)
	if f := fault.From(err); f.Kind != fault.Network || !strings.Contains(f.Hint, "--serve") || len(b.requests) != 0 {
		t.Errorf("%d requests, %v, %s", len(b.requests), err, f.Hint)
	}
}

func TestPlan_Run_interrupted(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	ctx, cancel := context.WithCancel(t.Context())
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		if len(b.requests) == 5 {
			cancel()
		}
		right(w, r)
	}
	plan, err := Parse(b.options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Run(ctx, b.world); fault.From(err).Kind != fault.Interrupted || len(b.requests) != 5 {
		t.Errorf("%d requests, %v", len(b.requests), err)
	}
}

// TestPlan_Run_lockout: a good token that is refused at the end makes the verdicts
// doubtful.
func TestPlan_Run_lockout(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	right := b.verifies(b.policy(), b.keySet)
	b.backend = func(w http.ResponseWriter, r *http.Request) {
		if len(b.requests) > 20 {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		right(w, r)
	}
	sameNames(t, "kept out", named(b.run(t), KeptOut), "good-again")
}

// TestPlan_Run_firstKey: a backend that takes the first key whatever the kid says.
func TestPlan_Run_firstKey(t *testing.T) {
	t.Parallel()
	b := newBench(t, "session")
	first := func() jwks.Set {
		set := b.keySet()
		set.Keys = set.Keys[:1]
		set.Keys[0].ID = ""
		return set
	}
	b.backend = b.verifies(b.policy(), first)
	r := b.run(t)
	sameNames(t, "kept out", named(r, KeptOut), "good-second-key")
	sameNames(t, "let in", named(r, LetIn), "kid-missing", "kid-empty", "kid-in-payload", "kid-unknown", "kid-letter-case")
}
