package scope

import (
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

func TestWithNewer(t *testing.T) {
	t.Parallel()
	x := WithNewer(nil)
	matches := x.Match("GET", "/v2/items", 0)
	if len(matches) == 0 {
		t.Fatal("GET /v2/items is not known")
	}
	if a := x.Answers(matches)[0]; a.Grade != Likely || len(a.Scopes) != 1 || a.Scopes[0] != "items.read" {
		t.Errorf("%+v", a)
	}
	if got, want := x.Unread(erp.V2), NewIndex(Builtin()...).Unread(erp.V2); !slices.Equal(got, want) || !slices.Contains(got, newerCatalog.Name) {
		t.Errorf("unread %v, want %v", got, want)
	}
	own := &Catalog{Name: newerCatalog.Name, Generation: newerCatalog.Generation}
	if got := len(WithNewer(NewIndex(own)).Catalogs()); got != 1 { // the imported document has them
		t.Errorf("%d catalogues", got)
	}
}
