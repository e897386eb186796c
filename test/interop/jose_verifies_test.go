package interop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// running is what `sandbox serve -o json` tells of a sandbox.
type running struct {
	Address     string
	Environment map[string]string
}

// sandbox serves one until the test ends.
func sandbox(t *testing.T) running {
	t.Helper()
	command := prepared(t, nil, "sandbox", "serve", "--addr", "127.0.0.1:0", "-o", "json")
	var r running
	serving(t, command, &r)
	return r
}

func TestJtlctlSignsJoseVerifies(t *testing.T) {
	t.Parallel()
	at := sandbox(t)
	issuer := at.Environment["JTLCTL_API_URL"]
	keys := filepath.Join(t.TempDir(), "keys.json")
	set := jtlctl(t, at.Environment, "jwks", "get", "-o", "json").expect(t, 0)
	if err := os.WriteFile(keys, []byte(set.stdout), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		flags   []string
		issuer  string
		refusal string // jose's error code
	}{
		"valid":         {nil, issuer, ""},
		"next key":      {[]string{"--next-key"}, issuer, ""},
		"expired":       {[]string{"--expired"}, issuer, "ERR_JWT_EXPIRED"},
		"bad signature": {[]string{"--bad-signature"}, issuer, "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"},
		"other issuer":  {nil, "https://issuer.test", "ERR_JWT_CLAIM_VALIDATION_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"sandbox", "token", "--addr", at.Address, "--tenant", "tenant-1", "--user", "user-1"}, test.flags...)
			token := strings.TrimSuffix(jtlctl(t, nil, args...).expect(t, 0).stdout, "\n")
			got := node(t, "verify.mjs", keys, test.issuer, token)
			if test.refusal != "" {
				if got.expect(t, 1).stdout != test.refusal+"\n" {
					t.Errorf("%s instead of %s\n%s", got.stdout, test.refusal, got.stderr)
				}
				return
			}
			var claims struct{ Iss, TenantID, UserID string }
			got.expect(t, 0).decode(t, &claims)
			if claims.Iss != issuer || claims.TenantID != "tenant-1" || claims.UserID != "user-1" {
				t.Errorf("%+v", claims)
			}
		})
	}
}

// TestSandbox_appTokens: jose verifies the sandbox's app tokens with the keys of
// its discovery.
func TestSandbox_appTokens(t *testing.T) {
	t.Parallel()
	at := sandbox(t)
	issuer := at.Environment["JTL_ISSUER"]
	keys := issuer + "/oauth/v2/keys"
	for name, test := range map[string]struct {
		flags            []string
		issuer, audience string
		refusal          string // jose's error code
	}{
		"valid":          {nil, issuer, at.Environment["JTL_APP_ID"], ""},
		"next key":       {[]string{"--next-key"}, issuer, at.Environment["JTL_APP_ID"], ""},
		"audience":       {[]string{"--audience", "app-7"}, issuer, "app-7", ""},
		"other audience": {nil, issuer, "app-7", "ERR_JWT_CLAIM_VALIDATION_FAILED"},
		"other issuer":   {nil, at.Environment["JTLCTL_API_URL"], at.Environment["JTL_APP_ID"], "ERR_JWT_CLAIM_VALIDATION_FAILED"},
		"session token":  {[]string{"--kind", "session"}, issuer, at.Environment["JTL_APP_ID"], "ERR_JOSE_ALG_NOT_ALLOWED"},
		"expired":        {[]string{"--expired"}, issuer, at.Environment["JTL_APP_ID"], "ERR_JWT_EXPIRED"},
		"bad signature":  {[]string{"--bad-signature"}, issuer, at.Environment["JTL_APP_ID"], "ERR_JWS_SIGNATURE_VERIFICATION_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"sandbox", "token", "--addr", at.Address, "--kind", "app", "--tenant", "tenant-1", "--user", "user-1"}, test.flags...)
			token := strings.TrimSuffix(jtlctl(t, nil, args...).expect(t, 0).stdout, "\n")
			got := node(t, "verify.mjs", keys, test.issuer, token, test.audience)
			if test.refusal != "" {
				if got.expect(t, 1).stdout != test.refusal+"\n" {
					t.Errorf("%s instead of %s\n%s", got.stdout, test.refusal, got.stderr)
				}
				return
			}
			var claims map[string]any
			got.expect(t, 0).decode(t, &claims)
			if claims["sub"] != "user-1" || claims["urn:jtl:tenant_id"] != "tenant-1" || claims["urn:jtl:app_id"] != test.audience {
				t.Errorf("%v", claims)
			}
		})
	}
}
