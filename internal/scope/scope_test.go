package scope

import "testing"

// TestBuiltin_counts counts what the published documents have.
func TestBuiltin_counts(t *testing.T) {
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
		want := map[string][3]int{"1.0": {209, 203, 35}, "2.0": {295, 45, 6}}[c.Name]
		if got := [3]int{len(c.Operations), len(scopes), len(c.Extras)}; got != want {
			t.Errorf("%s: %v operations, scopes and extras, want %v", c.Name, got, want)
		}
		if c.Source == "" || c.Date == "" {
			t.Errorf("%s has no source or date", c.Name)
		}
	}
}

func TestOperation_Note(t *testing.T) {
	t.Parallel()
	x := builtin()
	for request, want := range map[string]string{
		"GET /items":                                "any one of them is enough",
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

func TestBuiltin_copies(t *testing.T) {
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
		t.Run(name, func(t *testing.T) {
			if resource, permission := SplitPermission(name); resource != want[0] || permission != want[1] {
				t.Errorf("%q, %q", resource, permission)
			}
		})
	}
}
