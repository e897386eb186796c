package lint

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// TestSchema: each scope says what it opens, also one that only an imported catalogue has.
func TestSchema(t *testing.T) {
	t.Parallel()
	imported := &scope.Catalog{Name: "library", Generation: 2, Operations: []scope.Operation{{Method: "POST", Path: "/v2/shelves", Scopes: []string{"shelves.write"}}}}
	index := scope.NewIndex(append(scope.Builtin(), imported)...)
	known := Schema(manifest.AppSchema, index).Definitions["knownScope"]
	if len(known.Enum) != len(known.EnumDescriptions) {
		t.Fatalf("%d scopes and %d descriptions", len(known.Enum), len(known.EnumDescriptions))
	}
	texts := map[any]string{}
	for i, name := range known.Enum {
		texts[name] = known.EnumDescriptions[i]
		if len(texts[name]) < 20 || !strings.HasSuffix(texts[name], ".") {
			t.Errorf("%s is described as %q", name, texts[name])
		}
	}
	for name, want := range map[string]string{
		"customers.read": "May read customer data",
		"items.read":     "Opens 34 operations, such as GET /v2/availabilities, ",
		"system.all":     "Too broad for most apps: allows everything, including writing.",
		"cusomters.read": "you probably need customers.read.",
		"shelves.write":  "Opens POST /v2/shelves.",
	} {
		if !strings.Contains(texts[name], want) {
			t.Errorf("%s is described as %q, which lacks %q", name, texts[name], want)
		}
	}
}
