package platform

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// IdentityProvider is a kind of identity provider: what its token endpoint is
// like.
type IdentityProvider string

// Legacy is Ory Hydra, Zitadel the provider of service accounts.
const (
	Legacy  IdentityProvider = "legacy"
	Zitadel IdentityProvider = "zitadel"
)

// serviceAccount is the platform's own word for Zitadel.
const serviceAccount = "service-account"

// The paths below an issuer, and the scopes that a client-credentials request
// must have; from the platform's documentation of service accounts and its
// project generator, as read on 2026-11-26.
const (
	legacyTokenPath  = "/oauth2/token"
	zitadelTokenPath = "/oauth/v2/token"
	zitadelScope     = "openid"
)

// providerHosts are the hosts of the platform's identity providers, from its
// documentation as read on 2026-11-26: new apps get a service account at
// id.jtl-cloud.com; auth.jtl-cloud.com has the apps that were registered with
// --legacy, and older ones. A client ID does not show to which of them it
// belongs. other is the one of the same environment.
var providerHosts = [...]struct {
	host  string
	kind  IdentityProvider
	other string
}{
	{"id.jtl-cloud.com", Zitadel, "auth.jtl-cloud.com"},
	{"id.beta.jtl-cloud.com", Zitadel, "auth.jtl-cloud.com"},
	{"id.qa.jtl-cloud.com", Zitadel, "auth.qa.jtl-cloud.com"},
	{"id.dev.jtl-cloud.com", Zitadel, "auth.dev.jtl-cloud.com"},
	{"auth.jtl-cloud.com", Legacy, "id.jtl-cloud.com"},
	{"auth.beta.jtl-cloud.com", Legacy, "id.beta.jtl-cloud.com"},
	{"auth.qa.jtl-cloud.com", Legacy, "id.qa.jtl-cloud.com"},
	{"auth.dev.jtl-cloud.com", Legacy, "id.dev.jtl-cloud.com"},
}

// Provider is one identity provider. Its addresses are empty if they are not
// published.
type Provider struct {
	Kind     IdentityProvider
	Issuer   string // without a slash at the end
	TokenURL string
	// Platform is set for the providers of the platform.
	Platform bool
	other    string // host of the platform's other provider
}

// ProviderOf returns the identity provider of an issuer: one of the auth. hosts
// of the platform is Ory Hydra, every other is like the provider of service
// accounts. It makes no request.
func ProviderOf(issuer string) (Provider, error) {
	if err := CheckURL("issuer", issuer); err != nil {
		return Provider{}, err
	}
	u, err := url.Parse(issuer)
	if err != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.ContainsAny(issuer, " #") {
		return Provider{}, fault.New(fault.Config, "the issuer %q has a query, a fragment or a space in it", issuer).
			WithHint("write it as the claim iss of its tokens has it, such as https://id.jtl-cloud.com")
	}
	if strings.ContainsFunc(u.Host, func(r rune) bool { return r > unicode.MaxASCII }) { // a letter that looks like another would be shown to a person as the other
		return Provider{}, fault.New(fault.Config, "the issuer %s has a host with other characters than those of ASCII", strconv.QuoteToASCII(issuer)).
			WithHint("write the host as DNS has it, such as https://xn--mnchen-3ya.example, if it is the right one")
	}
	for _, path := range [...]string{legacyTokenPath, zitadelTokenPath, DiscoveryPath} {
		if base, found := strings.CutSuffix(strings.TrimRight(issuer, "/"), path); found {
			return Provider{}, fault.New(fault.Config, "%s is an address of an identity provider, not its issuer", issuer).
				WithHint("use %s", base)
		}
	}
	p := Provider{Kind: Zitadel, Issuer: strings.TrimRight(issuer, "/"), other: providerHosts[0].other}
	for _, known := range providerHosts {
		if host.Origin(u) == "https://"+known.host || SameOrigin(issuer, "https://"+known.host) {
			p.Kind, p.Platform, p.other = known.kind, true, known.other
			p.Issuer = "https://" + known.host + strings.TrimRight(u.EscapedPath(), "/")
		}
	}
	path := zitadelTokenPath
	if p.Kind == Legacy {
		path = legacyTokenPath
	}
	p.TokenURL = p.Issuer + path
	return p, nil
}

// FindProvider returns the identity provider that a user names: by host, by
// issuer, or by its kind, which is then that of the environment.
func FindProvider(environment, name string) (Provider, error) {
	if strings.Contains(name, "://") {
		return ProviderOf(name)
	}
	canonical := host.Canonical(name)
	for _, known := range providerHosts {
		if known.host == canonical {
			return ProviderOf("https://" + canonical)
		}
	}
	switch name {
	case string(Legacy):
		return providerOfEnvironment(environment, Legacy)
	case string(Zitadel), serviceAccount:
		return providerOfEnvironment(environment, Zitadel)
	}
	if err := suggest.Among("identity provider", name, IdentityProviders()); err != nil {
		return Provider{}, fault.From(err).WithHint("use id.jtl-cloud.com (service-account, zitadel), auth.jtl-cloud.com (legacy), or the address of an issuer, such as https://login.example.com")
	}
	return Provider{}, nil
}

func providerOfEnvironment(name string, kind IdentityProvider) (Provider, error) {
	for _, e := range environments {
		if e.name != name {
			continue
		}
		tokenURL, path, other := e.tokenURL, legacyTokenPath, providerHosts[0].host
		if kind == Zitadel {
			tokenURL, path, other = e.zitadelTokenURL, zitadelTokenPath, strings.TrimPrefix(Origin(e.tokenURL), "https://")
		}
		if tokenURL == "" {
			return Provider{Kind: kind, Platform: true, other: other}, nil
		}
		return ProviderOf(strings.TrimSuffix(tokenURL, path))
	}
	return Provider{}, suggest.Among("environment", name, published())
}

// Name is the host of a provider of the platform, else its issuer.
func (p Provider) Name() string {
	switch {
	case p.Issuer == "":
		return string(p.Kind)
	case p.Platform && strings.Count(p.Issuer, "/") == 2:
		return strings.TrimPrefix(p.Issuer, "https://")
	}
	return p.Issuer
}

// Host is the host of the issuer, for showing.
func (p Provider) Host() string {
	_, rest, _ := strings.Cut(Origin(p.Issuer), "://")
	return rest
}

// Other is the host of the platform's other identity provider.
func (p Provider) Other() string { return p.other }

// OtherProvider returns the host of the other identity provider of the platform for
// the address of a token endpoint; "" if that is none of the platform.
func OtherProvider(tokenURL string) string {
	for _, known := range providerHosts {
		if SameOrigin(tokenURL, "https://"+known.host) {
			return known.other
		}
	}
	return ""
}

// Scopes returns the scopes that a client-credentials request to the provider
// must have.
func (p Provider) Scopes() []string { return p.Kind.Scopes() }

// AppIssuer is who issues the app tokens of the provider's apps. Ory Hydra
// issues none: it is the platform's other provider then.
func (p Provider) AppIssuer() string {
	switch {
	case p.Kind == Legacy && p.Platform:
		return "https://" + p.other
	case p.Issuer != "":
		return p.Issuer
	}
	for _, known := range providerHosts {
		if known.host == p.other && known.kind == Legacy {
			return "https://" + known.other
		}
	}
	return AppTokenIssuer
}

// Trusted reports whether a secret may be sent there although something else
// than its owner names the provider: it is one of the platform's, or this machine.
func (p Provider) Trusted() bool {
	u, err := url.Parse(p.Issuer)
	return p.Platform || err == nil && host.IsLoopback(u.Hostname())
}

// IdentityProviders lists the names of identity providers.
func IdentityProviders() []string {
	return []string{"id.jtl-cloud.com", "auth.jtl-cloud.com", serviceAccount, string(Legacy), string(Zitadel)}
}

// Scopes returns the scopes that a client-credentials request to such a provider
// must have.
func (p IdentityProvider) Scopes() []string {
	if p == Zitadel {
		return []string{zitadelScope}
	}
	return nil
}

// IssuerOfTokenURL returns the issuer whose token endpoint an address is, by the
// path of service accounts; "" if it is another.
func IssuerOfTokenURL(address string) string {
	issuer, found := strings.CutSuffix(address, zitadelTokenPath)
	if !found {
		return ""
	}
	return issuer
}

// ClientAuth is how a client proves who it is at a token endpoint (RFC 6749,
// 2.3.1).
type ClientAuth string

// Basic is client_secret_basic, Post client_secret_post, by which names OpenID
// Connect Core 1.0, section 9, and the words of servers call them.
const (
	Basic ClientAuth = "basic"
	Post  ClientAuth = "post"
)

// ClientAuths lists the ways.
func ClientAuths() []string { return []string{string(Basic), string(Post)} }

// CheckClientAuth refuses another way.
func CheckClientAuth(name string) error {
	if slices.Contains(ClientAuths(), name) {
		return nil
	}
	return suggest.Among("authentication method", name, ClientAuths())
}
