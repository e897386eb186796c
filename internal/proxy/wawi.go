package proxy

import (
	"context"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// Wawi returns the JTL-Wawi of an installation as an upstream.
func Wawi(access wawi.Access, index *scope.Index, wait time.Duration) (Upstream, error) {
	base, err := baseOfWawi(access.URL)
	if err != nil {
		return Upstream{}, err
	}
	transport, err := access.Transport()
	if err != nil {
		return Upstream{}, fault.New(fault.Config, "the certificate that was set for %s cannot be used: %s", access.Name, fault.Message(err)).WithCause(err)
	}
	u := Upstream{
		Base: base, Transport: trusting{persistent(transport, wait), access}, Place: access.Place,
		Explain: func(x apicall.Exchange) *fault.Error { return access.Explain(index, x) },
	}
	u.Credentials = func(_ context.Context, path string) (Credentials, error) {
		return Credentials{Header: http.Header{"Authorization": {access.Authorization()}}, Default: access.Header(path)}, nil
	}
	return u, nil
}

// trusting explains what is wrong with the certificate of a JTL-Wawi.
type trusting struct {
	*http.Transport
	access wawi.Access
}

func (t trusting) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := t.Transport.RoundTrip(r)
	if f := t.access.Untrusted(err); f != nil {
		return nil, f
	}
	return response, err
}
