package proxy

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// expired answers 401 to every token but one.
func expired(good string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Header.Get("Authorization") != "Bearer "+good {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		_, _ = w.Write(body)
	}
}

func TestProxy_renews(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		method, path, body string
		status, second     int
		sent               int
	}{
		"GET":        {"GET", "/v2/items", "", 200, 200, 3},
		"HEAD":       {"HEAD", "/v2/items", "", 200, 200, 3},
		"a query":    {"POST", "/v2/graphql", `{"query":"{ QueryItems { id } }"}`, 200, 200, 3},
		"a mutation": {"POST", "/v2/graphql", `{"query":"mutation { ChangeItem { id } }"}`, 401, 200, 2},
		"POST":       {"POST", "/v2/items", "{}", 401, 200, 2},
		"DELETE":     {"DELETE", "/v2/items/5", "", 401, 200, 2},
	} {
		up := newServer(t, expired("token-2"))
		purse := &purse{names: []string{"token-1", "token-2", "token-3"}, cached: true}
		p := start(t, up.URL, purse, nil)
		response, body := p.send(t, test.method, test.path, test.body, nil)
		if response.StatusCode != test.status || test.status == 200 && test.method == "POST" && body != test.body {
			t.Errorf("%s: %d %s", name, response.StatusCode, body)
		}
		// The next one has the new token.
		if response, _ := p.send(t, test.method, test.path, test.body, nil); response.StatusCode != test.second {
			t.Errorf("%s, the second time: %d", name, response.StatusCode)
		}
		if got := len(up.requests()); got != test.sent || purse.refresh != 1 {
			t.Errorf("%s: %d requests, %d renewals", name, got, purse.refresh)
		}
	}
}

// TestProxy_renews_once: a token that was just issued is not what is wrong.
func TestProxy_renews_once(t *testing.T) {
	t.Parallel()
	up := newServer(t, expired("no token"))
	fresh, stale := &purse{names: []string{"a", "b", "c"}}, &purse{names: []string{"a", "b", "c"}, cached: true}
	for _, purse := range []*purse{fresh, stale} {
		p := start(t, up.URL, purse, nil)
		for range 3 {
			if response, _ := p.send(t, "GET", "/v2/items", "", nil); response.StatusCode != http.StatusUnauthorized {
				t.Error(response.StatusCode)
			}
		}
	}
	if fresh.refresh != 0 || stale.refresh != 1 {
		t.Errorf("%d and %d renewals", fresh.refresh, stale.refresh)
	}
}

// TestProxy_renews_together: many requests whose token has expired make one renewal.
func TestProxy_renews_together(t *testing.T) {
	t.Parallel()
	const many = 20
	var waiting sync.WaitGroup
	waiting.Add(many)
	up := newServer(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "Bearer old" {
			waiting.Done()
			waiting.Wait()
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
	purse := &purse{names: []string{"old", "new", "newer"}, cached: true}
	p := start(t, up.URL, purse, nil)
	var bad atomic.Int32
	var all sync.WaitGroup
	for range many {
		all.Go(func() {
			if response, _ := p.send(t, "GET", "/v2/items", "", nil); response.StatusCode != http.StatusOK {
				bad.Add(1)
			}
		})
	}
	all.Wait()
	if bad.Load() > 0 || purse.fetched != 2 {
		t.Errorf("%d failed, %d tokens were fetched", bad.Load(), purse.fetched)
	}
}

func TestTokens_get(t *testing.T) {
	t.Parallel()
	now := time.Now()
	purse := &purse{names: []string{"a", "b"}, life: 5 * time.Minute}
	var late []error
	tokens := &tokens{fetch: purse.fetch, now: func() time.Time { return now }, late: func(err error) { late = append(late, err) }}
	get := func() string {
		got, err := tokens.get(t.Context())
		if err != nil {
			return err.Error()
		}
		return got.Reveal()
	}
	if got := get() + get(); got != "aa" || purse.fetched != 1 {
		t.Errorf("%s, %d fetched", got, purse.fetched)
	}
	now = now.Add(4*time.Minute + time.Second) // less than a minute is left
	purse.err = fault.New(fault.Network, "down")
	if got := get(); got != "a" || len(late) != 1 {
		t.Errorf("%s, %v", got, late)
	}
	now = now.Add(time.Minute)
	if got := get(); got != "down" {
		t.Error(got)
	}
	purse.err = nil
	if got := get(); got != "b" {
		t.Error(got)
	}
}

// TestTokens_get_cancelled: whoever leaves does not take the exchange from the others.
func TestTokens_get_cancelled(t *testing.T) {
	t.Parallel()
	begun, goOn := make(chan struct{}), make(chan struct{})
	tokens := &tokens{now: time.Now, fetch: func(ctx context.Context, _ time.Duration, _ bool) (Fetched, error) {
		close(begun)
		<-goOn
		return (&purse{names: []string{"a"}}).fetch(ctx, 0, false)
	}}
	ctx, cancel := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := tokens.get(ctx)
		left <- err
	}()
	<-begun
	stayed := make(chan string, 1)
	go func() {
		got, err := tokens.get(t.Context())
		if err != nil {
			stayed <- err.Error()
			return
		}
		stayed <- got.Reveal()
	}()
	cancel()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	close(goOn)
	if got := <-stayed; got != "a" {
		t.Error(got)
	}
}

// TestCloud_refused: credentials that are wrong are known at the start.
func TestCloud_refused(t *testing.T) {
	t.Parallel()
	wrong := &purse{err: fault.New(fault.Credentials, "wrong")}
	redactor := &secret.Redactor{}
	for api, kind := range map[string]fault.Kind{
		"https://api.example": fault.Credentials, "http://api.example": fault.Config, "https://user@api.example": fault.Config, "https://api.example?x": fault.Config, "": fault.Config,
	} {
		_, err := Cloud(t.Context(), CloudOptions{API: api, Fetch: wrong.fetch, Now: time.Now, Redactor: redactor})
		if err == nil || fault.From(err).Kind != kind {
			t.Errorf("%s: %v", api, err)
		}
	}
	right := &purse{names: []string{"planted-token"}}
	if _, err := Cloud(t.Context(), CloudOptions{API: "https://api.example", Fetch: right.fetch, Now: time.Now, Redactor: redactor}); err != nil {
		t.Error(err)
	}
	if text := redactor.Redact("planted-token"); strings.Contains(text, "planted") {
		t.Error("the redactor does not know the token")
	}
}

// TestProxy_noToken: a token that cannot be had is a failure of the proxy, and says why.
func TestProxy_noToken(t *testing.T) {
	t.Parallel()
	up := newServer(t, func(http.ResponseWriter, *http.Request) {})
	purse := &purse{names: []string{"a"}, life: time.Nanosecond}
	p := start(t, up.URL, purse, nil)
	purse.mu.Lock()
	purse.err = fault.New(fault.Credentials, "the client secret was refused")
	purse.mu.Unlock()
	if response, body := p.send(t, "POST", "/v2/items", "{}", nil); response.StatusCode != http.StatusBadGateway || !strings.Contains(body, "the client secret was refused") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	if len(up.requests()) != 0 {
		t.Error("a request without token was sent")
	}
}
