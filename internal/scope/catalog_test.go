package scope

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestTheFactsAreWhole counts what the published documents have.
func TestTheFactsAreWhole(t *testing.T) {
	t.Parallel()
	for _, c := range Builtin() {
		scopes := map[string]bool{}
		for _, o := range c.Operations {
			for _, name := range o.Scopes {
				scopes[name] = true
			}
			if o.AnyOne != anyOne(c.Generation, o.Scopes) {
				t.Errorf("%s %s: AnyOne is %v", o.Method, o.Path, o.AnyOne)
			}
		}
		want := map[string][3]int{"1.0": {209, 203, 35}, "2.0": {295, 45, 5}}[c.Name]
		if got := [3]int{len(c.Operations), len(scopes), len(c.Extras)}; got != want {
			t.Errorf("%s: %v operations, scopes and extras, want %v", c.Name, got, want)
		}
		if c.Source == "" || c.Date == "" {
			t.Errorf("%s has no source or date", c.Name)
		}
	}
}

func TestNote(t *testing.T) {
	t.Parallel()
	x := builtin()
	for request, want := range map[string]string{
		"GET /items":                                "any one of them opens it",
		"GET /v2/paymentMethods":                    "the document does not say whether one of them is enough",
		"POST /v2/items":                            "",
		"GET /v2/items/{Id}":                        "the published document names no scope for it",
		"PATCH /deliveryNotes/packages/{packageId}": "the document does not say whether one of them is enough",
		"POST /v2/authentication/foreign":           "the document does not say whether one of them is enough",
	} {
		method, path := splitRequest(request)
		if got := x.Match(method, path, 0)[0].Operation.Note(); got != want {
			t.Errorf("%s: %q, want %q", request, got, want)
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	x := builtin()
	for _, c := range []struct {
		name        string
		generations []int
		uses        int
		broad       bool
	}{
		{"items.read", []int{2}, 34, false},
		{"item.queryitems", []int{1}, 1, false},
		{"all.read", []int{1, 2}, 81, true},
		{"system.all", []int{2}, 0, true},
		{"wawiapp.all", []int{2}, 3, true},
		{"application.runas", []int{1, 2}, 0, false},
		{"cusomters.read", []int{2}, 0, false},
		{"worker.getworkerstatus", []int{1}, 0, false},
		{"orders.read", []int{2}, 5, false},
	} {
		s, ok := x.Find(c.name)
		if !ok || !slices.Equal(s.Generations, c.generations) || len(s.Uses) != c.uses || s.Broad() != c.broad {
			t.Errorf("%s: %v, generations %v, %d uses, broad %v", c.name, ok, s.Generations, len(s.Uses), s.Broad())
		}
		if c.uses == 0 && len(s.Notes) == 0 {
			t.Errorf("%s: nothing says where it comes from", c.name)
		}
	}
	for _, name := range []string{"", "Items.read", "items.read ", "orders.write", "all.write"} {
		if _, ok := x.Find(name); ok {
			t.Errorf("%q is found", name)
		}
	}
}

func TestScopesAndResource(t *testing.T) {
	t.Parallel()
	x := builtin()
	if !slices.IsSortedFunc(x.Scopes(), func(a, b Scope) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the scopes are not sorted")
	}
	x.Scopes()[0].Name = "changed"
	if x.Scopes()[0].Name == "changed" {
		t.Error("a caller can change the index")
	}
	for resource, want := range map[string]string{
		"items": "items.print items.read items.write", "Items": "items.print items.read items.write",
		"system": "system.all system.read", "system.config": "system.config.read system.config.write", "nothing": "",
	} {
		var got []string
		for _, s := range x.Resource(resource) {
			got = append(got, s.Name)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", resource, got, want)
		}
	}
}

// TestImportedTakesPart: a newer document beside the built-in ones.
func TestImportedTakesPart(t *testing.T) {
	t.Parallel()
	imported, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(append(Builtin(), imported)...)
	if s, _ := x.Find("salesorders.read"); !slices.Equal(s.Catalogs, []string{"2.0", "2.3"}) || !slices.Equal(s.Generations, []int{2}) {
		t.Errorf("salesorders.read: %+v", s)
	}
	if got := describe(x.Match("PUT", "/v2/Items", 0)); got != "2.3 PUT /v2/items (letter case)" {
		t.Error(got)
	}
	if got := describe(x.Match("GET", "/v2/salesOrders/5", 0)); got != "2.3 GET /v2/sales-orders/{id} (spelling of older documents)" {
		t.Error(got)
	}
	if got := x.Suggest("labels.wrote", 2); len(got) == 0 || got[0].Scope != "labels.write" {
		t.Error(got)
	}
}

func TestACallerCannotChangeWhatIsBuiltIn(t *testing.T) {
	t.Parallel()
	for i, c := range Builtin() {
		c.Name, c.Generation = "changed", 9
		if again := Builtin()[i]; again.Name == "changed" || again.Generation == 9 {
			t.Errorf("%+v", again.Name)
		}
	}
}

func TestSplitPermission(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][2]string{
		"items.read": {"items", "read"}, "system.config.read": {"system.config", "read"}, "items": {"items", ""}, "": {"", ""}, "a.": {"a", ""},
	} {
		if resource, permission := SplitPermission(name); resource != want[0] || permission != want[1] {
			t.Errorf("%s: %q, %q", name, resource, permission)
		}
	}
}

func TestStored(t *testing.T) {
	t.Parallel()
	c, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	c.Source, c.Date = "a file", "2026-11-22"
	text, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Decode(text)
	if err != nil || again.Source != "a file" || len(again.Operations) != len(c.Operations) || !IsStored(text) || IsStored([]byte(small)) {
		t.Errorf("%+v, %v", again, err)
	}
	for _, damaged := range []string{"", "{}", "null", "{", `{"jtlctl_catalog":2}`, string(text[:len(text)/2]), `{"jtlctl_catalog":1,"name":"x","generation":2}`, `[]`,
		`{"jtlctl_catalog":1,"name":"x","generation":2,"extras":[{"scope":"a b"}]}`} {
		if got, err := Decode([]byte(damaged)); err == nil {
			t.Errorf("Decode(%.30q) = %+v", damaged, got)
		}
	}
}

// TestManyMayRead is for the race detector.
func TestManyMayRead(t *testing.T) {
	t.Parallel()
	x := builtin()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			x.Match("GET", "/v2/stocks", 0)
			x.Suggest("items.write", 1)
			x.Find("items.read")
		})
	}
	all.Wait()
	if got := describe(x.Match("GET", "/v2/stocks", 0)); got != "2.0 GET /v2/stocks" {
		t.Error(got)
	}
}
