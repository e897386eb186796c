package sandbox

import (
	"net/http"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Cloud is the half of a sandbox that issues tokens: token endpoints, key sets,
// and the tokens that are minted for tests.
type Cloud struct {
	config Config
	keys   *keyring
}

func (c *Cloud) route(routes *http.ServeMux) {
	routes.HandleFunc(LegacyTokenPath, c.legacyToken)
	routes.HandleFunc(ZitadelTokenPath, c.zitadelToken)
	routes.HandleFunc("POST "+SCXPath, c.scxAuth)
	routes.HandleFunc("GET "+platform.JWKSPath, c.keySet)
	routes.HandleFunc("POST "+MintPath, control(c.mint))
	routes.HandleFunc("POST "+RotatePath, control(c.rotate))
}

// keySet answers the keys to whoever has an access token of this sandbox.
func (c *Cloud) keySet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-RateLimit-Limit", "500")
	w.Header().Set("X-RateLimit-Interval-Length-Seconds", "60")
	w.Header().Set("X-RateLimit-Remaining", "499")
	bearer, found := credentialsOf(r, "Bearer")
	if !found || !c.issued(r, bearer) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		answer(w, http.StatusUnauthorized, map[string]string{"message": "an access token is needed, as Authorization: Bearer"})
		return
	}
	answer(w, http.StatusOK, c.keys.published())
}

func (c *Cloud) issued(r *http.Request, bearer string) bool {
	set, err := c.keySetForChecks()
	if err != nil {
		return false
	}
	policy := jwt.Policy{Kind: jwt.Access, Issuers: []string{c.config.BaseURL}}
	result, err := jwt.Verify(r.Context(), bearer, policy, jwks.Static{Set: set}, c.config.Now())
	return err == nil && result.Valid
}
