package scope

import (
	"slices"
	"strings"
	"testing"
)

// published returns catalogues of versions as `jtlctl scope update` reads them.
func published(versions ...string) []*Catalog {
	var all []*Catalog
	for _, version := range versions {
		all = append(all, &Catalog{Name: version, Generation: generationOfVersion(version), Date: "2027-01-15", Published: true})
	}
	return all
}

func TestIndex_Complete(t *testing.T) {
	t.Parallel()
	if builtin().Complete() {
		t.Error("the built-in catalogues are complete")
	}
	all := published(PublishedVersions()...)
	if !NewIndex(all...).Complete() {
		t.Error("every version is there, and something is missing")
	}
	if NewIndex(all[1:]...).Complete() || NewIndex(append(Builtin(), all[1:]...)...).Complete() {
		t.Error("1.0 was not read, and nothing is missing")
	}
	imported := *all[0]
	imported.Published = false
	if NewIndex(append(all[1:], &imported)...).Complete() {
		t.Error("1.0 was imported from somewhere, and nothing is missing")
	}
}

func TestIndex_Unread(t *testing.T) {
	t.Parallel()
	x := NewIndex(append(Builtin(), published("2.1", "2.3")...)...)
	for generation, want := range map[int]string{0: "1.1 1.2 1.3 1.4 1.5 1.6 2.2 3.0", 1: "1.1 1.2 1.3 1.4 1.5 1.6 2.2 3.0", 2: "2.2 3.0", 3: "3.0", 4: ""} {
		if got := strings.Join(x.Unread(generationOfVersion(string(rune('0'+generation)))), " "); got != want {
			t.Errorf("%d: got %s, want %s", generation, got, want)
		}
	}
}

func TestIndex_Latest(t *testing.T) {
	t.Parallel()
	x := NewIndex(append(Builtin(), published("2.10", "2.11-graphql", "2.9", "1.6")...)...)
	if got := x.Latest(2); got.Name != "2.10" || got.Date != "2027-01-15" {
		t.Errorf("%+v", got)
	}
	if got := x.Latest(1); got.Name != "1.6" {
		t.Errorf("%+v", got)
	}
	if got := x.Latest(0); got.Name != "2.10" {
		t.Errorf("%+v", got)
	}
	if got := x.Latest(3); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestCompareVersions(t *testing.T) {
	t.Parallel()
	want := []string{"mine", "1.9", "1.10", "2.0", "2.0-beta", "2.3-graphql", "10.0"}
	got := slices.SortedFunc(slices.Values([]string{"10.0", "2.0-beta", "1.10", "mine", "2.3-graphql", "2.0", "1.9"}), CompareVersions)
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestSchemaAddress(t *testing.T) {
	t.Parallel()
	if got := SchemaAddress("2.3"); got != "https://developer.jtl-software.com/cloud/api-reference/erp/v2.3/graphql-schema.md" {
		t.Error(got)
	}
	if got := OpenAPIAddress("2.3"); got != "https://developer.jtl-software.com/openapi/erp/2.3.json" {
		t.Error(got)
	}
	if HasSchema("1.6") || !HasSchema("2.0") || !HasSchema("3.0") {
		t.Error("GraphQL begins with 2.0")
	}
}

func TestCovers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		has, needed string
		want        bool
	}{
		{"items.read", "items.read", true}, {"items.read", "items.write", false}, {"items.write", "items.read", false},
		{"all.read", "items.read", true}, {"all.read", "item.queryitems", true}, {"all.read", "item.getitem", true},
		{"all.read", "items.write", false}, {"all.read", "item.createitem", false}, {"all.read", "items.print", false}, {"all.read", "system.all", false},
		{"system.all", "items.write", true}, {"system.all", "all.read", true},
	} {
		if got := Covers(c.has, c.needed); got != c.want {
			t.Errorf("%s for %s: %v", c.has, c.needed, got)
		}
	}
}
