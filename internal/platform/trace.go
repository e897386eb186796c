package platform

import (
	"net/http"
	"net/url"
	"strings"
	"time"
)

// tracer writes a line for each request and each answer. Only what is on the
// list is shown: no body, no query, no other header.
type tracer struct {
	next http.RoundTripper
	out  func(format string, args ...any)
	now  func() time.Time
}

func shownHeaders() []string {
	return []string{"Content-Type", "Content-Length", "Date", "Location", "Retry-After",
		"X-RateLimit-Limit", "X-RateLimit-Interval-Length-Seconds", "X-RateLimit-Remaining", "X-Request-Id"}
}

func (t *tracer) RoundTrip(request *http.Request) (*http.Response, error) {
	t.out("> %s %s", request.Method, withoutQuery(request.URL))
	started := t.now()
	response, err := t.next.RoundTrip(request)
	took := t.now().Sub(started).Round(time.Millisecond)
	if err != nil {
		t.out("< no answer after %s: %s", took, reason(err))
		return nil, err
	}
	t.out("< %s after %s", response.Status, took)
	for _, name := range shownHeaders() {
		value := response.Header.Get(name)
		if value == "" {
			continue
		}
		switch name {
		case "Location":
			value = Origin(value)
		case "Retry-After":
			value = wait(response)
		case "Content-Type":
			value = mediaType(response)
		}
		t.out("<   %s: %s", name, value)
	}
	return response, nil
}

func withoutQuery(u *url.URL) string {
	bare := *u
	bare.RawQuery, bare.Fragment, bare.User = "", "", nil
	return bare.String()
}

func withoutQueryString(raw string) string {
	if u, err := url.Parse(raw); err == nil {
		return withoutQuery(u)
	}
	bare, _, _ := strings.Cut(WithoutUser(raw), "?")
	bare, _, _ = strings.Cut(bare, "#")
	return bare
}
