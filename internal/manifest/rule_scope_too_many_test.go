package manifest

import (
	"strings"
	"testing"
)

func TestScopeTooManyRule(t *testing.T) {
	t.Parallel()
	const many = "34 scopes make a token of about 8 KiB; many servers reject headers above 8 KiB with 431"
	list := func(n int) string { return `["` + strings.Join(numbered("x%d.read", n), `","`) + `"]` }
	for text, want := range map[string]string{
		`{"capabilities":{"erp":{"api":{"scopes":` + list(33) + `}}}}`:                                    "",
		`{"capabilities":{"erp":{"api":{"scopes":` + list(34) + `}}}}`:                                    "warning /capabilities/erp/api/scopes: " + many,
		`{"capabilities":{"erp":{"api":{"scopes":` + strings.Replace(list(34), "x33.", "x1.", 1) + `}}}}`: "",
		`{"MandatoryApiScopes":` + list(33) + `,"OptionalApiScopes":["x1.read"]}`:                         "",
		`{"MandatoryApiScopes":` + list(33) + `,"OptionalApiScopes":["y.read"]}`:                          "warning /MandatoryApiScopes: 34 scopes: registrations with very many scopes are reported to fail",
	} {
		expectFindings(t, "scope-too-many", text, some(want)...)
	}
}
