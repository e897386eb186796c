package catalog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// indexWith returns the index of the built-in catalogues and of documents.
func indexWith(t *testing.T, documents ...string) *scope.Index {
	t.Helper()
	catalogs := scope.Builtin()
	for _, text := range documents {
		c, err := scope.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		catalogs = append(catalogs, c)
	}
	return scope.NewIndex(catalogs...)
}

func TestScopes(t *testing.T) {
	t.Parallel()
	x := indexWith(t, openAPI("2.3", 0), strings.ReplaceAll(strings.ReplaceAll(openAPI("2.4", 0), "shelves.read", "items.read"), "/v2/shelves", "/V2/Availabilities"))
	for _, c := range []struct {
		filter Filter
		want   string // each as NAME OPERATIONS REMARKS
	}{
		{Filter{"2.0", "items"}, "items.print 0 an example in the documentation; no published operation asks for it, items.read 34, items.write 48"},
		{Filter{"2.0", "Shelves"}, "shelves.read 1 only in 2.3"}, // an import of its generation
		{Filter{"2.3", ""}, "shelves.read 1 only in 2.3"},
		{Filter{"2.4", "items"}, "items.read 1"},
		{Filter{"1.0", "items"}, ""},
		{Filter{AnyAPI, "all"}, "all.read 81 too broad for most apps: allows reading everything; the documentation advises against it; accepted in manifests of Cloud apps too"},
	} {
		list, err := Scopes(x, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range list.Scopes {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %d %s", s.Name, s.Operations, strings.Join(s.Advice, "; "))))
		}
		if strings.Join(got, ", ") != c.want || (list.Empty == "") != (c.want != "") {
			t.Errorf("%+v: %s (%s)", c.filter, strings.Join(got, ", "), list.Empty)
		}
	}
}

func TestScopes_none(t *testing.T) {
	t.Parallel()
	x := indexWith(t)
	for resource, want := range map[string]string{
		"stocks": `API 2.0 has no resource "stocks" (did you mean "inventories"?)`, "customerGroups": `API 2.0 has no resource "customerGroups" (did you mean "customers"?)`,
		"xyzzy": `API 2.0 has no resource "xyzzy"`,
	} {
		if list, err := Scopes(x, Filter{"2.0", resource}); err != nil || list.Empty != want {
			t.Errorf("%s: %q, %v", resource, list.Empty, err)
		}
	}
	list, err := Scopes(x, Filter{"2.0", "itmes"})
	if want := `API 2.0 has no resource "itmes" (did you mean "items"?)`; err != nil || list.Empty != want {
		t.Errorf("%q, %v", list.Empty, err)
	}
	_, err = Scopes(x, Filter{"2.1", ""})
	faulttest.Want(t, err, fault.Usage, `unknown API "2.1" (did you mean "2.0"?)`, "use any, 1.0 or 2.0")
}
