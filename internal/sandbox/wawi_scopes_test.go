package sandbox

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestWawi_KnowScopes runs every operation of both catalogues: with each of the
// scopes that open it, and without one, when the response names them.
func TestWawi_KnowScopes(t *testing.T) {
	t.Parallel()
	var config Wawi
	config.KnowScopes(scope.NewIndex(scope.Builtin()...))
	parameter := regexp.MustCompile(`\{[^}]*\}`)
	for _, catalog := range scope.Builtin() {
		t.Run(catalog.Name, func(t *testing.T) {
			t.Parallel()
			b := newWawiBench(t, config)
			calls := callers{t: t, b: b, catalog: catalog, keys: map[string]string{}}
			ran := 0
			for _, operation := range catalog.Operations {
				if strings.Contains(operation.Path, "/authentication") || strings.HasSuffix(operation.Path, "/info") {
					continue
				}
				path := parameter.ReplaceAllString(operation.Path, "7")
				for _, prefix := range map[erp.Generation][]string{erp.V1: {"", "/v1"}, erp.V2: {""}}[catalog.Generation] {
					for _, name := range operation.Scopes {
						if code, words := calls.call(name, operation.Method, prefix+path); code != 200 {
							t.Errorf("%s %s with %s: %d %s", operation.Method, prefix+path, name, code, words)
						}
					}
					code, words := calls.call("", operation.Method, prefix+path)
					want := 200
					if len(operation.Scopes) > 0 {
						want = 403
					}
					if code != want || want == 403 && operation.Method != http.MethodHead && !strings.Contains(words, "the app lacks the scope "+strings.Join(operation.Scopes, " or ")) {
						t.Errorf("%s %s without: %d %s", operation.Method, prefix+path, code, words)
					}
				}
				ran++
			}
			if ran < 200 {
				t.Errorf("only %d operations", ran)
			}
		})
	}
}

// callers call with the key of an app that has one scope; "" is one that opens
// nothing.
type callers struct {
	t       *testing.T
	b       *bench
	catalog *scope.Catalog
	keys    map[string]string
}

func (c callers) call(scopeName, method, path string) (code int, words string) {
	c.t.Helper()
	app := "vendor/" + scopeName
	if c.keys[scopeName] == "" {
		requested := []string{scopeName}
		if scopeName == "" {
			requested = []string{"application.runas"}
		}
		client := newClient(c.b, c.catalog.Generation).with("X-AppId", app)
		_, c.keys[scopeName] = client.accepted(c.t, member{"AppId", app}, member{"MandatoryApiScopes", requested}, member{"OptionalApiScopes", nil})
	}
	got := c.b.ask(method, shop+path, "", "Authorization", "Wawi "+c.keys[scopeName], "X-AppId", app, "X-AppVersion", "1")
	return got.Code, got.Body.String()
}

// TestWawi_allScopesOf10: an app with every scope of API 1.0 may call all of it.
func TestWawi_allScopesOf10(t *testing.T) {
	t.Parallel()
	var config Wawi
	config.KnowScopes(scope.NewIndex(scope.Builtin()...))
	b := newWawiBench(t, config)
	var names []string
	for _, s := range scope.NewIndex(scope.Builtin()[:1]...).Scopes() {
		if len(s.Uses) > 0 {
			names = append(names, s.Name)
		}
	}
	_, key := newClient(b, erp.V1).accepted(t, member{"MandatoryApiScopes", names}, member{"OptionalApiScopes", nil})
	for _, operation := range scope.Builtin()[0].Operations {
		if len(operation.Scopes) == 0 {
			continue
		}
		path := strings.NewReplacer("{", "", "}", "").Replace(operation.Path)
		got := b.ask(operation.Method, shop+path, "", "Authorization", "Wawi "+key, "X-AppId", "vendor/app", "X-AppVersion", "1", "api-version", "1.1")
		if got.Code != 200 {
			t.Errorf("%s %s: %d %s", operation.Method, path, got.Code, got.Body)
		}
	}
}

// TestWawi_graphQL: a JTL-Wawi with API 2.x answers queries with the sample data, if
// the app has the scope of what is queried.
func TestWawi_graphQL(t *testing.T) {
	t.Parallel()
	var config Wawi
	config.KnowScopes(scope.NewIndex(scope.Builtin()...))
	b := newWawiBench(t, config)
	app := newClient(b, erp.V2)
	_, key := app.accepted(t)
	for query, want := range map[string]string{"QueryItems": `{"data":{"QueryItems":{"totalCount":`, "QuerySalesOrders": `"code":"INTERNAL_ERROR"`} {
		got := app.with("Authorization", "Wawi "+key).send("POST", "/graphql", `{"query":"{ `+query+` { totalCount } }"}`)
		if got.Code != 200 || !strings.Contains(got.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", query, got.Code, got.Body, want)
		}
	}
	if got := app.send("POST", "/graphql", `{}`); got.Code != 401 {
		t.Errorf("without a key: %d %s", got.Code, got.Body)
	}
}
