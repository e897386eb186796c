// Package cloudapi is the ERP API of the sandbox's cloud: REST for every operation
// of the catalogues, and GraphQL for queries by name.
//
// It checks what an app sends and what the app may do: token, tenant, rate, scope,
// content type, paging. It does not know what the platform answers. It must not
// know who issues tokens, nor how the sandbox is served.
package cloudapi

import (
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/openapi"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Base is the path that the API is below.
const Base = "/erp"

// GraphQLPath is the endpoint of GraphQL, which is below Base.
const GraphQLPath = scope.GraphQLPath

// The kinds of requests, by which faults are injected.
const (
	REST    = "rest"
	GraphQL = "graphql"
)

// TenantHeader names the tenant of a request.
const TenantHeader = "X-Tenant-ID"

// Config is what an API is made of. Its zero value but for Caller and Now is
// usable.
type Config struct {
	// Index has the operations; nil means those of the built-in catalogues.
	Index *scope.Index
	// Caller checks the token and the tenant of a request, and returns why it is
	// refused with 401, "" if it is not.
	Caller func(r *http.Request) (problem string)
	// Fault may answer a request in place of the API, and reports whether it did.
	Fault   func(w http.ResponseWriter, r *http.Request, kind string) bool
	Enforce Enforcement
	// Declared are the scopes of the app.
	Declared []string
	Rate     Rate
	Answers  Answers
	// Document returns the forms of answers of the document of a catalogue, or nil.
	// It is called once for each; nil means that there are none.
	Document func(catalog string) *openapi.Answers
	Now      func() time.Time
}

// API answers requests below Base. It is an http.Handler.
type API struct {
	config    Config
	enforce   enforcer
	limiter   limiter
	catalogue func() *catalogue
	sample    func() sample
	created   counter
}

// New makes an API. Catalogues, schemas and sample data are read when the first
// request needs them.
func New(config Config) *API {
	a := &API{config: config, enforce: newEnforcer(config.Enforce, config.Declared), limiter: limiter{rate: config.Rate}}
	a.catalogue = sync.OnceValue(func() *catalogue { return newCatalogue(config.Index, config.Document) })
	a.sample = sync.OnceValue(newSample)
	return a
}

// call is a request that is being answered.
type call struct {
	*API
	w    http.ResponseWriter
	r    *http.Request
	path string // below Base
	body []byte
	// enforce is what the sender may do.
	enforce enforcer
}

func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := &call{API: a, w: w, r: r, path: strings.TrimPrefix(r.URL.EscapedPath(), Base), enforce: a.enforce}
	kind := REST
	if c.path == GraphQLPath {
		kind = GraphQL
	}
	a.limiter.head(c.w.Header(), a.config.Now())
	switch {
	case a.config.Fault != nil && a.config.Fault(c.w, r, kind):
	case !c.authorized() || !c.withinRate():
	case kind == GraphQL:
		c.graphQL()
	default:
		c.rest()
	}
}

// ServeGraphQL answers a request to the endpoint of GraphQL of a sender who has been
// recognized, and who has these scopes.
func (a *API) ServeGraphQL(w http.ResponseWriter, r *http.Request, scopes []string) {
	c := &call{API: a, w: w, r: r, path: GraphQLPath, enforce: newEnforcer(Declared, scopes)}
	c.graphQL()
}

func (c *call) authorized() bool {
	problem := c.config.Caller(c.r)
	if problem == "" {
		return true
	}
	c.w.Header().Set("WWW-Authenticate", "Bearer")
	c.refuse(http.StatusUnauthorized, "Unauthorized", problem)
	return false
}
