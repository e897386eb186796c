package platform

import (
	"net"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

// SandboxName is the environment of the local platform that `jtlctl sandbox
// serve` serves.
const SandboxName = "sandbox"

// SandboxAddress is where a sandbox is served if nobody names another address,
// SandboxVariable the environment variable that names one.
const (
	SandboxAddress  = "127.0.0.1:7373"
	SandboxVariable = "JTLCTL_SANDBOX"
)

// What every sandbox accepts, and who its app and its tenant are. All of it is
// public: it opens nothing but a sandbox.
const (
	SandboxClientID     = "sandbox-app"
	SandboxClientSecret = "sandbox-secret"
	SandboxRefreshToken = "sandbox-refresh-token"
	SandboxAppID        = "sandbox-app-id"
	SandboxTenant       = "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01"
)

// The paths of a sandbox that the platform has at hosts of their own.
const (
	sandboxSCXPath = "/v1/auth"
	sandboxAppPath = "/idp" // the issuer of app tokens
)

// Sandbox is the address of a local platform: scheme, host and port. The zero
// value is none.
type Sandbox struct{ URL string }

// FindSandbox reads the address of a sandbox: HOST:PORT, or a URL for https. Other
// machines than this one are refused.
func FindSandbox(address string) (Sandbox, error) {
	text := address
	if !strings.Contains(text, "://") {
		text = "http://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Port() == "" || !host.HasUsablePort(u) ||
		u.User != nil || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return Sandbox{}, fault.New(fault.Config, "the address of the sandbox %q is not of the form HOST:PORT", WithoutUser(address)).
			WithHint("write it like %s, or https://%s if it is served with --tls", SandboxAddress, SandboxAddress)
	}
	if !host.IsLoopback(u.Hostname()) {
		return Sandbox{}, fault.New(fault.Config, "the address of the sandbox %q is not of this machine", address).
			WithHint("use 127.0.0.1, [::1] or localhost: `jtlctl sandbox serve` can be reached from this machine only")
	}
	name := host.Canonical(u.Hostname())
	if name == "localhost" {
		name = "127.0.0.1" // so that it is in the issuer of its tokens
	}
	return Sandbox{URL: u.Scheme + "://" + net.JoinHostPort(name, u.Port())}, nil
}

// Address returns HOST:PORT.
func (s Sandbox) Address() string {
	_, address, _ := strings.Cut(s.URL, "://")
	return address
}

// CheckTarget refuses an address of another server in a call for the sandbox. what
// names the server.
func (s Sandbox) CheckTarget(what, address string) error {
	if s.URL == "" || SameOrigin(address, s.URL) {
		return nil
	}
	return fault.New(fault.Usage, "the %s %s is not of the sandbox at %s, which is the environment of this call", what, WithoutUser(address), s.Address()).
		WithHint("leave out --env sandbox (JTLCTL_ENV), or name an address of the sandbox")
}

// Endpoints are the addresses of a sandbox with one of its identity providers.
func (s Sandbox) Endpoints(kind IdentityProvider) Endpoints {
	return Endpoints{
		TokenURL: s.Provider(kind).TokenURL,
		APIURL:   s.URL,
		JWKSURL:  s.URL + JWKSPath,
		SCXURL:   s.URL + sandboxSCXPath,
		Issuer:   s.URL,
	}
}

// AppIssuer is who issues the app tokens of a sandbox.
func (s Sandbox) AppIssuer() string { return s.URL + sandboxAppPath }

// Provider is one of the two identity providers of a sandbox.
func (s Sandbox) Provider(kind IdentityProvider) Provider {
	if kind == Zitadel {
		return Provider{Kind: Zitadel, Issuer: s.AppIssuer(), TokenURL: s.AppIssuer() + zitadelTokenPath}
	}
	return Provider{Kind: Legacy, Issuer: s.URL, TokenURL: s.URL + legacyTokenPath}
}

// FindProvider returns the identity provider of a sandbox that is of the same
// kind as the one that a user names; "" is that of access tokens. The issuer of
// another server is refused.
func (s Sandbox) FindProvider(name string) (Provider, error) {
	if name == "" {
		return s.Provider(Legacy), nil
	}
	for _, kind := range []IdentityProvider{Legacy, Zitadel} {
		if p := s.Provider(kind); SameAddress(name, p.Issuer) {
			return p, nil
		}
	}
	named, err := FindProvider(environments[0].name, name)
	if err != nil {
		return Provider{}, err
	}
	if !named.Platform {
		return Provider{}, fault.New(fault.Usage, "the issuer %s is not of the sandbox at %s", named.Issuer, s.Address()).
			WithHint("use legacy or zitadel, or another environment than %s", SandboxName)
	}
	return s.Provider(named.Kind), nil
}
