package probe

import (
	"context"
	"errors"
	"net/http"
	"strings"
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
	r, err := plan.Run(ctx, b.world)
	if fault.From(err).Kind != fault.Interrupted || len(b.requests) != 5 {
		t.Errorf("%d requests, %v", len(b.requests), err)
	}
	// What was found so far is not lost.
	if text := err.Error(); len(r.Cases) != 4 || !strings.HasPrefix(text, "interrupted after 4 of ") || !strings.HasSuffix(text, " cases: 4 ok, 0 let in, 0 kept out, 0 unreachable, 0 advice") {
		t.Errorf("%d cases, %q", len(r.Cases), text)
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
