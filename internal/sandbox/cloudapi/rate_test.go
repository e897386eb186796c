package cloudapi

import (
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestAPI_ServeHTTP_rate(t *testing.T) {
	t.Parallel()
	b := newBench(Config{Rate: Rate{2, 10 * time.Second}})
	ask := func(name string, code int, remaining, retry string) {
		t.Helper()
		h := b.ask("GET", "/erp/v2/items", "")
		got := h.Header()
		if h.Code != code || got.Get("X-RateLimit-Limit") != "2" || got.Get("X-RateLimit-Interval-Length-Seconds") != "10" ||
			got.Get("X-RateLimit-Remaining") != remaining || got.Get("Retry-After") != retry {
			t.Errorf("%s: %d %v", name, h.Code, got)
		}
	}
	ask("first", 200, "1", "")
	b.now = b.now.Add(4500 * time.Millisecond)
	ask("second", 200, "0", "")
	ask("third", 429, "0", "6")
	b.now = b.now.Add(5499 * time.Millisecond)
	ask("too soon", 429, "0", "1")
	b.now = b.now.Add(time.Millisecond)
	ask("in time", 200, "1", "")
}

// TestAPI_ServeHTTP_rate_none: every answer has the headers, and nothing is refused.
func TestAPI_ServeHTTP_rate_none(t *testing.T) {
	t.Parallel()
	b := newBench(Config{})
	for range 600 {
		if got := b.ask("GET", "/erp/v2/nothing", ""); got.Code != 404 || got.Header().Get("X-RateLimit-Remaining") != "499" {
			t.Fatal(got.Code, got.Header())
		}
	}
}

func TestParseRate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Rate{"": {}, "100/10s": {100, 10 * time.Second}, "1/1h": {1, time.Hour}} {
		if got, err := ParseRate(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"100", "0/10s", "-1/10s", "x/10s", "5/", "5/10", "5/1ms", "5/25h", "/"} {
		if _, err := ParseRate(text); fault.From(err).Kind != fault.Usage {
			t.Errorf("%q: %v", text, err)
		}
	}
}
