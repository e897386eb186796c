package cloud

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// unauthorized finds out why a token was refused: it has expired, its key is
// retired, the call names no tenant or a wrong one, or another provider issued it. What the server
// says comes before what is likely.
func (e Explainer) unauthorized(f *fault.Error, x apicall.Exchange) *fault.Error {
	said := strings.ToLower(x.Answer.Get("WWW-Authenticate") + " " + string(x.Body))
	tenant := x.Header.Get(TenantHeader)
	claims := claimsOf(x.Header)
	switch {
	case claims.expired(x.Answer, e.Now()):
		return e.expired(f, claims, x.Answer)
	case strings.Contains(said, "expired"):
		return e.expired(f, claims, x.Answer)
	case strings.Contains(said, "key was not found"), strings.Contains(said, "no key "), strings.Contains(said, "no usable keys"):
		f.Message += ": the API does not know the key that signed the access token"
		return f.WithHint("`jtlctl token get --refresh` fetches a new one; if that is refused too, do environment and API belong together?")
	case tenant == "":
		f.Message += ": the call names no tenant"
		return f.WithHint("name it with --tenant UUID, JTL_TENANT_ID or `jtlctl config set tenant_id UUID`; --tenant-from FILE takes it out of a session token")
	case claims.otherEnvironment(e.Settings.Endpoints.APIURL), strings.Contains(said, "issuer"), strings.Contains(said, "audience"), strings.Contains(said, "signature"):
		return e.otherProvider(f, claims)
	case strings.Contains(said, "tenant"):
		f.Message += ": the tenant " + tenant + " is not one of this app"
		return f.WithHint("look at the tenant: a session token of the merchant has it (`jtlctl jwt decode`); the merchant must have connected the app")
	}
	f.Message += ": the API rejects the token, or the tenant " + tenant
	return f.WithHint("is the tenant right, and has the merchant connected the app? Does the app belong to %s? If not: %s", e.provider(claims), e.otherWay())
}

func (e Explainer) expired(f *fault.Error, claims claims, answer http.Header) *fault.Error {
	f.Message += ": the access token has expired"
	if !claims.expires.IsZero() {
		f.Message += " at " + jwt.FormatTime(claims.expires)
	}
	if at, err := http.ParseTime(answer.Get("Date")); err == nil && !claims.expires.IsZero() && e.Now().Before(claims.expires) && !at.Before(claims.expires) {
		return f.WithHint("the clock of this machine differs from the server's: set it; `jtlctl token get --refresh` fetches a new token")
	}
	return f.WithHint("`jtlctl token get --refresh` fetches a new one")
}

func (e Explainer) otherProvider(f *fault.Error, claims claims) *fault.Error {
	f.Message += ": the API does not accept a token of " + e.provider(claims)
	return f.WithHint("JTL_ISSUER in the project says which identity provider the app belongs to: %s. Do environment and API belong together?", e.otherWay())
}

// provider is who issued the token.
func (e Explainer) provider(claims claims) string {
	return e.Redact(cmp.Or(claims.issuer, e.Settings.Provider.Name()))
}

func (e Explainer) otherWay() string {
	if other := e.Settings.Provider.Other(); other != "" {
		return "`jtlctl auth login --idp " + other + "`, or JTLCTL_IDP=" + other
	}
	return "`jtlctl auth login --idp ISSUER`"
}

// claims are what an access token says of itself. Nothing of it is verified.
type claims struct {
	issuer  string
	expires time.Time
}

func claimsOf(request http.Header) claims {
	_, text, _ := strings.Cut(request.Get("Authorization"), " ")
	token, err := jwt.Parse(text)
	if err != nil {
		return claims{}
	}
	var c claims
	c.issuer, _ = token.Payload.Text("iss")
	c.expires, _ = token.Time("exp")
	return c
}

// expired compares with the clock of the server, if it says what time it is.
func (c claims) expired(answer http.Header, now time.Time) bool {
	if at, err := http.ParseTime(answer.Get("Date")); err == nil {
		now = at
	}
	return !c.expires.IsZero() && !now.Before(c.expires)
}

// otherEnvironment reports whether issuer and API are hosts of the platform in
// different environments, such as auth.qa and api. beta has the issuer of prod.
func (c claims) otherEnvironment(api string) bool {
	issuer, known := environmentOf(c.issuer)
	of, ok := environmentOf(api)
	return known && ok && issuer != of && (issuer != "" || of != "beta")
}

// environmentOf returns the part of a host of the platform that names the
// environment; "" is prod.
func environmentOf(address string) (name string, ok bool) {
	u, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	rest, ok := strings.CutSuffix(host.Canonical(u.Hostname()), ".jtl-cloud.com")
	_, name, _ = strings.Cut(rest, ".")
	return name, ok
}
