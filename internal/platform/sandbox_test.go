package platform

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFindSandbox(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		SandboxAddress: "http://127.0.0.1:7373", "localhost:80": "http://127.0.0.1:80", "[::1]:9": "http://[::1]:9", "127.9.9.9:1": "http://127.9.9.9:1",
		"http://127.0.0.1:1234/": "http://127.0.0.1:1234", "https://LocalHost.:7373": "https://127.0.0.1:7373",
	} {
		got, err := FindSandbox(address)
		must(t, err)
		if got.URL != want {
			t.Errorf("%s: got %s, want %s", address, got.URL, want)
		}
	}
}

func TestFindSandbox_refused(t *testing.T) {
	t.Parallel()
	for address, words := range map[string]string{
		"":                             "not of the form HOST:PORT",
		"7373":                         "not of the form HOST:PORT",
		"127.0.0.1":                    "not of the form HOST:PORT",
		"127.0.0.1:0":                  "not of the form HOST:PORT",
		"127.0.0.1:99999":              "not of the form HOST:PORT",
		"127.0.0.1:7373/v2":            "not of the form HOST:PORT",
		"127.0.0.1:7373?a":             "not of the form HOST:PORT",
		"127.0.0.1:7373#a":             "not of the form HOST:PORT",
		"ftp://127.0.0.1:7373":         "not of the form HOST:PORT",
		"user:planted@127.0.0.1:7373":  "not of the form HOST:PORT",
		":7373":                        "not of the form HOST:PORT",
		"0.0.0.0:7373":                 "not of this machine",
		"192.168.0.1:7373":             "not of this machine",
		"https://api.jtl-cloud.com:44": "not of this machine",
		"localhost.example:7373":       "not of this machine",
		"127.0.0.1.example.com:7373":   "not of this machine",
	} {
		_, err := FindSandbox(address)
		wantFault(t, err, fault.Config, words)
		if strings.Contains(err.Error(), "planted") {
			t.Errorf("the password is shown: %v", err)
		}
	}
}

func TestSandbox_FindProvider(t *testing.T) {
	t.Parallel()
	s := Sandbox{URL: "http://127.0.0.1:1"}
	const legacyURL, appURL = "http://127.0.0.1:1/oauth2/token", "http://127.0.0.1:1/idp/oauth/v2/token"
	for name, want := range map[string]string{
		"": legacyURL, "legacy": legacyURL, "auth.jtl-cloud.com": legacyURL, "http://127.0.0.1:1": legacyURL,
		"zitadel": appURL, "service-account": appURL, "id.jtl-cloud.com": appURL, "https://id.qa.jtl-cloud.com": appURL, "http://127.0.0.1:1/idp": appURL,
	} {
		got, err := s.FindProvider(name)
		must(t, err)
		if got.TokenURL != want || got.Other() != "" {
			t.Errorf("%q: got %+v", name, got)
		}
	}
	_, err := s.FindProvider("https://login.example.com")
	wantFault(t, err, fault.Usage, "https://login.example.com is not of the sandbox")
	_, err = s.FindProvider("zitadell")
	wantFault(t, err, fault.Usage, `did you mean "zitadel"`)
}

func TestSandbox_CheckTarget(t *testing.T) {
	t.Parallel()
	s := Sandbox{URL: "http://127.0.0.1:1"}
	must(t, s.CheckTarget("JTL-Wawi", "http://127.0.0.1:1/api/shop"))
	must(t, Sandbox{}.CheckTarget("JTL-Wawi", "https://wawi.lan/api/shop"))
	for _, address := range []string{"https://wawi.lan/api/shop", "http://127.0.0.1:2/api/shop", "https://127.0.0.1:1/api/shop"} {
		wantFault(t, s.CheckTarget("JTL-Wawi", address), fault.Usage, "the JTL-Wawi "+address+" is not of the sandbox at 127.0.0.1:1", "JTLCTL_ENV")
	}
}
