package lint

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func TestDeclaredScopes(t *testing.T) {
	t.Parallel()
	index := scope.NewIndex(scope.Builtin()...)
	app := manifest.Read("app.json", []byte(`{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["items.read", "items.raed", "item.queryitems"]}}}}`))
	got := DeclaredScopes(app, index)
	if len(got) != 3 {
		t.Fatalf("got %+v", got)
	}
	if first := got[0]; !first.Known || first.Optional || !strings.HasPrefix(first.Allows, "May read items") || len(first.Operations) < 10 {
		t.Errorf("got %+v", first)
	}
	if unknown := got[1]; unknown.Known || !strings.HasPrefix(unknown.Allows, "unknown: ") || unknown.Operations == nil {
		t.Errorf("got %+v", unknown)
	}
	if other := got[2]; !other.Known || other.Allows != "not a scope of the cloud's API, which will reject it" {
		t.Errorf("got %+v", other)
	}
	request := manifest.Read("a.yaml", []byte("AppId: a\nMandatoryApiScopes: [item.queryitems]\nOptionalApiScopes: [items.read]\n"))
	if got := DeclaredScopes(request, index); got[0].Optional || !got[1].Optional || strings.Contains(got[0].Allows, "cloud") {
		t.Errorf("got %+v", got)
	}
	if none := DeclaredScopes(manifest.Read("app.json", []byte(`{"technicalName": "a"}`)), index); none == nil || len(none) > 0 {
		t.Errorf("got %+v", none)
	}
}

func TestUnknownScopes(t *testing.T) {
	t.Parallel()
	d := manifest.Read("a.yaml", []byte("AppId: a\nMandatoryApiScopes: [item.queryitems, item.queryitmes]\nOptionalApiScopes: [items.read, tours.read]\n"))
	if got := strings.Join(UnknownScopes(d, scope.NewIndex(scope.Builtin()...)), " "); got != "item.queryitmes tours.read" {
		t.Errorf("got %s", got)
	}
}

// TestDeclaredScopes_graphQL: all root fields have one path, so that each is named.
func TestDeclaredScopes_graphQL(t *testing.T) {
	t.Parallel()
	c, err := scope.ParsePublished([]byte(`type Query { QueryShelves: Int @authorize(roles: ["shelves.read"]) QueryBooks: Int @authorize(roles: ["shelves.read"]) }`), "2.3")
	if err != nil {
		t.Fatal(err)
	}
	app := manifest.Read("app.json", []byte(`{"technicalName": "a", "capabilities": {"erp": {"api": {"scopes": ["shelves.read"]}}}}`))
	got := DeclaredScopes(app, scope.NewIndex(c))
	if len(got[0].Operations) != 2 || got[0].Operations[1] != (Operation{"2.3-graphql", "POST", "/v2/graphql", "QueryShelves"}) {
		t.Errorf("%+v", got)
	}
}
