package platform

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
)

// errTooOften ends a call whose transport repeats the request by itself.
var errTooOften = errors.New("it closed the connection on every attempt, and no more are made")

// counted bounds how often one call sends its request. It counts connections
// that a request was given, since a transport repeats requests below
// RoundTrip: one for HTTP/1.1, one for each attempt over HTTP/2 too.
type counted struct {
	next http.RoundTripper
	most int64
}

func (c *counted) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(request.Context())
	var given atomic.Int64
	var exceeded atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) {
			if given.Load() >= c.most {
				exceeded.Store(true)
				cancel(errTooOften)
			}
		},
		GotConn: func(httptrace.GotConnInfo) { given.Add(1) },
	})
	response, err := c.next.RoundTrip(request.WithContext(ctx))
	if err != nil {
		cancel(nil)
		if exceeded.Load() && request.Context().Err() == nil {
			return nil, errTooOften
		}
		return nil, err
	}
	response.Body = &endingBody{response.Body, cancel}
	return response, nil
}

// endingBody ends the context of its request when it is closed.
type endingBody struct {
	io.ReadCloser
	end context.CancelCauseFunc
}

func (b *endingBody) Close() error {
	defer b.end(nil)
	return b.ReadCloser.Close()
}
