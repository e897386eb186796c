package cloud

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Declared are the scopes that the manifest of a project requests.
type Declared struct {
	Name   string // of its file; "" if there is none
	Scopes []string
	// Problem is why the file that is there cannot be read; "" if there is none.
	Problem string
}

// Explainer explains answers of the API that are errors.
type Explainer struct {
	Settings profile.Resolved
	Scopes   func() (*scope.Index, error)
	Declared func() Declared
	Now      func() time.Time
	Redact   func(string) string
}

// Explain returns the fault for an answer that is an error, or nil.
func (e Explainer) Explain(x apicall.Exchange) *fault.Error {
	kind := apicall.KindOf(x.Status)
	if kind == "" {
		return e.graphQL(x)
	}
	f := fault.New(kind, "%s", x.Failure(e.Redact))
	switch status := x.Status; {
	case status < 300:
		return f.WithHint("that is not an answer to a request; look at the headers of -H, such as Upgrade, and at the address")
	case status < 400:
		return f.WithHint("redirects are not followed, because the token would travel along")
	case status == http.StatusBadRequest:
		return f.WithHint("look at the query and the body: the names of API 1.x begin with a capital, those of 2.x do not")
	case status == http.StatusUnauthorized:
		return e.unauthorized(f, x)
	case status == http.StatusPaymentRequired:
		f.Message += ": there is no licence for this call"
		return f.WithHint("the tenant%s needs a licence of the API, or of the app", e.tenantOf(x))
	case x.IsBlockPage():
		return f.WithHint("%s", platform.BlockPageHint)
	case status == http.StatusForbidden:
		return e.forbidden(f, x)
	case status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return e.notFound(f, x)
	case status == http.StatusUnsupportedMediaType:
		f.Message += x.SentAs()
		return f.WithHint("the ERP API takes application/json without a charset: send Content-Type: application/json")
	case status == http.StatusTooManyRequests:
		return x.TooMany(f, e.Now())
	case status >= 500:
		return f.WithHint("the error is on the server's side; try again later")
	}
	return f.WithHint("look at the path, the query and the body")
}

func (e Explainer) tenantOf(x apicall.Exchange) string {
	if tenant := x.Header.Get(TenantHeader); tenant != "" {
		return " " + tenant
	}
	return ""
}

// forbidden names the scope that the catalogue has for the operation, or for each
// field of GraphQL, and whether the manifest here requests it.
func (e Explainer) forbidden(f *fault.Error, x apicall.Exchange) *fault.Error {
	index := e.index()
	needs := x.Needs(index)
	if scopes, likely := x.Scopes(index); len(scopes) > 0 && !apicall.IsGraphQLPath(x.Path) {
		needs = []apicall.Need{{Scopes: scopes, Likely: likely}}
	}
	named := x.Named(index)
	if len(named) > 0 {
		needs = []apicall.Need{{Scopes: named}}
	}
	if len(needs) == 0 {
		return f.WithHint("a scope is missing; the catalogue has none for this path: `jtlctl scope update` reads newer documents")
	}
	declared := e.declared()
	var parts []string
	missing := false
	for _, need := range needs {
		missing = missing || !declared.Has(need.Scopes)
		parts = append(parts, need.String()+declared.says(need.Scopes))
	}
	switch does := declared.says(named); {
	case len(named) == 0:
		f.Message += ": " + e.Redact(strings.Join(parts, "; "))
	case does != "": // the server has named the scope
		f.Message += strings.Replace(does, ", which ", "; ", 1) + " it"
	}
	switch {
	case declared.Problem != "":
		return f.WithHint("request it in the app.json of the app and register that again; the one in this folder cannot be read: %s", declared.Problem)
	case declared.Name == "":
		return f.WithHint("request it in the app.json of the app and register that again; there is no app.json in this folder to look at")
	case missing:
		return f.WithHint("add it under capabilities.erp.api.scopes of %s, and register the app again", declared.Name)
	}
	return f.WithHint("was the app registered with this %s, and did the merchant accept that version?", declared.Name)
}

// says is what follows the scopes that are needed.
func (d Declared) says(scopes []string) string {
	switch {
	case d.Name == "":
		return ""
	case d.Has(scopes):
		return fmt.Sprintf(", which %s requests", d.Name)
	}
	return fmt.Sprintf(", which %s does not request", d.Name)
}

// Has reports whether one of several scopes is requested.
func (d Declared) Has(scopes []string) bool {
	return slices.ContainsFunc(scopes, func(name string) bool {
		return slices.ContainsFunc(d.Scopes, func(own string) bool { return own == name || scope.Covers(own, name) })
	})
}

func (e Explainer) index() *scope.Index {
	if e.Scopes == nil {
		return nil
	}
	index, err := e.Scopes()
	if err != nil {
		return nil // the refusal is explained without it
	}
	return index
}

func (e Explainer) declared() Declared {
	if e.Declared == nil {
		return Declared{}
	}
	return e.Declared()
}

// notFound says whether the catalogues know the operation, and which come near.
func (e Explainer) notFound(f *fault.Error, x apicall.Exchange) *fault.Error {
	index := e.index()
	if index == nil || !strings.Contains(x.Path+"/", erpPrefix+"/") || apicall.IsGraphQLPath(x.Path) {
		return f.WithHint("look at the path; those of the ERP API look like /v2/items")
	}
	matches, _, unread := index.LookUp(scope.Request{Method: x.Method, Path: x.Path})
	near := index.Nearest(x.Method, x.Path, 0)
	exact := slices.ContainsFunc(matches, scope.Match.IsExact)
	switch {
	case exact:
		f.Message += fmt.Sprintf(": the operation exists, so that the tenant%s has nothing under this path", e.tenantOf(x))
		return f.WithHint("look at the ids in the path, and at the tenant")
	case len(matches) > 0:
		near = matches
	}
	f.Message += ", and no catalogue knows this operation"
	newer := ""
	if len(unread) > 0 {
		newer = fmt.Sprintf("it may be one of API %s: `jtlctl scope update` reads those documents", strings.Join(unread, ", "))
	}
	switch {
	case len(near) > 0 && newer != "":
		return f.WithHint("did you mean %s? Or %s", titles(near), newer)
	case len(near) > 0:
		return f.WithHint("did you mean %s?", titles(near))
	case newer != "":
		return f.WithHint("%s", newer)
	}
	return f.WithHint("`jtlctl scope list` shows the resources; look at the path and its version")
}

func titles(matches []scope.Match) string {
	var all []string
	for _, m := range matches {
		if title := m.Operation.Method + " " + m.Operation.Path; !slices.Contains(all, title) {
			all = append(all, title)
		}
	}
	return strings.Join(all, ", ")
}

// graphQL explains the errors of an answer with a good status.
func (e Explainer) graphQL(x apicall.Exchange) *fault.Error {
	f, missesScope := x.GraphQLFailure(e.Redact)
	switch {
	case f == nil:
		return nil
	case !missesScope:
		return f.WithHint("the data in the response may be incomplete; look at the query")
	}
	declared := e.declared()
	var parts []string
	for _, need := range x.Needs(e.index()) {
		parts = append(parts, need.String()+declared.says(need.Scopes))
	}
	if len(parts) == 0 {
		return f.WithHint("%s is how a missing scope shows in GraphQL: `jtlctl scope for NAME` says which one a field needs", apicall.InternalError)
	}
	return f.WithHint("%s is how a missing scope shows in GraphQL: %s", apicall.InternalError, e.Redact(strings.Join(parts, "; ")))
}
