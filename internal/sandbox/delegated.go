package sandbox

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// DelegatedPath is the call for an access token that is for one tenant (platform
// documentation, 2026-11-26). How the platform answers it is not published: the
// sandbox answers as a token endpoint does.
const DelegatedPath = "/account/identity/delegated-token"

// delegatedClaim has the tenant that a delegated token is for, and delegatedLife is
// how long it is valid. Both are those of the sandbox.
const (
	delegatedClaim = "tenant_id"
	delegatedLife  = time.Hour
)

func (c *Cloud) delegatedToken(w http.ResponseWriter, r *http.Request) {
	if !(access{c}).demand(w, r) {
		return
	}
	var request struct {
		TenantID string `json:"tenantId"`
	}
	switch err := json.NewDecoder(r.Body).Decode(&request); {
	case !hasKind(r, "application/json"):
		answer(w, http.StatusUnsupportedMediaType, map[string]string{"message": "send Content-Type application/json"})
		return
	case err != nil || request.TenantID == "":
		answer(w, http.StatusBadRequest, map[string]string{"message": `the body must be {"tenantId":"…"}`})
		return
	case !c.callers.knows(request.TenantID):
		answer(w, http.StatusForbidden, map[string]string{"message": "the app is not connected to the tenant " + request.TenantID})
		return
	}
	now := c.config.Now()
	token, err := c.keys.access.sign(jwt.MapClaims{
		"iss": c.config.BaseURL, "sub": ClientID, "client_id": ClientID, "aud": []string{}, "scp": []string{}, delegatedClaim: request.TenantID,
		"iat": now.Unix(), "nbf": now.Unix(), "exp": now.Add(delegatedLife).Unix(),
	})
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]string{"message": err.Error()})
		return
	}
	answer(w, http.StatusOK, map[string]any{"access_token": token, "token_type": "Bearer", "expires_in": int64(delegatedLife / time.Second)})
}
