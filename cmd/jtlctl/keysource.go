package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const keySetEndpoint = "key set endpoint"

// keySource finds where the keys of a verification come from: --jwks, for app
// tokens the discovery of their issuer, else the platform's key set.
func (a *app) keySource(o jwtVerify, policy jwt.Policy, s profile.Resolved) (jwt.KeySource, error) {
	switch {
	case isURL(o.jwks):
		return a.remoteKeys(o.jwks, o.offline, s)
	case o.jwks != "":
		return fileKeys(o.jwks)
	case policy.Kind == jwt.App, policy.Kind == jwt.Access && s.IDP == platform.Zitadel:
		return a.discoveredKeys(policy.Issuers[0], o.offline)
	}
	return a.remoteKeys(s.Endpoints.JWKSURL, o.offline, s)
}

func isURL(text string) bool { return strings.Contains(text, "://") }

func fileKeys(path string) (jwt.KeySource, error) {
	text, err := disk.ReadNamed(path, 2*jwks.MaxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Input, "there is no key set file %s", path).
			WithHint("`jtlctl jwks get -o json > %s` writes one", quote.Typed(runtime.GOOS, path)).Because(err)
	case err != nil:
		return nil, fault.New(fault.Input, "the key set file %s cannot be read: %v", path, disk.Cause(err)).Because(err)
	}
	set, err := jwks.Parse(disk.Text(text))
	if err != nil {
		return nil, fault.New(fault.Input, "the file %s is not a key set: %v", path, err).
			WithHint("`jtlctl jwks get -o json` prints one").Because(err)
	}
	return jwks.Static{Set: set, Source: path}, nil
}

// remoteKeys are those of an address. The access token goes along only to the
// platform's own key set and API, never to just any address.
func (a *app) remoteKeys(address string, offline bool, s profile.Resolved) (*jwks.Source, error) {
	if err := platform.CheckURL(keySetEndpoint, address); err != nil {
		return nil, err
	}
	trusted := platform.SameOrigin(address, s.Endpoints.APIURL) || platform.SameOrigin(address, s.Endpoints.JWKSURL)
	return a.source(address, offline, func(ctx context.Context) ([]byte, error) {
		bearer := secret.String{}
		if trusted {
			t, err := a.accessToken(ctx, s)
			if err != nil {
				return nil, keysNeedToken(err)
			}
			bearer = t.Access
		}
		return platform.Get(ctx, a.client(), keySetEndpoint, address, bearer)
	}), nil
}

// keysNeedToken explains why credentials matter to somebody who asked for keys.
func keysNeedToken(err error) error {
	f := fault.From(err)
	if f.Kind != fault.Credentials {
		return err
	}
	return fault.New(f.Kind, "the key set is handed out only for an access token: %s", f.Message).
		WithHint("%s; or verify without network: --jwks FILE", f.Hint).Because(err)
}

// discoveredKeys are the public keys of an OpenID provider.
func (a *app) discoveredKeys(issuer string, offline bool) (*jwks.Source, error) {
	address := platform.DiscoveryURL(issuer)
	if err := platform.CheckURL("issuer", address); err != nil {
		return nil, err
	}
	return a.source(address, offline, func(ctx context.Context) ([]byte, error) {
		found, err := platform.Discover(ctx, a.client(), issuer)
		if err != nil {
			return nil, err
		}
		return platform.Get(ctx, a.client(), keySetEndpoint, found, secret.String{})
	}), nil
}

// redacted is an error without secrets.
func (a *app) redacted(err error) error {
	if err == nil {
		return nil
	}
	f := fault.From(err)
	return fault.New(f.Kind, "%s", a.console.Redacted(f.Message)).WithHint("%s", a.console.Redacted(f.Hint)).Because(err)
}

func (a *app) source(address string, offline bool, fetch func(context.Context) ([]byte, error)) *jwks.Source {
	source := &jwks.Source{Address: address, Now: a.now, Warn: a.console.Warnf}
	if file := a.cacheFile("jwks", address, 2*jwks.MaxSize); file != nil {
		source.Cache = &keysCache{File: *file, warn: a.console.Warnf}
	}
	if !offline {
		// Why it failed can become a part of the result.
		source.Fetch = func(ctx context.Context) ([]byte, error) {
			text, err := fetch(ctx)
			return text, a.redacted(err)
		}
	}
	return source
}

// keysCache does not read what others can have written: its keys decide which
// tokens are valid.
type keysCache struct {
	disk.File
	warn   func(format string, args ...any)
	warned bool
}

func (c *keysCache) Load() ([]byte, error) {
	if _, err := os.Lstat(c.Path); err != nil {
		return nil, err
	}
	exposed := disk.Guard(c.Path, disk.Settings)
	if exposed == nil {
		return c.File.Load()
	}
	if !c.warned {
		c.warned = true
		c.warn("the cached key set is ignored and replaced: %v; %s", exposed, exposed.Hint())
	}
	return nil, exposed
}
