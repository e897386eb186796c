package scope_test

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func ExampleIndex_LookUp() {
	index := scope.NewIndex(scope.Builtin()...)
	request, err := scope.ParseRequest("GET https://api.jtl-cloud.com/erp/v2/stocks?page=2")
	if err != nil {
		fmt.Println(err)
		return
	}
	matches, _, _ := index.LookUp(request)
	for _, m := range matches {
		fmt.Println(m.Catalog, m.Operation.Method, m.Operation.Path, m.Operation.Scopes)
	}
	// Output: 2.0 GET /v2/stocks [inventories.read]
}

func ExampleIndex_Suggest() {
	index := scope.NewIndex(scope.Builtin()...)
	for _, name := range []string{"item.queryitems", "products.write", "items.reed"} {
		s := index.Suggest(name, 2)[0]
		fmt.Printf("%s: %s (%s)\n", name, s.Scope, s.Reason)
	}
	// Output:
	// item.queryitems: items.read (the equivalent of item.queryitems in API 2.x)
	// products.write: items.write (the resource is called items)
	// items.reed: items.read (similar spelling)
}

func ExampleParse() {
	c, err := scope.Parse([]byte(`
openapi: 3.1.0
info: {version: 2.3}
paths:
  /v2/shelves:
    get:
      security: [{Wawi: [shelves.read]}]
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	s, _ := scope.NewIndex(append(scope.Builtin(), c)...).Find("shelves.read")
	fmt.Println(s.Name, "is known in", strings.Join(s.Catalogs, ", "))
	// Output: shelves.read is known in 2.3
}

func ExampleCompare() {
	d := scope.Compare(
		scope.Declaration{Mandatory: []string{"items.read"}, OnPremise: true},
		scope.Declaration{Mandatory: []string{"items.read", "items.write"}, OnPremise: true},
	)
	fmt.Println(d.Added, d.Removed, d.Kept, d.Register)
	// Output: [items.write] [] [items.read] true
}
