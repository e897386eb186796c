package verify

import (
	"cmp"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

const aKey = `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","x5u":"https://evil.test/planted"}`

const aPEM = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"

func TestSources_given(t *testing.T) {
	t.Parallel()
	for _, text := range []string{aKey, "[" + aKey + "]", `{"keys":[` + aKey + `]}`, "'" + aKey + "'", "\ufeff " + aKey, aPEM, " " + aPEM,
		strings.ReplaceAll(aPEM, "\n", " "), strings.ReplaceAll(aPEM, "\n", `\n`), strings.ReplaceAll(aPEM, "\n", `\r\n`), strings.ReplaceAll(aPEM, "\n", "")} {
		var s server
		v, err := newSources(t, &s).Verification(Request{jwks: text})
		must(t, err)
		match, err := v.Trust.Keys.Find(t.Context(), "")
		if err != nil || len(match.Keys) != 1 || len(s.requests) > 0 || match.Origin.Source != "the text of --jwks" {
			t.Errorf("%s: %+v, %v, %q", text, match, err, s.requests)
		}
	}
	v, err := newSources(t, &server{}).Verification(Request{jwks: "-", input: []byte(aPEM)})
	must(t, err)
	if match, err := v.Trust.Keys.Find(t.Context(), ""); err != nil || !match.Only() || match.Origin.Source != "standard input" {
		t.Errorf("%+v, %v", match, err)
	}
}

// TestSources_given_echo: the text of a set is in no message.
func TestSources_given_echo(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{"planted"`, `{"planted":1}`, `{"Keys":"planted"}`, `["planted"`, `'{"planted":'`, "-----BEGIN planted", "planted\nplanted",
		`{"keys":[{"kty":"OKP","planted":1}]`, `{planted}`, `"kty":"planted"`, strings.Repeat("planted", 200), `{"keys":[],"keys":["planted"]}`,
		base64.StdEncoding.EncodeToString([]byte("0planted, a private key without the lines around it")),
	} {
		_, err := newSources(t, &server{}).Verification(Request{jwks: text})
		message := faulttest.Want(t, err, fault.Input, "the text of --jwks is not a key set: ")
		if strings.Contains(message, "planted") || strings.Contains(message, text) {
			t.Errorf("%s: %s", text, message)
		}
		_, err = newSources(t, &server{}).Verification(Request{jwks: "-", input: []byte(text)})
		if message := faulttest.Want(t, err, fault.Input, "standard input is not a key set: "); strings.Contains(message, "planted") {
			t.Errorf("%s: %s", text, message)
		}
	}
}

// TestIsKeySetText: a file with such a name is a file.
func TestIsKeySetText(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "[keys].json")
	must(t, os.WriteFile(path, []byte(aKey), 0o600))
	for text, want := range map[string]bool{path: false, "keys.json": false, "https://a.test/keys": false, "{": true, aKey: true, "": false} {
		if got := isKeySetText(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestSources_Verification_auto: each kind has its own keys, and what is wrong
// with those of one kind does not matter to the other.
func TestSources_Verification_auto(t *testing.T) {
	t.Parallel()
	var s server
	sources := newSources(t, &s)
	request, err := Parse(Options{Kind: "auto"})
	must(t, err)
	v, err := sources.Verification(request)
	must(t, err)
	if v.App == nil || v.App.Policy.Audience != "app-1" || v.Trust.Policy.Audience != "" || v.App.Policy.Issuers[0] != sources.Settings.AppIssuer || v.Trust.Policy.Issuers[0] != "https://api.test" {
		t.Fatalf("%+v", v)
	}
	_, err = v.App.Keys.Find(t.Context(), "one")
	must(t, err)
	if got := strings.Join(s.requests, " "); got != "https://id.jtl-cloud.com/.well-known/openid-configuration https://id.jtl-cloud.com/keys" {
		t.Errorf("%q", got)
	}
	sources.Settings.AppIssuer = "http://id.evil.test"
	v, err = sources.Verification(request)
	must(t, err)
	if _, err := v.App.Keys.Find(t.Context(), "one"); err == nil {
		t.Error("keys over plain http")
	}
	_, err = v.Trust.Keys.Find(t.Context(), "one")
	must(t, err)
	request.policy.NoAudience = true
	if v, err = sources.Verification(request); err != nil || v.App.Policy.Audience != "" {
		t.Errorf("%+v, %v", v.App, err)
	}
}

// TestSources_Verification_issuer: the issuer of the settings holds for every kind,
// and decides on no keys; that of the flag does for app tokens.
func TestSources_Verification_issuer(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"session", "app", "access", "auto"} {
		for _, flag := range []string{"", "https://flag.test"} {
			var s server
			sources := newSources(t, &s)
			sources.Settings.Issuer = "https://settings.test"
			request, err := Parse(Options{Kind: kind, Issuer: flag})
			must(t, err)
			v, err := sources.Verification(request)
			must(t, err)
			trusts := []*jwt.Trust{&v.Trust}
			if v.App != nil {
				trusts = append(trusts, v.App)
			}
			for _, trust := range trusts {
				want := cmp.Or(flag, "https://settings.test")
				if len(trust.Policy.Issuers) != 1 || trust.Policy.Issuers[0] != want {
					t.Errorf("%s %s: %q", kind, flag, trust.Policy.Issuers)
				}
				_, err = trust.Keys.Find(t.Context(), "one")
				must(t, err)
			}
			if got := strings.Join(s.requests, " "); strings.Contains(got, "settings.test") || strings.Contains(got, "flag.test") != (flag != "" && (kind == "app" || kind == "auto")) {
				t.Errorf("%s %s: %q", kind, flag, got)
			}
		}
	}
}
