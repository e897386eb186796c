package platform

import (
	"fmt"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

const issuer = "https://id.platform.test"

func TestDiscover(t *testing.T) {
	t.Parallel()
	for issuer, at := range map[string]string{
		"https://id.platform.test":         "https://id.platform.test/.well-known/openid-configuration",
		"https://id.platform.test/":        "https://id.platform.test/.well-known/openid-configuration",
		"https://id.platform.test/tenants": "https://id.platform.test/tenants/.well-known/openid-configuration",
		"http://127.0.0.1:7373":            "http://127.0.0.1:7373/.well-known/openid-configuration",
	} {
		for _, keys := range []string{"https://keys.platform.test/jwks", "http://localhost:7373/jwks"} {
			fake := serverOf(answers(200, fmt.Sprintf(`{"issuer":%q,"jwks_uri":%q,"other":[1]}`, issuer, keys)))
			got, err := Discover(t.Context(), NewClient(Options{Base: fake}), issuer)
			if err != nil || got != keys {
				t.Errorf("Discover(%q) = %q, %v", issuer, got, err)
			}
			if fake.urls[0] != at || DiscoveryURL(issuer) != at {
				t.Errorf("asked at %s, DiscoveryURL is %s, want %s", fake.urls[0], DiscoveryURL(issuer), at)
			}
			if fake.headers[0].Get("Authorization") != "" {
				t.Error("discovery was sent credentials")
			}
		}
	}
}

func TestDiscover_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer reply
		kind   fault.Kind
		words  []string
	}{
		"of another issuer":                 {answers(200, `{"issuer":"https://evil.test","jwks_uri":"https://evil.test/k"}`), fault.Server, []string{"another issuer", `"https://evil.test"`, "exactly as the provider does"}},
		"with a slash more":                 {answers(200, `{"issuer":"`+issuer+`/","jwks_uri":"https://keys.test"}`), fault.Server, []string{"another issuer", issuer + `/"`}},
		"without an issuer":                 {answers(200, `{"jwks_uri":"https://keys.test"}`), fault.Server, []string{"another issuer"}},
		"without a key set":                 {answers(200, `{"issuer":"`+issuer+`"}`), fault.Server, []string{"has no jwks_uri"}},
		"with a key set as list":            {answers(200, `{"issuer":"`+issuer+`","jwks_uri":[]}`), fault.Server, []string{"has no jwks_uri"}},
		"with names in another letter case": {answers(200, `{"issuer":"https://evil.test","ISSUER":"`+issuer+`","jwks_uri":"https://keys.test","JWKS_URI":"https://evil.test"}`), fault.Server, []string{"another issuer"}},
		"with a key set in another case":    {answers(200, `{"issuer":"`+issuer+`","Jwks_Uri":"https://keys.test"}`), fault.Server, []string{"has no jwks_uri"}},
		"with two key sets":                 {answers(200, `{"issuer":"`+issuer+`","jwks_uri":"https://keys.test","jwks_uri":"https://evil.test"}`), fault.Server, []string{`"jwks_uri" is given more than once`}},
		"that is a page":                    {answers(200, "<html>", "Content-Type", "text/html"), fault.Server, []string{"OpenID discovery " + issuer + DiscoveryPath}},
		"that is not there":                 {answers(404, ""), fault.Server, []string{"OpenID discovery " + issuer + DiscoveryPath, "404 Not Found"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Discover(t.Context(), NewClient(Options{Base: serverOf(test.answer)}), issuer)
			wantFault(t, err, test.kind, test.words...)
		})
	}
}

func TestDiscover_exactNames(t *testing.T) {
	t.Parallel()
	body := `{"issuer":"` + issuer + `","Issuer":"https://evil.test","jwks_uri":"https://keys.test/k","JWKS_URI":"https://evil.test/k"}`
	got, err := Discover(t.Context(), NewClient(Options{Base: serverOf(answers(200, body))}), issuer)
	if err != nil || got != "https://keys.test/k" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestDiscover_keySetAddress(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"http://keys.test/k", "http://localhost.evil.com/k", "/k", "ftp://keys.test/k", "https://joe:x@keys.test"} {
		fake := serverOf(answers(200, fmt.Sprintf(`{"issuer":%q,"jwks_uri":%q}`, issuer, keys)))
		if _, err := Discover(t.Context(), NewClient(Options{Base: fake}), issuer); err == nil {
			t.Errorf("%s is taken", keys)
		}
	}
}

func TestDiscover_plainHTTP(t *testing.T) {
	t.Parallel()
	fake := serverOf(answers(200, ""))
	_, err := Discover(t.Context(), NewClient(Options{Base: fake}), "http://id.platform.test")
	wantFault(t, err, fault.Config, "is plain http")
	if len(fake.times) != 0 {
		t.Error("it was asked all the same")
	}
}

func TestDiscover_faultKind(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer reply
		words  []string
	}{
		"a plain key set": {answers(200, `{"issuer":"`+issuer+`","jwks_uri":"http://keys.test/k"}`), []string{issuer + DiscoveryPath, "http://keys.test/k"}},
		"a page":          {answers(200, "<html>", "Content-Type", "text/html"), []string{"200 OK with an HTML page"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Discover(t.Context(), NewClient(Options{Base: serverOf(test.answer)}), issuer)
			wantFault(t, err, fault.Server, test.words...)
		})
	}
}
