package proxy

import (
	"context"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// Wawi returns the JTL-Wawi of an installation as an upstream.
func Wawi(access wawi.Access, index *scope.Index, o platform.Options, wait time.Duration) (Upstream, error) {
	base, err := baseOfWawi(access.URL)
	if err != nil {
		return Upstream{}, err
	}
	transport, err := access.Transport(o, func(t *http.Transport) { persistent(t, wait) })
	if err != nil {
		return Upstream{}, fault.New(fault.Config, "the certificate that was set for %s cannot be used: %s", access.Name, fault.Message(err)).WithCause(err)
	}
	u := Upstream{
		Base: base, Transport: transport, Place: access.Place,
		Explain: func(x apicall.Exchange) *fault.Error { return access.Explain(index, x) },
	}
	u.Credentials = func(_ context.Context, path string) (Credentials, error) {
		return Credentials{Header: http.Header{"Authorization": {access.Authorization()}}, Default: access.Header(path)}, nil
	}
	return u, nil
}
