package interop

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os/exec"
	"strings"
	"testing"
)

// oidcProvider serves oidc-provider until the test ends, and returns its issuer.
func oidcProvider(t *testing.T) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), nodeProgram(t, "oidc-provider"), "provider.mjs")
	var served struct{ Issuer string }
	serving(t, command, &served)
	return served.Issuer
}

// TestOIDCProvider_appTokens: jtlctl verifies tokens of a real OAuth server with
// the keys that its discovery names, whatever algorithm they have.
func TestOIDCProvider_appTokens(t *testing.T) {
	t.Parallel()
	issuer := oidcProvider(t)
	const secret = "right secret+/&"
	for _, algorithm := range []string{"RS256", "ES256", "EdDSA", "Ed25519", "PS256"} {
		basic := strings.TrimSpace(jtlctl(t, map[string]string{
			"JTL_CLIENT_ID": algorithm + "-basic", "JTL_CLIENT_SECRET": secret, "JTLCTL_TOKEN_URL": issuer + "/token",
		}, "token", "get").expect(t, 0).stdout)
		for method, token := range map[string]string{"basic": basic, "post": post(t, issuer, algorithm+"-post", secret)} {
			t.Run(algorithm+" "+method, func(t *testing.T) {
				t.Parallel()
				trusting := map[string]string{"JTL_ISSUER": issuer, "JTL_APP_ID": "app-1"}
				for _, flags := range [][]string{nil, {"--kind", "app"}, {"--kind", "app", "--tenant", "tenant-1", "--alg", algorithm}} {
					got := jtlctl(t, trusting, append(append([]string{"jwt", "verify", "-o", "json"}, flags...), token)...)
					checkVerdict(t, got, "")
				}
				for fault, flags := range map[string][]string{
					"audience":  {"--audience", "app-2"},
					"tenant":    {"--tenant", "tenant-2"},
					"expiry":    {"--at", "4000000000"},
					"issuer":    {"--issuer", "https://issuer.test", "--jwks", issuer + "/jwks"},
					"algorithm": {"--alg", "ES384"},
				} {
					checkVerdict(t, jtlctl(t, trusting, append(append([]string{"jwt", "verify", "-o", "json"}, flags...), token)...), fault)
				}
				checkVerdict(t, jtlctl(t, map[string]string{"JTL_ISSUER": issuer}, "jwt", "verify", "-o", "json", token), "audience")
				header, rest, _ := strings.Cut(token, ".")
				payload, signature, _ := strings.Cut(rest, ".")
				checkVerdict(t, jtlctl(t, trusting, "jwt", "verify", "-o", "json", header+"."+payload+"."+reversed(signature)), "signature")
			})
		}
	}
}

// reversed keeps the last character, whose bits may be padding.
func reversed(signature string) string {
	letters := []byte(signature)
	for i, j := 0, len(letters)-2; i < j; i, j = i+1, j-1 {
		letters[i], letters[j] = letters[j], letters[i]
	}
	return string(letters)
}

// post requests a token with the secret in the body (RFC 6749, 2.3.1).
func post(t *testing.T, issuer, id, secret string) string {
	t.Helper()
	response, err := http.PostForm(issuer+"/token", url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var granted struct {
		Token string `json:"access_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&granted); err != nil || granted.Token == "" {
		t.Fatalf("%s: %s, %v", id, response.Status, err)
	}
	return granted.Token
}
