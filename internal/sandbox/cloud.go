package sandbox

import (
	"net/http"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// Cloud is the half of a sandbox that issues tokens: token endpoints, key sets,
// and the tokens that are minted for tests. It has the platform's two identity
// providers, whose issuers differ.
type Cloud struct {
	config  Config
	keys    *keyring
	callers *knownCallers
	faults  *faults
}

func (c *Cloud) route(routes *http.ServeMux) {
	tokens := grants{c}
	routes.HandleFunc(LegacyTokenPath, c.faulty("token", tokens.legacyToken))
	routes.HandleFunc(ZitadelTokenPath, c.faulty("token", tokens.zitadelToken))
	routes.HandleFunc("POST "+SCXPath, tokens.scxAuth)
	routes.HandleFunc("GET "+platform.JWKSPath, c.faulty("keys", c.keySet))
	routes.HandleFunc("GET "+ZitadelKeysPath, c.appProviderKeys)
	routes.HandleFunc("POST "+DelegatedPath, c.faulty("delegated", c.delegatedToken))
	routes.HandleFunc("GET "+LegacyKeysPath, c.legacyKeys)
	routes.HandleFunc("GET "+platform.DiscoveryPath, c.legacyDiscovery)
	routes.HandleFunc(AppIssuerPath+ZitadelTokenPath, c.faulty("token", tokens.appProviderToken))
	routes.HandleFunc("GET "+AppIssuerPath+ZitadelKeysPath, c.appProviderKeys)
	routes.HandleFunc("GET "+AppIssuerPath+platform.DiscoveryPath, c.discovery)
	routes.HandleFunc("POST "+MintPath, control(c.mint))
	routes.HandleFunc("POST "+RotatePath, control(c.rotate))
	c.routeForge(routes)
	routes.HandleFunc("POST "+APIFaultsPath, control(c.faults.control))
	routes.HandleFunc("DELETE "+APIFaultsPath, func(w http.ResponseWriter, _ *http.Request) {
		c.faults.clear()
		w.WriteHeader(http.StatusNoContent)
	})
	api := c.config.API
	api.Caller, api.Fault, api.Now = access{c}.mayCall, c.misbehaves, c.config.Now
	routes.Handle(cloudapi.Base+"/", cloudapi.New(api))
}

// keySet answers the keys of session tokens to whoever has an access token of
// this sandbox.
func (c *Cloud) keySet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-RateLimit-Limit", "500")
	w.Header().Set("X-RateLimit-Interval-Length-Seconds", "60")
	w.Header().Set("X-RateLimit-Remaining", "499")
	if (access{c}).demand(w, r) {
		answer(w, http.StatusOK, c.keys.sessionKeys())
	}
}

// legacyKeys are those of the access tokens, which need no token.
func (c *Cloud) legacyKeys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, publishedKeys(c.keys.access))
}
