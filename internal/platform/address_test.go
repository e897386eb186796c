package platform

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestCheckURL_accepted(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"https://auth.jtl-cloud.com/oauth2/token",
		"https://10.0.0.5:8443/token?tenant=1",
		"HTTPS://EXAMPLE.TEST",
		"http://localhost/token",
		"http://LocalHost:7373",
		"https://auth.test:65535/",
		"https://auth.test:/",
		"http://127.0.0.1:64110/api/eazybusiness",
		"http://127.0.0.2",
		"http://[::1]:7373/",
		"http://[::ffff:127.0.0.1]",
	} {
		if err := CheckURL("token endpoint", address); err != nil {
			t.Errorf("%s is refused: %v", address, err)
		}
	}
}

func TestCheckURL_refused(t *testing.T) {
	t.Parallel()
	const plain, strange, user = "is plain http", "is not an http(s) address", "contains a user name or password"
	for address, words := range map[string]string{
		"http://auth.jtl-cloud.com/oauth2/token": plain,
		"http://localhost.evil.com":              plain,
		"http://127.0.0.1.evil.com":              plain,
		"http://evil.com/localhost":              plain,
		"http://evil.com#localhost":              plain,
		"http://128.0.0.1":                       plain,
		"http://0.0.0.0:7373":                    plain,
		"http://192.168.1.2":                     plain,
		"http://2130706433":                      plain,
		"http://[::2]":                           plain,
		"http://[fe80::1]":                       plain,
		"https://joe:hunter2@auth.test/token":    user,
		"https://joe@auth.test/token":            user,
		"http://localhost:x@evil.com":            user,
		"ftp://auth.test/token":                  strange,
		"file:///etc/passwd":                     strange,
		"javascript:alert(1)":                    strange,
		"/oauth2/token":                          strange,
		"auth.test/token":                        strange,
		"//auth.test/token":                      strange,
		"https://":                               strange,
		"https:///token":                         strange,
		"https:auth.test":                        strange,
		"https://auth.test:port":                 strange,
		"https://auth.test:0":                    strange,
		"https://auth.test:65536":                strange,
		"http://localhost:99999":                 strange,
		"https://auth.test/\n":                   strange,
		"https ://auth.test":                     strange,
		"":                                       "no address is known for",
	} {
		wantFault(t, CheckURL("token endpoint", address), fault.Config, "token endpoint", words)
	}
}

func TestCheckURL_password(t *testing.T) {
	t.Parallel()
	err := CheckURL("token endpoint", "https://joe:hunter2@auth.test/token")
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v", err)
	}
}

func TestSameOrigin(t *testing.T) {
	t.Parallel()
	const api = "https://api.jtl-cloud.com/account/.well-known/jwks.json"
	for other, want := range map[string]bool{
		"https://api.jtl-cloud.com":              true,
		"https://API.jtl-cloud.COM/erp?x=1":      true,
		"HTTPS://api.jtl-cloud.com/":             true,
		"http://api.jtl-cloud.com":               false,
		"https://api.jtl-cloud.com:8443":         false,
		"https://api.jtl-cloud.com.evil.com":     false,
		"https://evil.com/api.jtl-cloud.com":     false,
		"https://api.jtl-cloud.com@evil.com":     false,
		"https://sub.api.jtl-cloud.com":          false,
		"https://api.jtl-cloud.com:port":         false,
		"//api.jtl-cloud.com":                    false,
		"":                                       false,
		"https://api.jtl-cloud.com\\@evil.com":   false,
		"https://api.jtl-cloud.com%2f@evil.com/": false,
	} {
		if got := SameOrigin(api, other); got != want {
			t.Errorf("SameOrigin(…, %q) = %t", other, got)
		}
		if got := SameOrigin(other, api); got != want {
			t.Errorf("SameOrigin(%q, …) = %t", other, got)
		}
	}
}

func TestSameOrigin_noHost(t *testing.T) {
	t.Parallel()
	if SameOrigin("", "") || SameOrigin("/a", "/b") || SameOrigin("file:///a", "file:///b") {
		t.Error("addresses without a host share an origin")
	}
}

func TestOrigin(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://auth.jtl-cloud.com/oauth2/token?x=1": "https://auth.jtl-cloud.com",
		"http://127.0.0.1:7373/oauth2/token":          "http://127.0.0.1:7373",
		"https://joe:hunter2@auth.test/":              "https://auth.test",
		"https://auth.test:port":                      "",
	} {
		if got := Origin(address); got != want {
			t.Errorf("Origin(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestCheckURL_passwordInInvalid(t *testing.T) {
	t.Parallel()
	for _, address := range []string{
		"ftp://joe:hunter2@auth.test/token",
		"//joe:hunter2@auth.test/token",
		"https://joe:hunter2@auth.test:port/token",
	} {
		if err := CheckURL("token endpoint", address); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestCheckURL_noHost(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"https://:443/token", "http://:7373"} {
		wantFault(t, CheckURL("token endpoint", address), fault.Config, "token endpoint", "is not an http(s) address")
	}
}
