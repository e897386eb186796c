package probe

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

const base = "http://127.0.0.1:7373"

// start is when each test begins.
var start = time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)

// sharedSandbox is one for all tests that rotate no keys, since making RSA keys
// takes long. Its time stands still: the tests take less than its tokens live.
var sharedSandbox = sync.OnceValue(func() *sandbox.Sandbox { return newSandbox(func() time.Time { return start }) })

func newSandbox(now func() time.Time) *sandbox.Sandbox {
	s, err := sandbox.New(sandbox.Config{BaseURL: base, Now: now, Random: rand.Reader})
	if err != nil {
		panic(err)
	}
	return s
}

// bench has a sandbox, a backend and a clock that only waiting moves.
type bench struct {
	sandbox  *sandbox.Sandbox
	mu       sync.Mutex
	now      time.Time
	requests []time.Time // when the backend got one
	// backend answers; its answers are a status and a body.
	backend http.HandlerFunc
	options Options
	world   World
}

func newBench(t *testing.T, kind string) *bench {
	t.Helper()
	return newBenchWith(t, kind, sharedSandbox())
}

func newBenchWith(t *testing.T, kind string, s *sandbox.Sandbox) *bench {
	t.Helper()
	b := &bench{now: start, sandbox: s}
	b.options = Options{URL: "http://127.0.0.1:3000/me", Kind: kind}
	b.world = World{
		Sandbox: sandbox.Remote{HTTP: &http.Client{Transport: handlerTransport{b.sandbox}}, Address: "127.0.0.1:7373"},
		HTTP: platform.NewClient(platform.Options{Once: true, Now: b.clock, Base: handlerTransport{http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			b.mu.Lock()
			b.requests = append(b.requests, b.now)
			b.mu.Unlock()
			b.backend(w, r)
		})}}),
		SandboxURL: base, Now: b.clock, Wait: b.wait,
	}
	return b
}

func (b *bench) clock() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *bench) wait(ctx context.Context, d time.Duration) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = b.now.Add(d)
	return ctx.Err()
}

func (b *bench) run(t *testing.T) Report {
	t.Helper()
	report, err := b.try(t)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func (b *bench) try(t *testing.T) (Report, error) {
	t.Helper()
	plan, err := Parse(b.options)
	if err != nil {
		t.Fatal(err)
	}
	return plan.Run(t.Context(), b.world)
}

// keySet is what the sandbox publishes now.
func (b *bench) keySet() jwks.Set {
	path, bearer := sandbox.AppIssuerPath+sandbox.ZitadelKeysPath, ""
	if b.options.Kind == "session" {
		path = platform.JWKSPath
		bearer, _ = b.sandbox.Mint(sandbox.TokenRequest{Kind: "access"})
	}
	request := httptest.NewRequest(http.MethodGet, base+path, nil)
	request.Header.Set("Authorization", "Bearer "+bearer)
	recorder := httptest.NewRecorder()
	b.sandbox.ServeHTTP(recorder, request)
	set, err := jwks.Parse(recorder.Body.Bytes())
	if err != nil {
		panic(err)
	}
	return set
}

// policy is that of a right verifier.
func (b *bench) policy() jwt.Policy {
	if b.options.Kind == "app" {
		return jwt.Policy{Kind: jwt.App, Issuers: []string{base + sandbox.AppIssuerPath}, Audience: sandbox.AppID}
	}
	return jwt.Policy{Kind: jwt.Session, Issuers: []string{base}}
}

// verifies is a backend that verifies by a policy, with the keys of each request.
func (b *bench) verifies(p jwt.Policy, keys func() jwks.Set) http.HandlerFunc {
	return bearer(func(token string) int {
		result, err := jwt.Verify(context.Background(), token, p, jwks.Static{Set: keys()}, b.clock())
		if err != nil || !result.Valid {
			return 401
		}
		return 200
	})
}

// bearer is a backend that demands a token and decides about it.
func bearer(decide func(token string) int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.WriteHeader(decide(token))
	}
}

// decodes accepts whatever has a payload that can be read.
func decodes(token string) int {
	parts := strings.Split(token, ".")
	if len(parts) < 2 {
		return 500
	}
	parsed, err := jwt.Parse(parts[0] + "." + parts[1] + ".AA")
	if err != nil || !json.Valid(parsed.Payload.Raw) {
		return 401
	}
	return 200
}

// named lists the cases with a verdict.
func named(r Report, verdict Verdict) []string {
	var names []string
	for _, c := range r.Cases {
		if c.Verdict == verdict {
			names = append(names, c.Name)
		}
	}
	return names
}

func sameNames(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want)) // subtests share them
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// handlerTransport answers requests without a network. A handler that panics with
// http.ErrAbortHandler closes the connection.
type handlerTransport struct{ handler http.Handler }

func (h handlerTransport) RoundTrip(r *http.Request) (response *http.Response, err error) {
	defer func() {
		if failed, is := recover().(error); is {
			err = failed
		}
	}()
	recorder := httptest.NewRecorder()
	h.handler.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}
