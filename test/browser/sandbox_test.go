package browser

import (
	"crypto/rand"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// seen is a server that notes what was asked and how it was answered.
type seen struct {
	mu       sync.Mutex
	requests []request
}

type request struct {
	method, path, host, origin, site string
	status                           int
}

func (s *seen) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		noted := &status{w, http.StatusOK}
		next.ServeHTTP(noted, r)
		s.mu.Lock()
		defer s.mu.Unlock()
		s.requests = append(s.requests, request{r.Method, r.URL.Path, r.Host, r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site"), noted.code})
	})
}

type status struct {
	http.ResponseWriter

	code int
}

func (s *status) WriteHeader(code int) {
	s.code = code
	s.ResponseWriter.WriteHeader(code)
}

// TestAttack_sandbox: no page of another origin can read from a sandbox or use it.
func TestAttack_sandbox(t *testing.T) {
	t.Parallel()
	var log seen
	server := httptest.NewUnstartedServer(nil)
	served, err := sandbox.New(sandbox.Config{BaseURL: "http://" + server.Listener.Addr().String(), Now: time.Now, Random: rand.Reader, CORS: []string{"http://localhost:1"}})
	if err != nil {
		t.Fatal(err)
	}
	server.Config.Handler = log.wrap(served)
	server.Start()
	defer server.Close()
	attempts := Attack(t, Target{
		Address:  server.Listener.Addr().String(),
		Gets:     []string{sandbox.AppIssuerPath + sandbox.ZitadelKeysPath, "/sandbox/wawi", "/erp/v2/items"},
		Posts:    []Post{{sandbox.MintPath, `{"kind":"access"}`}, {sandbox.RotatePath, `{}`}, {sandbox.DelegatedPath, `{"tenantId":"` + sandbox.DefaultTenant + `"}`}},
		Refusals: []string{"the sandbox answers only to localhost", "the sandbox does not"},
	})
	ways := map[string]int{}
	for _, a := range attempts {
		ways[a.Way]++
		if a.Got != "" {
			t.Errorf("a page of %s got by %s from %s: %s", a.Page, a.Way, a.Path, a.Got)
		}
	}
	for _, way := range []string{"fetch", "fetch with headers", "no-cors", "image", "script", "frame", "form", "socket"} {
		if ways[way] < 9 {
			t.Errorf("only %d attempts by %s", ways[way], way)
		}
	}
	log.mu.Lock()
	defer log.mu.Unlock()
	refused := []int{http.StatusForbidden, http.StatusMisdirectedRequest}
	for _, r := range log.requests {
		if !slices.Contains(refused, r.status) {
			t.Errorf("not refused: %+v", r)
		}
	}
	if len(log.requests) < 60 {
		t.Errorf("only %d requests reached the sandbox", len(log.requests))
	}
}
