package platform

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// tracer writes a line for each request and each response. It shows only what is
// on the list, in the form that it must have: no body, no query, no other
// header, no text of the server.
type tracer struct {
	next http.RoundTripper
	out  func(format string, args ...any)
	now  func() time.Time
}

type traceKey struct{}

// deferredTrace holds lines until they are written.
type deferredTrace struct{ lines []func() }

// HoldTrace returns a context whose responses are traced only once write is
// called, or the next request is sent. What is still to be read of an answer may
// be more than a stream that blocks, or that nobody reads, is worth; and a secret
// that an answer brings is known only after its body was read, while its headers
// may repeat it. It is for one request at a time.
func HoldTrace(ctx context.Context) (held context.Context, write func()) {
	h := &deferredTrace{}
	return context.WithValue(ctx, traceKey{}, h), h.write
}

func (h *deferredTrace) write() {
	for _, line := range h.lines {
		line()
	}
	h.lines = nil
}

// responseOutput returns the function that writes the lines about a response.
// Those about an earlier response are written first.
func (t *tracer) responseOutput(ctx context.Context) func(format string, args ...any) {
	h, holds := ctx.Value(traceKey{}).(*deferredTrace)
	if !holds {
		return t.out
	}
	h.write()
	return func(format string, args ...any) { h.lines = append(h.lines, func() { t.out(format, args...) }) }
}

func (t *tracer) RoundTrip(request *http.Request) (*http.Response, error) {
	out := t.responseOutput(request.Context())
	t.out("> %s %s", request.Method, withoutQuery(request.URL))
	started := t.now()
	response, err := t.next.RoundTrip(request)
	took := t.now().Sub(started).Round(time.Millisecond)
	if err != nil {
		out("< no response after %s: %s", took, reason(err))
		return nil, err
	}
	out("< %s after %s", status(response.StatusCode), took)
	for _, header := range shownHeaders {
		if value := header.shape(response); value != "" {
			out("<   %s: %s", header.name, value)
		}
	}
	return response, nil
}

func withoutQuery(u *url.URL) string {
	bare := *u
	bare.RawQuery, bare.Fragment, bare.User = "", "", nil
	return bare.String()
}
