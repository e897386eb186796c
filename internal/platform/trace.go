package platform

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// tracer writes a line for each request and each answer. Only what is on the
// list is shown, in the shape that it must have: no body, no query, no other
// header, no words of the server.
type tracer struct {
	next http.RoundTripper
	out  func(format string, args ...any)
	now  func() time.Time
}

type traceKey struct{}

// deferredTrace are the lines that wait.
type deferredTrace struct{ lines []func() }

// HoldTrace returns a context whose answers are traced only once write is
// called: what is still to be read of an answer may be more than a stream that
// blocks, or that nobody reads, is worth. It is for one request at a time.
func HoldTrace(ctx context.Context) (held context.Context, write func()) {
	h := &deferredTrace{}
	return context.WithValue(ctx, traceKey{}, h), func() {
		for _, line := range h.lines {
			line()
		}
		h.lines = nil
	}
}

// responseOutput is where the lines about the answer to a request go.
func (t *tracer) responseOutput(ctx context.Context) func(format string, args ...any) {
	h, holds := ctx.Value(traceKey{}).(*deferredTrace)
	if !holds {
		return t.out
	}
	return func(format string, args ...any) { h.lines = append(h.lines, func() { t.out(format, args...) }) }
}

func (t *tracer) RoundTrip(request *http.Request) (*http.Response, error) {
	t.out("> %s %s", request.Method, withoutQuery(request.URL))
	out, started := t.responseOutput(request.Context()), t.now()
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
