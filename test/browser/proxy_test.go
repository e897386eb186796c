package browser

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/proxy"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

// TestAttack_proxy: no page of another origin can use a proxy, even if it knows the
// random part of the address, or if there is none. Nothing reaches the API.
func TestAttack_proxy(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]bool{"a page that knows the address": false, "no random part": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log seen
			api := httptest.NewServer(log.wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Access-Control-Allow-Origin", "*")
				w.Header().Set("Content-Type", "image/svg+xml")
				_, _ = w.Write([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>secret</text></svg>`))
			})))
			defer api.Close()
			address, prefix, refused := serveProxy(t, api.URL, open)
			attempts := Attack(t, Target{
				Address:  address,
				Gets:     []string{prefix + "/erp/v2/customerGroups", prefix + "/v2/items?pageSize=1", prefix + "/erp/v2/graphql?query={QueryItems{nodes{id}}}"},
				Posts:    []Post{{prefix + "/erp/v2/graphql", `{"query":"{ QueryItems { nodes { id } } }"}`}, {prefix + "/v2/customerGroups", `{}`}},
				Refusals: []string{"jtlctl proxy: refused"},
			})
			for _, a := range attempts {
				if a.Got != "" {
					t.Errorf("a page of %s got by %s from %s: %s", a.Page, a.Way, a.Path, a.Got)
				}
			}
			log.mu.Lock()
			defer log.mu.Unlock()
			for _, r := range log.requests {
				t.Errorf("a request reached the API: %+v", r)
			}
			const least = 30
			if n := refused(); n < least || len(attempts) < least {
				t.Errorf("%d attempts, and only %d requests that were refused", len(attempts), n)
			}
		})
	}
}

// serveProxy serves a proxy, and counts the requests that it refuses.
func serveProxy(t *testing.T, api string, open bool) (address, prefix string, refused func() int) {
	t.Helper()
	listener, err := proxy.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	fetch := func(context.Context, time.Duration, bool) (proxy.Fetched, error) {
		return proxy.Fetched{Token: token.Token{Access: secret.New("token")}}, nil
	}
	upstream, err := proxy.Cloud(t.Context(), proxy.CloudOptions{API: api, Fetch: fetch, Now: time.Now, Wait: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	count := 0
	p, err := proxy.New(proxy.Options{
		Upstream: upstream, Address: listener.Addr().String(), NoCallerToken: open, Scopes: scope.NewIndex(scope.Builtin()...), Random: rand.Reader, Now: time.Now,
		Served: func(s proxy.Served) {
			mu.Lock()
			defer mu.Unlock()
			if s.Refused != "" {
				count++
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Log(err)
		}
	})
	address = listener.Addr().String()
	return address, strings.TrimPrefix(p.URL(), "http://"+address), func() int {
		mu.Lock()
		defer mu.Unlock()
		return count
	}
}
