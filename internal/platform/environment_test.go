package platform

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	scxSandbox   = "https://scx-sbx.api.jtl-software.com/v1/auth"
	sessionsPath = "/account/.well-known/jwks.json"
)

func TestEndpointsOf(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct{ token, zitadel, api, scx string }{
		"prod": {"https://auth.jtl-cloud.com/oauth2/token", "https://id.jtl-cloud.com/oauth/v2/token", "https://api.jtl-cloud.com", ""},
		"beta": {"https://auth.jtl-cloud.com/oauth2/token", "", "https://api.beta.jtl-cloud.com", scxSandbox},
		"qa":   {"https://auth.qa.jtl-cloud.com/oauth2/token", "", "https://api.qa.jtl-cloud.com", scxSandbox},
		"dev":  {"https://auth.dev.jtl-cloud.com/oauth2/token", "", "https://api.dev.jtl-cloud.com", scxSandbox},
	} {
		for provider, tokenURL := range map[IdentityProvider]string{Legacy: want.token, Zitadel: want.zitadel} {
			wanted := Endpoints{TokenURL: tokenURL, APIURL: want.api, JWKSURL: want.api + sessionsPath, SCXURL: want.scx, Issuer: want.api}
			assertEndpoints(t, name, provider, Endpoints{}, wanted)
		}
	}
}

func TestEndpointsOf_override(t *testing.T) {
	t.Parallel()
	all := Endpoints{
		TokenURL: "https://token.test/t", APIURL: "https://api.test", JWKSURL: "https://keys.test/k",
		SCXURL: "https://scx.test/a", Issuer: "https://issuer.test",
	}
	for _, name := range published() {
		for _, provider := range []IdentityProvider{Legacy, Zitadel} {
			assertEndpoints(t, name, provider, all, all)
		}
	}
}

func TestEndpointsOf_apiAddress(t *testing.T) {
	t.Parallel()
	const token = "https://auth.qa.jtl-cloud.com/oauth2/token"
	for name, test := range map[string]struct{ override, want Endpoints }{
		"both": {
			Endpoints{APIURL: "http://127.0.0.1:7373"},
			Endpoints{token, "http://127.0.0.1:7373", "http://127.0.0.1:7373" + sessionsPath, scxSandbox, "http://127.0.0.1:7373"},
		},
		"the key set alone where the issuer is set": {
			Endpoints{APIURL: "https://api.test/base/", Issuer: "https://old.test"},
			Endpoints{token, "https://api.test/base/", "https://api.test/base" + sessionsPath, scxSandbox, "https://old.test"},
		},
		"the issuer alone where the key set is set": {
			Endpoints{APIURL: "https://api.test", JWKSURL: "https://keys.test"},
			Endpoints{token, "https://api.test", "https://keys.test", scxSandbox, "https://api.test"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			assertEndpoints(t, "qa", Legacy, test.override, test.want)
		})
	}
}

func TestEndpointsOf_unknown(t *testing.T) {
	t.Parallel()
	for name, words := range map[string][]string{
		"prd":   {`"prd"`, `did you mean "prod"?`, "use prod, beta, qa or dev"},
		"Beta":  {`did you mean "beta"?`},
		"stage": {`unknown environment "stage"`},
		"":      {`unknown environment ""`},
	} {
		_, err := EndpointsOf(name, Legacy, Endpoints{})
		wantFault(t, err, fault.Usage, words...)
	}
}

func assertEndpoints(t *testing.T, name string, provider IdentityProvider, override, want Endpoints) {
	t.Helper()
	got, err := EndpointsOf(name, provider, override)
	if err != nil {
		t.Fatalf("%s, %s: %v", name, provider, err)
	}
	if got != want {
		t.Errorf("%s, %s:\ngot  %+v\nwant %+v", name, provider, got, want)
	}
}

func TestEndpointsOf_issuerSlash(t *testing.T) {
	t.Parallel()
	got, err := EndpointsOf("prod", Legacy, Endpoints{APIURL: "https://api.test/"})
	if err != nil || got.Issuer != "https://api.test" {
		t.Errorf("issuer is %q, %v", got.Issuer, err)
	}
}

func TestIsOfEnvironment(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, address string
		want          bool
	}{
		{"prod", "https://auth.jtl-cloud.com/oauth2/token", true},
		{"prod", "https://id.jtl-cloud.com/oauth/v2/token", true},
		{"prod", "http://127.0.0.1:7373/oauth2/token", false},
		{"prod", "https://auth.qa.jtl-cloud.com/oauth2/token", false},
		{"prod", "", false},
		{"nowhere", "https://auth.jtl-cloud.com/oauth2/token", false},
	} {
		if got := IsOfEnvironment(test.name, test.address); got != test.want {
			t.Errorf("%s %s: %v", test.name, test.address, got)
		}
	}
}
