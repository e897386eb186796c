package verify

import (
	"context"
	"errors"
	"io/fs"
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
)

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
			WithHint("`jtlctl jwks get -o json > %s` writes one", quote.Typed(runtime.GOOS, path)).WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Input, err, "the key set file %s cannot be read", path)
	}
	set, err := jwks.Parse(disk.Text(text))
	if err != nil {
		return nil, fault.New(fault.Input, "the file %s is not a key set: %v", path, err).
			WithHint("`jtlctl jwks get -o json` prints one").WithCause(err)
	}
	return jwks.Static{Set: set, Source: path}, nil
}
