package proxy

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// server is an upstream that remembers what it was sent.
type server struct {
	*httptest.Server
	mu  sync.Mutex
	got []*http.Request
}

func newServer(t *testing.T, handle http.HandlerFunc) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.got = append(s.got, r.Clone(context.WithoutCancel(r.Context())))
		s.mu.Unlock()
		handle(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) requests() []*http.Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.got
}

// purse hands out tokens: one, and others if they are renewed.
type purse struct {
	mu      sync.Mutex
	names   []string
	fetched int
	refresh int
	cached  bool
	life    time.Duration
	err     error
}

func (p *purse) fetch(_ context.Context, _ time.Duration, refresh bool) (Fetched, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err != nil {
		return Fetched{}, p.err
	}
	name := p.names[min(p.fetched, len(p.names)-1)]
	p.fetched++
	if refresh {
		p.refresh++
	}
	life := p.life
	if life == 0 {
		life = time.Hour
	}
	return Fetched{Token: token.Token{Access: secret.New(name), ExpiresAt: time.Now().Add(life)}, Cached: p.cached && !refresh}, nil
}

// running is a proxy that serves, and what it showed.
type running struct {
	*Proxy
	stop func() error

	mu    sync.Mutex
	shown []Served
}

func (r *running) lines() []Served {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Served{}, r.shown...)
}

// start serves a proxy for a server. change alters the options.
func start(t testing.TB, api string, p *purse, change func(*Options, *CloudOptions)) *running {
	t.Helper()
	if p == nil {
		p = &purse{names: []string{"token-1"}}
	}
	r := &running{}
	o := Options{
		Scopes: scope.NewIndex(scope.Builtin()...), Random: rand.Reader, Now: time.Now,
		Served: func(s Served) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.shown = append(r.shown, s)
		},
		Warn: func(format string, args ...any) { t.Logf(format, args...) },
	}
	cloud := CloudOptions{API: api, Fetch: p.fetch, Now: time.Now, Warn: o.Warn, Wait: 30 * time.Second}
	if change != nil {
		change(&o, &cloud)
	}
	var err error
	if o.Upstream.Base == nil {
		explain := o.Upstream.Explain
		if o.Upstream, err = Cloud(t.Context(), cloud); err != nil {
			t.Fatal(err)
		}
		o.Upstream.Explain = explain
	}
	listener, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Address = listener.Addr().String()
	if r.Proxy, err = New(o); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- r.Serve(ctx, listener) }()
	r.stop = sync.OnceValue(func() error { cancel(); return <-done })
	t.Cleanup(func() {
		if err := r.stop(); fault.From(err).Kind != fault.Interrupted {
			t.Error(err)
		}
	})
	return r
}

// send sends a request through the proxy, and returns status and body.
func (r *running) send(t *testing.T, method, path, body string, header http.Header) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, r.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body == "" {
		request.Body, request.GetBody, request.ContentLength = nil, nil, 0
	}
	maps.Copy(request.Header, header)
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	return response, string(text)
}

func none() infer.Declared { return infer.Declared{} }
