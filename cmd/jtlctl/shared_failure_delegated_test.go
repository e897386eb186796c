package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestTokenGet_sharedFailureDelegated: those who wait for the token of a tenant
// report why it was refused to the one who asked.
func TestTokenGet_sharedFailureDelegated(t *testing.T) {
	t.Parallel()
	m := newMachine(t, 0)
	m.login(t, "a", "--no-verify")
	flags := []string{"--delegated", "--tenant", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"}
	var requests atomic.Int64
	asked, goOn := make(chan struct{}), make(chan struct{})
	api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1) == 1 {
			close(asked)
			<-goOn
		}
		http.Error(w, "{}", http.StatusForbidden)
	}))
	t.Cleanup(api.Close)
	m.env = append(m.env, "JTLCTL_API_URL="+api.URL)
	check := func(stderr string, code int) {
		t.Helper()
		if code != 4 || !strings.Contains(stderr, "gives the app no token for the tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 (403 Forbidden)") {
			t.Errorf("exit code %d, %s", code, stderr)
		}
	}
	var group, waiting sync.WaitGroup
	group.Go(func() {
		_, stderr, code := m.run(t.Context(), t, "", append([]string{"token", "get"}, flags...)...)
		check(stderr, code)
	})
	<-asked
	const waiters = 7
	waiting.Add(waiters)
	for range waiters {
		group.Go(func() { check(m.waitForAnother(t, waiting.Done, flags...)) })
	}
	waiting.Wait()
	close(goOn)
	group.Wait()
	if got := requests.Load(); got != 1 || m.requests.Load() != 1 {
		t.Errorf("%d requests, and %d for the token of the app", got, m.requests.Load())
	}
}
