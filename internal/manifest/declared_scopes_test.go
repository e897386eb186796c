package manifest

import (
	"strings"
	"testing"
)

func TestScopesOf(t *testing.T) {
	t.Parallel()
	declared := ScopesOf(Read("r.json", []byte(`{"MandatoryApiScopes":["b","a","b"],"OptionalApiScopes":["c","a"]}`)))
	if strings.Join(declared.Mandatory, " ") != "b a" || strings.Join(declared.Optional, " ") != "c" {
		t.Errorf("%+v", declared)
	}
	declared = ScopesOf(Read("manifest.json", []byte(`{"manifest":{"capabilities":{"erp":{"api":{"scopes":["items.read"]}}}},"capabilities":{"erp":{"api":{"scopes":["x"]}}}}`)))
	if strings.Join(declared.All(), " ") != "items.read x" {
		t.Errorf("combined: %+v", declared)
	}
}
