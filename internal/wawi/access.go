package wawi

import (
	"context"
	"net/http"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Access is what the API of a Wawi is called with by others than jtlctl itself.
type Access struct {
	Name string
	Installation
	key secret.String
	// redactor knows the key.
	redactor *secret.Redactor
	now      func() time.Time
}

// Access returns the access of an installation, with its key from the store. In a call
// for a sandbox the installation has to be one of it; the zero value is none.
func (s Service) Access(ctx context.Context, raw string, sandbox platform.Sandbox, redactor *secret.Redactor) (Access, error) {
	name, installation, err := s.installed(raw)
	if err != nil {
		return Access{}, err
	}
	if err := sandbox.CheckTarget("JTL-Wawi", installation.URL); err != nil {
		return Access{}, err
	}
	key, err := s.Stores.carriedKey(ctx, name, installation)
	if err != nil {
		return Access{}, err
	}
	redactor.Add(key)
	return Access{Name: name, Installation: installation, key: key, redactor: redactor, now: s.Now}, nil
}

// Transport connects to the Wawi, with the trust that was set for it; adapt changes
// the transport before its first request.
func (a Access) Transport(o platform.Options, adapt func(*http.Transport)) (http.RoundTripper, error) {
	return a.transport(o, adapt)
}

// Authorization is the header with the key.
func (a Access) Authorization() string { return authorization(a.key) }

// Header returns the other headers that JTL-Wawi wants of a call to a path below the
// address of the installation.
func (a Access) Header(path string) http.Header { return a.header(a.URL + path) }

// Explain explains a response that is an error, or returns nil.
func (a Access) Explain(index *scope.Index, x apicall.Exchange) *fault.Error {
	return a.Refused(Asked{Exchange: x, At: a.now(), Name: a.Name, Redactor: a.redactor, Opens: a.opens(index, x.Method, x.Path), Named: x.Named(index)})
}

// Place returns where below the address of the installation a path is: without a
// version it is one of the installation's API.
func (a Access) Place(path string) string {
	if versioned(path) {
		return path
	}
	return a.below() + path
}
