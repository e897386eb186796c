package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/disk"
)

// TestTokenGet_wrongClock: whole command lines on a machine whose clock was
// wrong when a token was fetched. The server gives each token an hour and a
// number.
func TestTokenGet_wrongClock(t *testing.T) {
	t.Parallel()
	const start = 1_800_000_000
	for name, test := range map[string]struct {
		fetch, look time.Duration // the clock of the machine, from start
		cached      bool
	}{
		"right":                    {0, 59 * time.Minute / 2, true},
		"ahead by a year":          {365 * 24 * time.Hour, time.Minute, false},
		"ahead by a minute":        {time.Minute, 0, false},
		"behind by a year":         {-365 * 24 * time.Hour, 0, false},
		"right, and now it is not": {0, -24 * time.Hour, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var requests atomic.Int64
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				_, _ = fmt.Fprintf(w, `{"access_token":"token-%d","token_type":"bearer","expires_in":3600}`, requests.Add(1))
			}))
			t.Cleanup(server.Close)
			folder := t.TempDir()
			variables := map[string]string{"JTLCTL_TOKEN_URL": server.URL, "JTLCTL_STORE": "file", "JTLCTL_PASSPHRASE": "x"}
			at := func(clock time.Duration, stdin string, args ...string) string {
				var out, errs strings.Builder
				w := testWorld(strings.NewReader(stdin), &out, &errs)
				w.Environment = func(name string) string { return variables[name] }
				w.Now = func() time.Time { return time.Unix(start, 0).Add(clock) }
				w.Random = rand.Reader
				w.Roots = disk.Roots{Config: filepath.Join(folder, "config"), Cache: filepath.Join(folder, "cache"), State: filepath.Join(folder, "state")}
				if code := cli.Run(context.Background(), args, w); code != 0 {
					t.Fatalf("%q: exit code %d, %s", args, code, errs.String())
				}
				return strings.TrimSpace(out.String())
			}
			at(test.fetch, "planted", "auth", "login", "--client-id", "a", "--client-secret-stdin", "--no-verify")
			if got := at(test.fetch, "", "token", "get"); got != "token-1" {
				t.Fatalf("got %q", got)
			}
			status := at(test.look, "", "auth", "status")
			want := "token-2"
			if test.cached {
				want = "token-1"
			}
			if alive := strings.Contains(status, "expires in"); alive != test.cached {
				t.Errorf("auth status says:\n%s", status)
			}
			if got := at(test.look, "", "token", "get"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := at(test.look, "", "token", "get"); got != want {
				t.Errorf("again: got %q, want %q", got, want)
			}
		})
	}
}
