package verify

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

const keySetEndpoint = "key set endpoint"

// Sources finds keys.
type Sources struct {
	Platform platform.Options
	Cache    string // the folder of caches; "" if the system has none
	Settings Settings
	// Access obtains an access token. It is sent to the platform's own key set
	// and API only.
	Access func(context.Context) (secret.String, error)
	// Redact takes secrets out of a text.
	Redact func(string) string
	Warn   func(format string, args ...any)
}

// Verification is what a token is verified with.
type Verification struct {
	Policy jwt.Policy
	Keys   jwt.KeySource
	// Now is the time to verify at.
	Now func() time.Time
}

// Verification turns a request into what a token is verified with.
func (s Sources) Verification(r Request) (Verification, error) {
	v := Verification{Policy: r.policy, Now: s.Platform.Now}
	v.Policy.Issuers = issuers(r.policy.Kind, s.Settings)
	if r.issuer != "" {
		v.Policy.Issuers = []string{r.issuer}
	}
	if r.at != nil {
		v.Now = func() time.Time { return *r.at }
	}
	var err error
	v.Keys, err = s.keys(r, v.Policy)
	return v, err
}

// keys finds where the keys of a verification come from: --jwks, for app
// tokens the discovery of their issuer, else the platform's key set.
func (s Sources) keys(r Request, policy jwt.Policy) (jwt.KeySource, error) {
	switch {
	case strings.Contains(r.jwks, "://"):
		return s.Remote(r.jwks, r.offline)
	case r.jwks != "":
		return readKeys(r.jwks)
	case policy.Kind == jwt.App, policy.Kind == jwt.Access && s.Settings.IDP == platform.Zitadel:
		return s.discovered(policy.Issuers[0], r.offline)
	}
	return s.Remote(s.Settings.Endpoints.JWKSURL, r.offline)
}

func readKeys(path string) (jwt.KeySource, error) {
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
			WithHint("`jtlctl jwks get` lists the keys; --refresh fetches them anew")
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
	return fault.New(f.Kind, "the key set is handed out only for an access token: %s", f.Message).
		WithHint("%s; or verify without network: --jwks FILE", f.Hint).Because(err)
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
	return fault.New(f.Kind, "%s", s.Redact(f.Message)).WithHint("%s", s.Redact(f.Hint)).Because(err)
}
