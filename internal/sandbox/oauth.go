package sandbox

import (
	"encoding/base64"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/jtlctl/jtlctl/internal/secret"
)

const accessLife = 24 * time.Hour

// refusal is an error as Ory Hydra words it (RFC 6749, 5.2, and its hint).
type refusal struct {
	Code        string `json:"error"`
	Description string `json:"error_description"`
	Hint        string `json:"error_hint,omitempty"`
	Status      int    `json:"status_code"`
}

func refuse(w http.ResponseWriter, code int, name, description, hint string) {
	if code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Basic realm="sandbox"`)
	}
	answer(w, code, refusal{name, description, hint, code})
}

// grants are the token endpoints.
type grants struct{ *Cloud }

func (c grants) legacyToken(w http.ResponseWriter, r *http.Request) {
	if c.grantable(w, r) {
		c.grantAccess(w, r)
	}
}

// zitadelToken grants what legacyToken does, at the path and by the rules of the
// newer identity provider.
func (c grants) zitadelToken(w http.ResponseWriter, r *http.Request) {
	if c.zitadelGrantable(w, r) {
		c.grantAccess(w, r)
	}
}

// zitadelGrantable is grantable of the newer identity provider, which needs
// scope=openid.
func (c grants) zitadelGrantable(w http.ResponseWriter, r *http.Request) bool {
	if !c.grantable(w, r) {
		return false
	}
	if !slices.Contains(strings.Fields(r.PostForm.Get("scope")), "openid") {
		refuse(w, http.StatusBadRequest, "invalid_scope", "The requested scope is missing.", "Ask for scope openid.")
		return false
	}
	return true
}

// grantable answers every request that is not a good client-credentials
// request with the right credentials.
func (c grants) grantable(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodPost {
		refuse(w, http.StatusMethodNotAllowed, "invalid_request", "The token endpoint accepts only POST.", "")
		return false
	}
	if err := r.ParseForm(); err != nil || !hasKind(r, "application/x-www-form-urlencoded") {
		refuse(w, http.StatusBadRequest, "invalid_request", "The body is not form-encoded.", "Send Content-Type application/x-www-form-urlencoded.")
		return false
	}
	switch grant := r.PostForm.Get("grant_type"); grant {
	case "client_credentials":
	case "":
		refuse(w, http.StatusBadRequest, "invalid_request", "The request has no grant_type.", "")
		return false
	default:
		refuse(w, http.StatusBadRequest, "unsupported_grant_type", "The sandbox knows only client_credentials.", "")
		return false
	}
	id, password, ok := basic(r)
	if !ok {
		refuse(w, http.StatusUnauthorized, "invalid_client", "Client authentication failed.", "Send client ID and secret as HTTP Basic authentication.")
		return false
	}
	if id != ClientID || !secret.New(password).Equal(secret.New(ClientSecret)) {
		refuse(w, http.StatusUnauthorized, "invalid_client", "Client authentication failed (unknown client or wrong secret).", "The sandbox accepts "+ClientID+" and "+ClientSecret+".")
		return false
	}
	return true
}

// basic reads Basic authentication the way OAuth has it: both parts are
// form-encoded first (RFC 6749, 2.3.1).
func basic(r *http.Request) (id, password string, ok bool) {
	encoded, found := credentialsOf(r, "Basic")
	decoded, err := base64.StdEncoding.DecodeString(encoded)
	if !found || err != nil {
		return "", "", false
	}
	rawID, rawPassword, ok := strings.Cut(string(decoded), ":")
	id, errID := url.QueryUnescape(rawID)
	password, errPassword := url.QueryUnescape(rawPassword)
	return id, password, ok && errID == nil && errPassword == nil
}

// credentialsOf returns what follows the name of an authentication scheme,
// whose letter case does not matter (RFC 9110, 11.1).
func credentialsOf(r *http.Request, scheme string) (string, bool) {
	name, rest, found := strings.Cut(r.Header.Get("Authorization"), " ")
	return rest, found && strings.EqualFold(name, scheme)
}

// hasKind compares a request's media type, leaving its parameters aside.
func hasKind(r *http.Request, kind string) bool {
	got, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && got == kind
}

func (c grants) grantAccess(w http.ResponseWriter, r *http.Request) {
	now, scope := c.config.Now(), r.PostForm.Get("scope")
	grant(w, c.keys.access, scope, jwt.MapClaims{
		"iss": c.config.BaseURL, "sub": ClientID, "client_id": ClientID, "aud": []string{},
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(accessLife).Unix(), "scp": strings.Fields(scope),
	})
}

func grant(w http.ResponseWriter, key signer, scope string, claims jwt.MapClaims) {
	access, err := key.sign(claims)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "server_error", err.Error(), "")
		return
	}
	answer(w, http.StatusOK, map[string]any{
		"access_token": access, "token_type": "bearer", "expires_in": int64(accessLife / time.Second), "scope": scope,
	})
}

func (c grants) scxAuth(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil || !secret.New(r.PostForm.Get("refreshToken")).Equal(secret.New(RefreshToken)) {
		answer(w, http.StatusBadRequest, map[string]string{"message": "the refresh token is not known"})
		return
	}
	const life = time.Hour
	now := c.config.Now()
	token, err := c.keys.access.sign(jwt.MapClaims{"iss": c.config.BaseURL + SCXPath, "scope": "CHANNEL", "exp": now.Add(life).Unix()})
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
		return
	}
	answer(w, http.StatusOK, map[string]any{
		"authToken": token, "tokenExpireAt": now.Add(life).UTC().Format(time.RFC3339), "expiresIn": int64(life / time.Second), "scope": "CHANNEL",
	})
}
