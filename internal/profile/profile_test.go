package profile

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestSettings(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, setting := range Settings() {
		if err := CheckKey(setting.Key); err != nil {
			t.Error(err)
		}
		if seen[setting.Key] || seen[setting.Environment] || setting.Summary == "" {
			t.Errorf("%+v is not one of a kind, or has no summary", setting)
		}
		seen[setting.Key], seen[setting.Environment] = true, true
	}
}

func TestCheckKey_secret(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"client_secret", "secret", "client-secret", "refresh_token", "scx_refresh_token"} {
		wantFault(t, CheckKey(key), fault.Usage, key, "secrets are not kept in the configuration", "jtlctl auth login")
	}
	for _, setting := range Settings() {
		if strings.Contains(setting.Key+setting.Environment, "SECRET") {
			t.Errorf("%+v is a secret", setting)
		}
	}
}

func TestCheckKey_unknown(t *testing.T) {
	t.Parallel()
	wantFault(t, CheckKey("envronment"), fault.Usage, `unknown setting "envronment" (did you mean "environment"?)`, "the settings are environment, idp, auth_method, client_id")
	wantFault(t, CheckKey("Client_ID"), fault.Usage, `did you mean "client_id"?`)
	wantFault(t, CheckKey("name"), fault.Usage, `unknown setting "name"`)
	wantFault(t, CheckKey(""), fault.Usage, `unknown setting ""`)
}

func TestCheckValue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ key, value string }{
		{"environment", "dev"}, {"idp", "zitadel"}, {"idp", "https://idp.test"}, {"auth_method", "post"}, {"app_id", "377"}, {"client_id", "anything-at-all"}, {"tenant_id", ""},
		{"token_url", "https://auth.test/t"}, {"api_url", "http://localhost:7373"}, {"jwks_url", "https://keys.test"},
		{"scx_url", "http://127.0.0.1:1/v1/auth"}, {"issuer", "any issuer"},
	} {
		if err := CheckValue(test.key, test.value); err != nil {
			t.Errorf("%s: %v", test.key, err)
		}
	}
	for key, test := range map[string]struct {
		value string
		kind  fault.Kind
		words string
	}{
		"environment": {"live", fault.Usage, `unknown environment "live"`},
		"idp":         {"hydra", fault.Usage, `unknown identity provider "hydra"`},
		"token_url":   {"http://auth.test", fault.Config, "the token_url http://auth.test is plain http"},
		"api_url":     {"api.test", fault.Config, `the api_url "api.test" is not an http(s) address`},
		"jwks_url":    {"https://joe:x@keys.test", fault.Config, "contains a user name or password"},
		"scx_url":     {"", fault.Config, "no address is known for the scx_url"},
	} {
		wantFault(t, CheckValue(key, test.value), test.kind, test.words)
	}
}

func TestCheckNew(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ key, value string }{
		{"tenant_id", "01234567-89ab-cdef-0123-456789abcdef"}, {"tenant_id", "01234567-89AB-CDEF-0123-456789ABCDEF"},
		{"client_id", "x"}, {"environment", "qa"}, {"issuer", "https://api.test"}, {"api_url", "http://localhost:7373"},
	} {
		if err := CheckNew(test.key, test.value); err != nil {
			t.Errorf("%s: %v", test.key, err)
		}
	}
	for _, value := range []string{
		"shop", "01234567-89ab-cdef-0123-456789abcde", "01234567-89ab-cdef-0123-456789abcdeg", "0123456789abcdef0123456789abcdef",
		"{01234567-89ab-cdef-0123-456789abcdef}", "01234567-89ab-cdef-0123-456789abcdef-", "０1234567-89ab-cdef-0123-456789abcdef",
	} {
		wantFault(t, CheckNew("tenant_id", value), fault.Usage, "is not a UUID")
	}
	for _, key := range Keys() {
		wantFault(t, CheckNew(key, ""), fault.Usage, "the value of "+key+" is empty", "jtlctl config unset "+key)
	}
	wantFault(t, CheckNew("token_url", "auth.test"), fault.Config, "is not an http(s) address")
	wantFault(t, CheckNew("issuer", "a\x1bb"), fault.Usage, "control characters")
}

func TestCheckName_length(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a", "müller.gmbh & co", strings.Repeat("ü", maxNameLength)} {
		if err := CheckName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"", strings.Repeat("ü", maxNameLength+1)} {
		wantFault(t, CheckName(name), fault.Usage, "a profile name has 1 to 200 characters")
	}
}

func TestCheckName_controlCharacters(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a\nb", "\x1b[31m", "a\x00", "tab\t", "\x7f"} {
		wantFault(t, CheckName(name), fault.Usage, "has a control character in it")
	}
}

func TestCheckName_hiddenControls(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a\u009b31m", "a\u202ecba", "a\u200b", "a\u2028b"} {
		if CheckName(name) == nil {
			t.Errorf("%+q is taken", name)
		}
	}
}

func TestCheckKey_secretCase(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"CLIENT_SECRET", "JTL_CLIENT_SECRET", "Client_Secret", "REFRESH_TOKEN"} {
		wantFault(t, CheckKey(key), fault.Usage, "secrets are not kept in the configuration")
	}
}
