package proxy

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/cloud"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// CloudOptions are what requests to the Cloud are sent with.
type CloudOptions struct {
	API    string // the base of the API
	Tenant string // "" leaves it to the caller
	Fetch  FetchToken
	Now    func() time.Time
	Warn   func(format string, args ...any)
	// Explain explains what the API refuses.
	Explain func(apicall.Exchange) *fault.Error
	// Redactor learns the tokens.
	Redactor *secret.Redactor
	// Wait bounds the wait for the headers of a response.
	Wait time.Duration
	// Platform is how the API is reached.
	Platform platform.Options
}

// Cloud returns the Cloud's API as an upstream. It fetches a token, so that
// credentials that are missing or wrong are known before anybody relies on them.
func Cloud(ctx context.Context, o CloudOptions) (Upstream, error) {
	base, err := baseOf("API", o.API)
	if err != nil {
		return Upstream{}, err
	}
	fetch := func(ctx context.Context, minTTL time.Duration, refresh bool) (Fetched, error) {
		got, err := o.Fetch(ctx, minTTL, refresh)
		o.Redactor.Add(got.Access)
		return got, err
	}
	held := &tokens{fetch: fetch, now: o.Now, late: func(err error) {
		o.Warn("the access token could not be renewed, and expires soon: %s", fault.Message(err))
	}}
	if _, err := held.get(ctx); err != nil {
		return Upstream{}, err
	}
	transport := o.Platform.Network(func(t *http.Transport) { persistent(t, o.Wait) })
	u := Upstream{Base: base, Transport: transport, Place: placeInCloud, Cloud: true, Explain: o.Explain}
	var last atomic.Pointer[Credentials]
	u.Credentials = func(ctx context.Context, _ string) (Credentials, error) {
		access, err := held.get(ctx)
		if c := last.Load(); c != nil && c.token.Equal(access) {
			return *c, err
		}
		c := bearer(access, o.Tenant)
		last.Store(&c)
		return c, err
	}
	u.Renew = func(ctx context.Context, _ string, refused Credentials) (Credentials, bool) {
		access, ok := held.renew(ctx, refused.token)
		return bearer(access, o.Tenant), ok
	}
	return u, nil
}

func bearer(access secret.String, tenant string) Credentials {
	c := Credentials{Header: http.Header{"Authorization": {"Bearer " + access.Reveal()}}, token: access}
	if tenant != "" {
		c.Header[http.CanonicalHeaderKey(cloud.TenantHeader)] = []string{tenant}
	}
	return c
}

// baseOf reads the address of an upstream. Credentials must not travel in clear text
// to another machine.
func baseOf(name, address string) (*url.URL, error) {
	if err := platform.CheckURL(name, address); err != nil {
		return nil, err
	}
	return parseBase(name, address)
}

// baseOfWawi reads the address of a JTL-Wawi, which may be plain http in a network of
// one's own: the rules of package wawi hold when it connects.
func baseOfWawi(address string) (*url.URL, error) { return parseBase("JTL-Wawi", address) }

func parseBase(name, address string) (*url.URL, error) {
	base, err := url.Parse(address)
	if err != nil || base.RawQuery != "" || base.Fragment != "" {
		return nil, fault.New(fault.Config, "the address of the %s %q cannot be used", name, platform.WithoutUser(address)).
			WithHint("write it without a query")
	}
	base.Path, base.RawPath = strings.TrimRight(base.Path, "/"), strings.TrimRight(base.RawPath, "/")
	return base, nil
}

// persistent keeps the connections of a transport open: a proxy has many requests
// for one server. wait bounds the wait for the headers of a response.
func persistent(t *http.Transport, wait time.Duration) {
	const connections = 256
	t.DisableKeepAlives = false
	t.DisableCompression = true // the caller asks for what it can read
	t.MaxConnsPerHost, t.MaxIdleConnsPerHost, t.MaxIdleConns = 0, connections, connections
	t.IdleConnTimeout = idlePatience
	t.ResponseHeaderTimeout = wait
}
