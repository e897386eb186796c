package sandbox

import (
	"encoding/json"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Cloud is the half of a sandbox that issues tokens: token endpoints, key sets,
// and the tokens that are minted for tests. It has the platform's two identity
// providers, whose issuers differ.
type Cloud struct {
	config Config
	keys   *keyring
}

func (c *Cloud) route(routes *http.ServeMux) {
	routes.HandleFunc(LegacyTokenPath, c.legacyToken)
	routes.HandleFunc(ZitadelTokenPath, c.zitadelToken)
	routes.HandleFunc("POST "+SCXPath, c.scxAuth)
	routes.HandleFunc("GET "+platform.JWKSPath, c.keySet)
	routes.HandleFunc("GET "+LegacyKeysPath, c.legacyKeys)
	routes.HandleFunc("GET "+platform.DiscoveryPath, c.legacyDiscovery)
	routes.HandleFunc(AppIssuerPath+ZitadelTokenPath, c.appProviderToken)
	routes.HandleFunc("GET "+AppIssuerPath+ZitadelKeysPath, c.appProviderKeys)
	routes.HandleFunc("GET "+AppIssuerPath+platform.DiscoveryPath, c.discovery)
	routes.HandleFunc("POST "+MintPath, control(c.mint))
	routes.HandleFunc("POST "+RotatePath, control(c.rotate))
	c.routeForge(routes)
}

// keySet answers the keys of session tokens to whoever has an access token of
// this sandbox.
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
	answer(w, http.StatusOK, c.keys.sessionKeys())
}

// legacyKeys are those of the access tokens, which need no token.
func (c *Cloud) legacyKeys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, publishedKeys(c.keys.access))
}

// issued reports whether one of the providers issued an access token.
func (c *Cloud) issued(r *http.Request, bearer string) bool {
	// An app token has the issuer of a service account's access token.
	if token, err := jwt.Parse(bearer); err != nil || jwt.DetectKind(token.Payload) != jwt.Access {
		return false
	}
	app, err := c.keys.appKeys(false)
	if err != nil {
		return false
	}
	for issuer, keys := range map[string]keySet{c.config.BaseURL: publishedKeys(c.keys.access), c.config.BaseURL + AppIssuerPath: app} {
		text, err := json.Marshal(keys)
		if err != nil {
			return false
		}
		set, err := jwks.Parse(text)
		if err != nil {
			return false
		}
		policy := jwt.Policy{Kind: jwt.Access, Issuers: []string{issuer}}
		result, err := jwt.Verify(r.Context(), bearer, policy, jwks.Static{Set: set}, c.config.Now())
		if err == nil && result.Valid {
			return true
		}
	}
	return false
}
