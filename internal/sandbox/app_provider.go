package sandbox

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// The identity provider of app tokens and service accounts: AppIssuerPath is its
// issuer, below the address of the sandbox. Its paths are those of
// id.jtl-cloud.com, from the platform's documentation as read on 2026-11-26.
const (
	AppIssuerPath   = "/idp"
	ZitadelKeysPath = "/oauth/v2/keys"
)

// AppIssuer is who issues the app tokens of this sandbox.
func (c *Cloud) AppIssuer() string { return c.config.BaseURL + AppIssuerPath }

func (c *Cloud) discovery(w http.ResponseWriter, _ *http.Request) {
	discover(w, c.AppIssuer(), ZitadelKeysPath, ZitadelTokenPath, "RS256")
}

// legacyDiscovery is that of the provider of access tokens.
func (c *Cloud) legacyDiscovery(w http.ResponseWriter, _ *http.Request) {
	discover(w, c.config.BaseURL, LegacyKeysPath, LegacyTokenPath, "ES256")
}

// discover answers a document of OpenID Connect Discovery 1.0, section 3.
func discover(w http.ResponseWriter, issuer, keys, token, algorithm string) {
	answer(w, http.StatusOK, map[string]any{
		"issuer": issuer, "jwks_uri": issuer + keys, "token_endpoint": issuer + token,
		"grant_types_supported": []string{"client_credentials"}, "scopes_supported": []string{"openid"},
		"response_types_supported": []string{"token"}, "subject_types_supported": []string{"public"},
		"id_token_signing_alg_values_supported": []string{algorithm},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic"},
	})
}

func (c *Cloud) appProviderKeys(w http.ResponseWriter, _ *http.Request) {
	keys, err := c.keys.appKeys(true)
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
		return
	}
	answer(w, http.StatusOK, keys)
}

// appProviderToken grants an access token of a service account.
func (c grants) appProviderToken(w http.ResponseWriter, r *http.Request) {
	if !c.zitadelGrantable(w, r) {
		return
	}
	key, err := c.keys.signing("app", false)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "server_error", err.Error(), "")
		return
	}
	now := c.config.Now()
	grant(w, key, r.PostForm.Get("scope"), jwt.MapClaims{
		"iss": c.AppIssuer(), "sub": ClientID, "client_id": ClientID, "aud": []string{AppID},
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(accessLife).Unix(), "jti": now.UTC().Format(time.RFC3339Nano),
	})
}
