package platform

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestTracer(t *testing.T) {
	t.Parallel()
	var trace strings.Builder
	fake := serverOf(answers(403, "{}",
		"X-Request-Id", "r-1", "Content-Type", "application/json", "X-RateLimit-Remaining", "499", "Server", "secret-server"))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://platform.test/account/keys", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := do(NewClient(Options{Base: fake, Trace: into(&trace), Now: ticking(12 * time.Millisecond)}), request); err != nil {
		t.Fatal(err)
	}
	want := `> GET https://platform.test/account/keys
< 403 Forbidden after 12ms
<   Content-Type: application/json
<   X-RateLimit-Remaining: 499
<   X-Request-Id: r-1
`
	if got := trace.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTracer_attempts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var trace strings.Builder
		fake := serverOf(fails(io.EOF), answers(429, "", "Retry-After", "2"), answers(200, ""))
		if _, _, err := get(t, NewClient(Options{Base: fake, Trace: into(&trace)})); err != nil {
			t.Fatal(err)
		}
		want := `> GET https://platform.test/path
< no response after 0s: the connection was closed
> GET https://platform.test/path
< 429 Too Many Requests after 0s
<   Retry-After: 2
> GET https://platform.test/path
< 200 OK after 0s
`
		if got := trace.String(); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func TestTracer_secrets(t *testing.T) {
	t.Parallel()
	const planted = "hunter2"
	var trace strings.Builder
	fake := serverOf(answers(302, `{"access_token":"`+planted+`"}`,
		"Location", "https://platform.test/next?code="+planted,
		"Set-Cookie", "session="+planted,
		"WWW-Authenticate", "Bearer "+planted,
		"Date", planted, "X-RateLimit-Limit", planted, "X-Request-Id", "Basic "+planted, "Retry-After", planted, "Content-Type", planted,
		"X-Echo", planted))
	repeats := fake.replies[0]
	fake.replies[0] = func(r *http.Request) (*http.Response, error) {
		response, err := repeats(r)
		response.Status = "302 " + planted
		return response, err
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost,
		"https://joe:"+planted+"@platform.test/path?token="+planted+"#"+planted, strings.NewReader("client_secret="+planted))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Basic "+planted)
	request.Header.Set("Cookie", planted)
	request.Header.Set("X-ChallengeCode", planted)
	if _, _, err := do(NewClient(Options{Base: fake, Trace: into(&trace)}), request); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(trace.String(), planted) {
		t.Errorf("the secret is in the trace:\n%s", trace.String())
	}
	for _, line := range []string{"> POST https://platform.test/path\n", "Location: https://platform.test\n"} {
		if !strings.Contains(trace.String(), line) {
			t.Errorf("%q is missing in:\n%s", line, trace.String())
		}
	}
	if fake.headers[0].Get("Authorization") != "Basic "+planted || fake.bodies[0] != "client_secret="+planted {
		t.Errorf("what was sent has changed: %v, %q", fake.headers[0], fake.bodies[0])
	}
}

// ticking is a clock that goes on by a step at every look.
func ticking(step time.Duration) func() time.Time {
	now := time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)
	return func() time.Time { now = now.Add(step); return now }
}

// TestHoldTrace shows the request at once and its answer later.
func TestHoldTrace(t *testing.T) {
	t.Parallel()
	var trace strings.Builder
	held, write := HoldTrace(t.Context())
	request, err := http.NewRequestWithContext(held, http.MethodGet, "https://platform.test/path", nil)
	if err != nil {
		t.Fatal(err)
	}
	client := NewClient(Options{Base: serverOf(answers(200, "{}", "X-Request-Id", "r-1")), Trace: into(&trace), Now: ticking(time.Millisecond)})
	if _, _, err := do(client, request); err != nil {
		t.Fatal(err)
	}
	const asked = "> GET https://platform.test/path\n"
	if got := trace.String(); got != asked {
		t.Errorf("before: %q", got)
	}
	write()
	write()
	if got := trace.String(); got != asked+"< 200 OK after 1ms\n<   X-Request-Id: r-1\n" {
		t.Errorf("after: %q", got)
	}
}

// TestHoldTrace_retries: the lines of all attempts keep their order.
func TestHoldTrace_retries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var trace strings.Builder
		held, write := HoldTrace(t.Context())
		request, err := http.NewRequestWithContext(held, http.MethodGet, "https://platform.test/path", nil)
		if err != nil {
			t.Fatal(err)
		}
		client := NewClient(Options{Base: serverOf(answers(503, ""), answers(200, "{}")), Trace: into(&trace)})
		if _, _, err := do(client, request); err != nil {
			t.Fatal(err)
		}
		const before = `> GET https://platform.test/path
< 503 Service Unavailable after 0s
> GET https://platform.test/path
`
		if got := trace.String(); got != before {
			t.Errorf("before: %q", got)
		}
		write()
		if got := trace.String(); got != before+"< 200 OK after 0s\n" {
			t.Errorf("after: %q", got)
		}
	})
}
