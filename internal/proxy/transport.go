package proxy

import (
	"context"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/apicall"
)

// exchange is what is known of a request on its way.
type exchange struct {
	method string
	path   string // as the server decodes it, below the upstream
	// escaped is the path as it is sent.
	escaped string
	// repeatable is true if the request may be sent again after a 401: it changes
	// nothing, and its body is still there.
	repeatable bool
	body       func() io.ReadCloser // the body once more; nil if there is none
	sent       sentBody
	document   document
	graphql    bool
	// failure is why there was no response.
	failure error
	// refused is a response that is explained, nil if it is none, and beginning that
	// of its body, errors those of a GraphQL response.
	refused   *apicall.Exchange
	beginning apicall.Beginning
	errors    apicall.ErrorsMember
}

type exchangeKey struct{}

func exchangeOf(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// sender adds the credentials to requests, and repeats one once if they have
// expired and nothing speaks against it.
type sender struct{ upstream Upstream }

func (s sender) RoundTrip(r *http.Request) (*http.Response, error) {
	x := exchangeOf(r.Context())
	with, err := s.upstream.Credentials(r.Context(), x.path)
	if err != nil {
		closeBody(r)
		return nil, err
	}
	with.apply(r.Header)
	response, err := s.upstream.Transport.RoundTrip(r)
	if err != nil || response.StatusCode != http.StatusUnauthorized || s.upstream.Renew == nil {
		return response, err
	}
	renewed, ok := s.upstream.Renew(r.Context(), x.path, with)
	if !ok || !x.repeatable || r.Context().Err() != nil {
		return response, nil
	}
	again := r.Clone(r.Context())
	if x.body != nil {
		again.Body = x.body()
	}
	renewed.apply(again.Header)
	drain(response.Body)
	return s.upstream.Transport.RoundTrip(again)
}

func closeBody(r *http.Request) {
	if r.Body != nil {
		_ = r.Body.Close()
	}
}

// drain reads the rest of a short body, so that its connection is used again.
func drain(body io.ReadCloser) {
	const most = 64 << 10
	_, _ = io.CopyN(io.Discard, body, most)
	_ = body.Close()
}
