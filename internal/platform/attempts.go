package platform

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
)

// errTooManyAttempts ends a call whose transport retries by itself.
var errTooManyAttempts = errors.New("it closed the connection on every attempt, and no more are made")

// attemptLimiter limits how often one call sends its request. It counts connections
// that a request was given, since a transport repeats requests below
// RoundTrip: one for HTTP/1.1, one for each attempt over HTTP/2 too.
type attemptLimiter struct {
	next  http.RoundTripper
	limit int64
}

func (c *attemptLimiter) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(request.Context())
	var given atomic.Int64
	var exceeded atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) {
			if given.Load() >= c.limit {
				exceeded.Store(true)
				cancel(errTooManyAttempts)
			}
		},
		GotConn: func(httptrace.GotConnInfo) { given.Add(1) },
	})
	response, err := c.next.RoundTrip(request.WithContext(ctx))
	if err != nil {
		cancel(nil)
		if exceeded.Load() && request.Context().Err() == nil {
			return nil, errTooManyAttempts
		}
		return nil, err
	}
	response.Body = &cancelBody{response.Body, cancel}
	return response, nil
}

// cancelBody ends the context of its request when it is closed.
type cancelBody struct {
	io.ReadCloser
	end context.CancelCauseFunc
}

func (b *cancelBody) Close() error {
	defer b.end(nil)
	return b.ReadCloser.Close()
}
