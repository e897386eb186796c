package main

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// sharedFailures are servers that fail, and what every process reports of it.
var sharedFailures = map[string]struct {
	answer   http.HandlerFunc
	requests int64 // of one process
	code     int
	reason   string
}{
	"endpoint down": {func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "busy", http.StatusServiceUnavailable) }, 4, 3, "503"},
	"secret refused": {func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"error":"invalid_client"}`)
	}, 1, 4, "invalid_client"},
}

// TestTokenGet_sharedFailure: the server holds the first request until everybody
// says that it waits. All of them then report the reason of the one who asked, and
// who comes later asks for itself.
func TestTokenGet_sharedFailure(t *testing.T) {
	t.Parallel()
	const waiters = 19
	for name, test := range sharedFailures {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMachine(t, 0)
			m.login(t, "a", "--no-verify")
			var requests atomic.Int64
			asked, goOn := make(chan struct{}), make(chan struct{})
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if requests.Add(1) == 1 {
					close(asked)
					<-goOn
				}
				test.answer(w, r)
			}))
			t.Cleanup(server.Close)
			m.env = append(m.env, "JTLCTL_TOKEN_URL="+server.URL)
			m.must(t, "", "config", "set", "token_url", server.URL)
			check := func(stderr string, code int) {
				t.Helper()
				if code != test.code || !strings.Contains(stderr, test.reason) || strings.Contains(stderr, "secret-of-a") {
					t.Errorf("exit code %d, %s", code, stderr)
				}
			}
			var group sync.WaitGroup
			var firstEnded time.Time
			group.Go(func() {
				_, stderr, code := m.run(t.Context(), t, "", "token", "get")
				firstEnded = time.Now()
				check(stderr, code)
			})
			<-asked
			var waiting sync.WaitGroup
			waiting.Add(waiters)
			for range waiters {
				group.Go(func() { check(m.waitForAnother(t, waiting.Done)) })
			}
			waiting.Wait()
			close(goOn)
			group.Wait()
			if late := time.Since(firstEnded); late > 3*time.Second {
				t.Errorf("the last one ended %s after the one who asked", late)
			}
			if got := requests.Load(); got != test.requests {
				t.Errorf("%d requests, want the %d of one process", got, test.requests)
			}
			_, stderr, code := m.run(t.Context(), t, "", "token", "get")
			check(stderr, code)
			if got := requests.Load(); got != 2*test.requests {
				t.Errorf("%d requests, want those of whoever came later too", got)
			}
		})
	}
}

// waitForAnother starts a process that waits for another one, calls waits once it
// says so, and returns what it printed until its end.
func (m *machine) waitForAnother(t *testing.T, waits func(), flags ...string) (stderr string, code int) {
	t.Helper()
	c := command(t.Context(), t, append([]string{"token", "get", "-v"}, flags...)...)
	c.Env = append(append(c.Env, "HOME="+m.home), m.env...)
	waits = sync.OnceFunc(waits)
	defer waits()
	_, errs := pipes(t, c)
	if err := c.Start(); err != nil {
		t.Error(err)
		return "", -1
	}
	var all strings.Builder
	lines := bufio.NewScanner(errs)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "* waiting for another jtlctl") {
			waits()
		}
		all.WriteString(lines.Text() + "\n")
	}
	_ = c.Wait()
	return all.String(), c.ProcessState.ExitCode()
}
