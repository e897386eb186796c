// Package verify knows which keys verify which kind of token: it turns what a
// user asks, and the settings of a call, into a policy and a source of keys.
//
// It knows no flags but their names in messages, and prints nothing.
package verify

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Options are what a user asks of a token.
type Options struct {
	JWKS       string // file, address or text of the key set; "" is that of the platform
	JWKSInput  []byte // what standard input had, for a JWKS of "-"
	Offline    bool   // never use the network
	Kind       string
	Issuer     string
	NoIssuer   bool
	Audience   string
	NoAudience bool
	Algorithms []string // instead of those of the kind
	Leeway     time.Duration
	At         string // RFC 3339 or seconds since 1970; "" is now
	Tenant     string
	Claims     []string // NAME=VALUE
	AnyKey     bool
}

// Settings are those of the call that keys and issuers depend on.
type Settings struct {
	Endpoints platform.Endpoints
	IDP       platform.IdentityProvider
	// AppIssuer is who must have issued an app token.
	AppIssuer string
	// Issuer must have issued any token, as a user says in the settings; "" is
	// that of its kind. It does not decide on keys.
	Issuer string
	// AppID is the audience of app tokens; "" is not known.
	AppID string
}

// Request is what a token must be, and where its keys come from.
type Request struct {
	policy  jwt.Policy
	jwks    string
	input   []byte
	offline bool
	at      *time.Time
	issuer  string
}

// Parse checks options.
func Parse(o Options) (Request, error) {
	at, err := parseTime(o.At)
	if err != nil {
		return Request{}, err
	}
	kind, err := jwt.ParseKind(o.Kind)
	if err != nil {
		return Request{}, fault.WithOrigin(err, "--kind")
	}
	for _, algorithm := range o.Algorithms {
		if err := jwt.CheckAlgorithm(algorithm); err != nil {
			return Request{}, fault.WithOrigin(err, "--alg")
		}
	}
	claims, err := parseClaims(o.Claims)
	if err != nil {
		return Request{}, err
	}
	switch {
	case o.Leeway < 0:
		return Request{}, fault.New(fault.Usage, "--leeway cannot be negative, and is %s", o.Leeway)
	case o.Audience != "" && o.NoAudience:
		return Request{}, fault.New(fault.Usage, "--audience and --no-audience contradict each other")
	case o.Issuer != "" && o.NoIssuer:
		return Request{}, fault.New(fault.Usage, "--issuer and --no-issuer contradict each other")
	}
	policy := jwt.Policy{
		Kind: kind, Algorithms: o.Algorithms, NoIssuer: o.NoIssuer, Audience: o.Audience, NoAudience: o.NoAudience,
		Tenant: o.Tenant, Claims: claims, Leeway: o.Leeway, AnyKey: o.AnyKey,
	}
	return Request{policy: policy, jwks: o.JWKS, input: o.JWKSInput, offline: o.Offline, at: at, issuer: o.Issuer}, nil
}

// parseTime returns nil for now.
func parseTime(text string) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		at := time.Unix(seconds, 0).UTC()
		return &at, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return nil, fault.New(fault.Usage, "--at %q is not a time", text).
			WithHint("write it like 2026-11-21T12:00:00Z, or in seconds since 1970")
	}
	return &at, nil
}

func parseClaims(texts []string) ([]jwt.Claim, error) {
	var claims []jwt.Claim
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		if !ok || name == "" {
			return nil, fault.New(fault.Usage, "--claim %q has no value", text).WithHint("write it as --claim NAME=VALUE")
		}
		claims = append(claims, jwt.Claim{Name: name, Value: value})
	}
	return claims, nil
}

// issuers are who may have issued a token of a kind. Ory Hydra writes its
// issuer with a slash at the end or without, by its configuration.
func issuers(kind jwt.Kind, s Settings) []string {
	switch kind {
	case jwt.Session:
		return []string{s.Endpoints.Issuer}
	case jwt.App:
		return []string{s.AppIssuer}
	case jwt.Access:
		issuer := cmp.Or(platform.IssuerOfTokenURL(s.Endpoints.TokenURL), platform.Origin(s.Endpoints.TokenURL))
		if issuer == "" && s.IDP == platform.Zitadel {
			issuer = s.AppIssuer
		}
		return []string{issuer, issuer + "/"}
	default:
		return nil
	}
}

// legacy reports whether access tokens are issued by Ory Hydra. The path of the
// token endpoint says it, before the name of the provider.
func (s Settings) legacy() bool {
	switch address := s.Endpoints.TokenURL; {
	case address == "", platform.IssuerOfTokenURL(address) != "":
		return false
	default:
		return s.IDP == platform.Legacy || strings.HasSuffix(address, "/oauth2/token")
	}
}
