package platform

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/suggest"
)

// JWKSPath is the path of the session-token keys below the API base.
const JWKSPath = "/account/.well-known/jwks.json"

// DiscoveryPath is the path of the discovery document below an issuer.
const DiscoveryPath = "/.well-known/openid-configuration"

// HydraKeysURL returns the address of the keys of the legacy identity provider's
// tokens, which is next to its token endpoint (Ory Hydra's documentation,
// /.well-known/jwks.json, read on 2026-11-26).
func HydraKeysURL(tokenURL string) string { return join(Origin(tokenURL), "/.well-known/jwks.json") }

// AppTokenIssuer is the newer identity provider, which issues app tokens.
const AppTokenIssuer = "https://id.jtl-cloud.com"

// environment is one row of the platform's table of environments.
type environment struct {
	name, tokenURL, zitadelTokenURL, apiURL, scxURL string
}

// environments is the platform's table, from its public documentation as
// gathered on 2026-11-21. The hosts of the newer identity provider are published for
// prod only. beta shares the token endpoint of prod. An empty
// field is an address that is not published: SCX issues its production
// address at onboarding.
var environments = [...]environment{
	{"prod", legacyTokenURL, AppTokenIssuer + "/oauth/v2/token", "https://api.jtl-cloud.com", ""},
	{"beta", legacyTokenURL, "", "https://api.beta.jtl-cloud.com", scxSandboxURL},
	{"qa", "https://auth.qa.jtl-cloud.com/oauth2/token", "", "https://api.qa.jtl-cloud.com", scxSandboxURL},
	{"dev", "https://auth.dev.jtl-cloud.com/oauth2/token", "", "https://api.dev.jtl-cloud.com", scxSandboxURL},
}

const (
	legacyTokenURL = "https://auth.jtl-cloud.com/oauth2/token"
	scxSandboxURL  = "https://scx-sbx.api.jtl-software.com/v1/auth"
)

// EnvironmentNames lists the platform's environments, and the sandbox.
func EnvironmentNames() []string { return append(published(), SandboxName) }

// published lists the environments that the platform has.
func published() []string {
	var names []string
	for _, e := range environments {
		names = append(names, e.name)
	}
	return names
}

// Endpoints are the addresses of one environment. An empty one is not known.
type Endpoints struct {
	TokenURL string
	APIURL   string
	JWKSURL  string
	SCXURL   string
	Issuer   string // who must have issued a session token
}

// EndpointsOf returns the addresses of an environment with an identity provider,
// as FindProvider takes its name, with every non-empty field of override in place of
// the environment's own. The key set and the issuer follow the API address unless they
// are overridden themselves. The sandbox is no such environment: see Sandbox.Endpoints.
func EndpointsOf(name string, provider IdentityProvider, override Endpoints) (Endpoints, error) {
	for _, e := range environments {
		if e.name != name {
			continue
		}
		by, err := FindProvider(name, string(provider))
		if err != nil {
			return Endpoints{}, err
		}
		api := cmp.Or(override.APIURL, e.apiURL)
		return Endpoints{
			TokenURL: cmp.Or(override.TokenURL, by.TokenURL),
			APIURL:   api,
			JWKSURL:  cmp.Or(override.JWKSURL, join(api, JWKSPath)),
			SCXURL:   cmp.Or(override.SCXURL, e.scxURL),
			Issuer:   cmp.Or(override.Issuer, strings.TrimSuffix(api, "/")),
		}, nil
	}
	return Endpoints{}, suggest.Among("environment", name, published())
}

// IsOfEnvironment reports whether the server of an address is one to which an
// environment sends secrets: that of an identity provider, or of SCX.
func IsOfEnvironment(name, address string) bool {
	for _, e := range environments {
		if e.name == name {
			return address != "" && slices.Contains([]string{Origin(e.tokenURL), Origin(e.zitadelTokenURL), Origin(e.scxURL)}, Origin(address))
		}
	}
	return false
}

func join(base, path string) string {
	joined, err := url.JoinPath(base, path)
	if err != nil {
		return base + path
	}
	return joined
}
