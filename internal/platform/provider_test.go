package platform

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestProviderOf(t *testing.T) {
	t.Parallel()
	for issuer, want := range map[string]struct{ tokenURL, name, appIssuer string }{
		"https://id.jtl-cloud.com":        {"https://id.jtl-cloud.com/oauth/v2/token", "id.jtl-cloud.com", "https://id.jtl-cloud.com"},
		"https://ID.JTL-Cloud.com:443/":   {"https://id.jtl-cloud.com/oauth/v2/token", "id.jtl-cloud.com", "https://id.jtl-cloud.com"},
		"https://id.qa.jtl-cloud.com":     {"https://id.qa.jtl-cloud.com/oauth/v2/token", "id.qa.jtl-cloud.com", "https://id.qa.jtl-cloud.com"},
		"https://auth.jtl-cloud.com":      {"https://auth.jtl-cloud.com/oauth2/token", "auth.jtl-cloud.com", AppTokenIssuer},
		"https://auth.dev.jtl-cloud.com/": {"https://auth.dev.jtl-cloud.com/oauth2/token", "auth.dev.jtl-cloud.com", "https://id.dev.jtl-cloud.com"},
		"http://127.0.0.1:9301":           {"http://127.0.0.1:9301/oauth/v2/token", "http://127.0.0.1:9301", "http://127.0.0.1:9301"},
		"http://127.0.0.1:9301/idp/":      {"http://127.0.0.1:9301/idp/oauth/v2/token", "http://127.0.0.1:9301/idp", "http://127.0.0.1:9301/idp"},
		"https://auth.example.com":        {"https://auth.example.com/oauth/v2/token", "https://auth.example.com", "https://auth.example.com"},
		"https://auth.jtl-cloud.com.evil": {"https://auth.jtl-cloud.com.evil/oauth/v2/token", "https://auth.jtl-cloud.com.evil", "https://auth.jtl-cloud.com.evil"},
		"https://auth.jtl-cloud.com:8443": {"https://auth.jtl-cloud.com:8443/oauth/v2/token", "https://auth.jtl-cloud.com:8443", "https://auth.jtl-cloud.com:8443"},
		"https://x.auth.jtl-cloud.com":    {"https://x.auth.jtl-cloud.com/oauth/v2/token", "https://x.auth.jtl-cloud.com", "https://x.auth.jtl-cloud.com"},
	} {
		p, err := ProviderOf(issuer)
		if err != nil || p.TokenURL != want.tokenURL || p.Name() != want.name || p.AppIssuer() != want.appIssuer {
			t.Errorf("%s: %+v, %v", issuer, p, err)
		}
		if scopes := p.Scopes(); (p.Kind == Zitadel) != slices.Equal(scopes, []string{"openid"}) {
			t.Errorf("%s: scopes %q", issuer, scopes)
		}
	}
	for _, issuer := range []string{"", "id.jtl-cloud.com", "http://id.jtl-cloud.com", "ftp://id.jtl-cloud.com", "https://joe:x@id.jtl-cloud.com", "https://id.jtl-cloud.com?x=1", "https://id.jtl-cloud.com#x", "https://id.jtl-cloud.com/a b",
		"https://іd.jtl-cloud.com", "https://id.jtl-cloud.com/oauth/v2/token", "https://auth.jtl-cloud.com/oauth2/token/", "https://login.test/.well-known/openid-configuration"} {
		_, err := ProviderOf(issuer)
		wantFault(t, err, fault.Config)
	}
}

func TestFindProvider(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ environment, name, tokenURL, other string }{
		{"prod", "legacy", "https://auth.jtl-cloud.com/oauth2/token", "id.jtl-cloud.com"},
		{"beta", "legacy", "https://auth.jtl-cloud.com/oauth2/token", "id.jtl-cloud.com"},
		{"qa", "legacy", "https://auth.qa.jtl-cloud.com/oauth2/token", "id.qa.jtl-cloud.com"},
		{"prod", "zitadel", "https://id.jtl-cloud.com/oauth/v2/token", "auth.jtl-cloud.com"},
		{"prod", "service-account", "https://id.jtl-cloud.com/oauth/v2/token", "auth.jtl-cloud.com"},
		{"qa", "service-account", "", "auth.qa.jtl-cloud.com"},
		{"qa", "id.jtl-cloud.com", "https://id.jtl-cloud.com/oauth/v2/token", "auth.jtl-cloud.com"},
		{"prod", "ID.jtl-cloud.com", "https://id.jtl-cloud.com/oauth/v2/token", "auth.jtl-cloud.com"},
		{"prod", "auth.qa.jtl-cloud.com", "https://auth.qa.jtl-cloud.com/oauth2/token", "id.qa.jtl-cloud.com"},
		{"prod", "https://login.example.com/x", "https://login.example.com/x/oauth/v2/token", "auth.jtl-cloud.com"},
	} {
		p, err := FindProvider(test.environment, test.name)
		if err != nil || p.TokenURL != test.tokenURL || p.Other() != test.other {
			t.Errorf("%v: %+v, %v", test, p, err)
		}
	}
	_, err := FindProvider("prod", "zitadell")
	wantFault(t, err, fault.Usage, `"zitadell"`, `did you mean "zitadel"?`, "use id.jtl-cloud.com")
	_, err = FindProvider("prod", "login.example.com")
	wantFault(t, err, fault.Usage, `"login.example.com"`, "https://login.example.com")
}

func TestOtherProvider(t *testing.T) {
	t.Parallel()
	for tokenURL, want := range map[string]string{
		"https://auth.jtl-cloud.com/oauth2/token": "id.jtl-cloud.com", "https://id.qa.jtl-cloud.com/oauth/v2/token": "auth.qa.jtl-cloud.com", "https://auth.jtl-cloud.com:443/x": "id.jtl-cloud.com",
		"http://127.0.0.1:4444/oauth2/token": "", "https://login.example.com/oauth/v2/token": "", "https://auth.jtl-cloud.com.evil.example/": "", "": "",
	} {
		if got := OtherProvider(tokenURL); got != want {
			t.Errorf("%s: %q", tokenURL, got)
		}
	}
}

func TestProvider_Trusted(t *testing.T) {
	t.Parallel()
	for issuer, want := range map[string]bool{
		"https://id.jtl-cloud.com": true, "https://auth.beta.jtl-cloud.com": true, "http://127.0.0.1:1": true, "http://localhost:1": true, "http://[::1]:1": true,
		"https://id.jtl-cloud.com.evil.example": false, "https://idp.example.com": false, "https://id.jtl-cloud.com:8443": false, "https://127.0.0.1.evil.example": false,
	} {
		p, err := ProviderOf(issuer)
		if err != nil || p.Trusted() != want {
			t.Errorf("%s: %v, %v", issuer, p.Trusted(), err)
		}
	}
}
