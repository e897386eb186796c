package verify

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

const keySetEndpoint = "key set endpoint"

// Remote are the keys of an address. The access token goes along only to the
// platform's own key set and API, never to just any address.
func (s Sources) Remote(address string, offline bool) (*jwks.Source, error) {
	if err := platform.CheckURL(keySetEndpoint, address); err != nil {
		return nil, err
	}
	return s.source(address, offline, func(ctx context.Context) ([]byte, error) {
		bearer := secret.String{}
		if s.trusts(address) {
			var err error
			if bearer, err = s.Access(ctx); err != nil {
				return nil, keysNeedToken(err)
			}
		}
		return platform.Get(ctx, platform.NewClient(s.Platform), keySetEndpoint, address, bearer)
	}), nil
}

// KeyOptions say which keys are wanted.
type KeyOptions struct {
	URL     string // of another key set than the platform's
	KID     string // the ID of one key; "" is all
	Refresh bool   // fetch them in any case
}

// PublicKeys are keys of a set.
type PublicKeys struct {
	Address string
	Keys    []jwks.Key
	Skipped []jwks.Skipped // keys of the set that cannot be used
	Origin  jwks.Origin
}

// PublicKeys returns keys of the platform, or of another address.
func (s Sources) PublicKeys(ctx context.Context, o KeyOptions) (PublicKeys, error) {
	address := cmp.Or(o.URL, s.Settings.Endpoints.JWKSURL)
	source, err := s.Remote(address, false)
	if err != nil {
		return PublicKeys{}, err
	}
	got, err := source.Get(ctx, o.Refresh)
	if err != nil {
		return PublicKeys{}, err
	}
	found := PublicKeys{address, got.Set.Keys, got.Set.Skipped, got.Origin}
	if o.KID == "" {
		return found, nil
	}
	match := got.Set.Find(o.KID)
	if found.Keys = match.Keys; len(match.Keys) == 0 {
		err = fault.New(fault.Usage, "the key set has no usable key %q%s", o.KID, suggest.Question(o.KID, match.Known)).
			WithHint("`jtlctl jwks get` lists the keys; --refresh fetches them again")
	}
	return found, err
}

// trusts reports whether an access token may be sent to an address.
func (s Sources) trusts(address string) bool {
	own := s.Settings.Endpoints
	return platform.SameOrigin(address, own.APIURL) || platform.SameOrigin(address, own.JWKSURL)
}

// keysNeedToken explains why credentials matter to somebody who asked for keys.
func keysNeedToken(err error) error {
	f := fault.From(err)
	if f.Kind != fault.Credentials {
		return err
	}
	return fault.New(f.Kind, "the key set is available only with an access token: %s", f.Message).
		WithHint("%s; or verify without network: --jwks FILE", f.Hint).WithCause(err)
}

// discovered are the public keys of an OpenID provider.
func (s Sources) discovered(issuer string, offline bool) (*jwks.Source, error) {
	address := platform.DiscoveryURL(issuer)
	if err := platform.CheckURL("issuer", address); err != nil {
		return nil, err
	}
	return s.source(address, offline, func(ctx context.Context) ([]byte, error) {
		client := platform.NewClient(s.Platform)
		found, err := platform.Discover(ctx, client, issuer)
		if err != nil {
			return nil, err
		}
		return platform.Get(ctx, client, keySetEndpoint, found, secret.String{})
	}), nil
}

func (s Sources) source(address string, offline bool, fetch func(context.Context) ([]byte, error)) *jwks.Source {
	source := &jwks.Source{Address: address, Now: s.Platform.Now, Warn: s.Warn}
	if s.Cache != "" {
		path := filepath.Join(s.Cache, "jwks", disk.NameOf(address)+".json")
		source.Cache = &guardedFile{File: disk.File{Path: path, Max: 2 * jwks.MaxSize}, warn: s.Warn}
	}
	if !offline {
		// Why it failed can become a part of the result.
		source.Fetch = func(ctx context.Context) ([]byte, error) {
			text, err := fetch(ctx)
			return text, s.redacted(err)
		}
	}
	return source
}

// redacted is an error without secrets.
func (s Sources) redacted(err error) error {
	if err == nil {
		return nil
	}
	f := fault.From(err)
	return fault.New(f.Kind, "%s", s.Redact(f.Message)).WithHint("%s", s.Redact(f.Hint)).WithCause(err)
}
