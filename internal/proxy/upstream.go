package proxy

import (
	"context"
	"maps"
	"net/http"
	"net/url"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Upstream is the server that requests go on to, and what they are sent with.
type Upstream struct {
	// Base is its address, without a slash at the end.
	Base      *url.URL
	Transport http.RoundTripper
	// Place returns where below Base a path is; nil means where it says.
	Place func(path string) string
	// Credentials returns what a request is sent with. The path is below Base.
	Credentials func(ctx context.Context, path string) (Credentials, error)
	// Renew returns other credentials after some were refused with 401, and false if
	// there are none: a token is renewed only if it can have expired.
	Renew func(ctx context.Context, path string, refused Credentials) (Credentials, bool)
	// Cloud is true if scopes are those of the Cloud.
	Cloud bool
	// Explain says what a refusal means, and what to do.
	Explain func(apicall.Exchange) *fault.Error
}

// Credentials are headers.
type Credentials struct {
	Header http.Header
	// Default are headers that a caller may choose.
	Default http.Header

	token secret.String
}

// apply puts the credentials into the headers of a request.
func (c Credentials) apply(h http.Header) {
	for name := range h {
		if _, own := c.Header[hyphenated(name)]; own {
			delete(h, name)
		}
	}
	maps.Copy(h, c.Header)
	for name, values := range c.Default {
		if _, given := h[name]; !given {
			h[name] = values
		}
	}
}

func (u Upstream) place(path string) string {
	if u.Place == nil {
		return path
	}
	return u.Place(path)
}
