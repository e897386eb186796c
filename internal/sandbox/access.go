package sandbox

import (
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/jwks"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/sandbox/cloudapi"
)

// caller is who calls the cloud, by a token of this sandbox.
type caller struct {
	kind    jwt.Kind
	tenant  string // the only one that the token is for; "" if it is for any
	expires time.Time
}

// knownCallers remembers tokens that were verified, and which tenants there are. Both
// have a bound.
type knownCallers struct {
	mu       sync.Mutex
	verified map[[sha256.Size]byte]caller
	tenants  map[string]bool
}

// The bounds of what is remembered: tokens and tenants, and bytes of what a tenant is
// called by.
const (
	maxRemembered = 4096
	maxTenant     = 256
)

func newCallers() *knownCallers {
	return &knownCallers{verified: map[[sha256.Size]byte]caller{}, tenants: map[string]bool{strings.ToLower(DefaultTenant): true}}
}

// connect makes a tenant one that the app may call for.
func (c *knownCallers) connect(tenant string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.tenants) < maxRemembered && len(tenant) <= maxTenant {
		c.tenants[strings.ToLower(tenant)] = true
	}
}

func (c *knownCallers) knows(tenant string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.tenants[strings.ToLower(tenant)]
}

// forget forgets the tokens: their keys may have been retired.
func (c *knownCallers) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.verified)
}

func (c *knownCallers) recall(sum [sha256.Size]byte, now time.Time) (caller, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	known, ok := c.verified[sum]
	return known, ok && now.Before(known.expires)
}

func (c *knownCallers) remember(sum [sha256.Size]byte, known caller) {
	if len(known.tenant) > maxTenant {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.verified) >= maxRemembered {
		clear(c.verified)
	}
	c.verified[sum] = known
}

// access decides who calls the cloud with an access token, and what for.
type access struct{ *Cloud }

// authenticate finds out who calls with a token, or says why nobody does.
func (c access) authenticate(r *http.Request, bearer string) (known caller, problem string) {
	sum, now := sha256.Sum256([]byte(bearer)), c.config.Now()
	if known, ok := c.callers.recall(sum, now); ok {
		return known, ""
	}
	known, problem = c.verify(r, bearer)
	if problem == "" {
		c.callers.remember(sum, known)
	}
	return known, problem
}

func (c access) verify(r *http.Request, bearer string) (caller, string) {
	token, err := jwt.Parse(bearer)
	if err != nil {
		return caller{}, "the token is not a JWT"
	}
	kind := jwt.DetectKind(token.Payload)
	policy, keys := jwt.Policy{Kind: kind, Issuers: []string{c.config.BaseURL}}, publishedKeys(c.keys.access)
	if issuer, _ := token.Payload.Text("iss"); issuer == c.AppIssuer() {
		policy.Issuers[0], policy.Audience = issuer, AppID
		if keys, err = c.keys.appKeys(false); err != nil {
			return caller{}, err.Error()
		}
	}
	switch {
	case kind == jwt.Session:
		return caller{}, "it is a session token: call the API with an access token"
	case kind != jwt.Access && kind != jwt.App:
		return caller{}, "it is not an access token"
	}
	text, err := json.Marshal(keys)
	if err != nil {
		return caller{}, err.Error()
	}
	set, err := jwks.Parse(text)
	if err != nil {
		return caller{}, err.Error()
	}
	result, err := jwt.Verify(r.Context(), bearer, policy, jwks.Static{Set: set}, c.config.Now())
	switch {
	case err != nil:
		return caller{}, err.Error()
	case !result.Valid:
		return caller{}, "the access token is not valid here: " + strings.Join(result.Failures(), "; ")
	}
	known := caller{kind: kind, tenant: result.Tenant, expires: result.Expires}
	if tenant, ok := token.Payload.Text(delegatedClaim); ok {
		known.tenant = tenant
	}
	return known, ""
}

// demand answers a request that has no access token of one of the providers, and
// reports whether it has one.
func (c access) demand(w http.ResponseWriter, r *http.Request) bool {
	if bearer, found := credentialsOf(r, "Bearer"); found {
		if known, problem := c.authenticate(r, bearer); problem == "" && known.kind == jwt.Access {
			return true
		}
	}
	w.Header().Set("WWW-Authenticate", "Bearer")
	answer(w, http.StatusUnauthorized, map[string]string{"message": "an access token is needed, as Authorization: Bearer"})
	return false
}

// mayCall checks token and tenant of a call of the API, and returns why it is
// refused.
func (c access) mayCall(r *http.Request) (problem string) {
	bearer, found := credentialsOf(r, "Bearer")
	switch {
	case r.Header.Get("Authorization") == "":
		return "the header Authorization is missing: it must be Bearer, a space and an access token"
	case !found:
		return "the header Authorization lacks the prefix Bearer: it must be Bearer, a space and an access token"
	}
	known, problem := c.authenticate(r, bearer)
	tenant := r.Header.Get(cloudapi.TenantHeader)
	switch {
	case problem != "":
		return problem
	case tenant == "":
		return "the header X-Tenant-ID is missing"
	case known.tenant != "" && !strings.EqualFold(known.tenant, tenant):
		return "the token is for another tenant than the header X-Tenant-ID names"
	case known.tenant == "" && !c.callers.knows(tenant):
		return "the app is not connected to the tenant that the header X-Tenant-ID names; the sandbox knows " + DefaultTenant +
			", and every tenant that it signed a token for (jtlctl sandbox token --tenant)"
	}
	return ""
}
