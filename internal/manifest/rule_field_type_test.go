package manifest

import "testing"

// TestFieldType_null: that null is rejected is known of no list, and of nothing
// that may be left out.
func TestFieldType_null(t *testing.T) {
	t.Parallel()
	const (
		app     = `{"technicalName":"a","version":"1.0.0","lifecycle":{"configurationUrl":"https://a.example/s"`
		unknown = "whether the platform rejects it is not known"
	)
	for text, want := range map[string][]string{
		app + `},"capabilities":{"erp":{"api":{"scopes":null}}}}`: {
			"warning /capabilities/erp/api/scopes: capabilities.erp.api.scopes is null, which most parsers read as an empty list; " + unknown,
		},
		`{"manifest":` + app + `},"capabilities":{"erp":{"api":{"scopes":null}}}}}`: {
			"warning /manifest/capabilities/erp/api/scopes: manifest.capabilities.erp.api.scopes is null, which most parsers read as an empty list; " + unknown,
		},
		app + `,"setupUrl":null}}`:                                {"warning /lifecycle/setupUrl: lifecycle.setupUrl is null, as if it were left out; " + unknown},
		app + `},"requirements":null}`:                            {"warning /requirements: requirements is null, as if it were left out; " + unknown},
		`{"technicalName":null,"version":"1.0.0","lifecycle":{}}`: {"error /technicalName: technicalName should be a string, but is null"},
		app + `},"capabilities":{"erp":{"api":{"scopes":[null]}}}}`: {
			"error /capabilities/erp/api/scopes/0: capabilities.erp.api.scopes[0] should be a string, but is null",
		},
		`{"AppId":"a","MandatoryApiScopes":[],"LocalizedDisplayNames":null}`: {
			"warning /LocalizedDisplayNames: LocalizedDisplayNames is null, which most parsers read as an empty list; whether a JTL-Wawi rejects it is not known",
		},
	} {
		expectFindings(t, "field-type", text, want...)
	}
}

// TestFieldType_choice: the platform takes whole numbers as the type of a registration,
// jtlctl their names too. Another number may be newer.
func TestFieldType_choice(t *testing.T) {
	t.Parallel()
	const doubt = "; whether a JTL-Wawi rejects it is not known"
	for value, want := range map[string]string{
		"0": "", "3": "", `"2"`: "", `"MultiInstance"`: "",
		"4":        "warning /RegistrationType: 4 is not a known value of RegistrationType",
		"1.0":      "warning /RegistrationType: 1.0 is not a known value of RegistrationType",
		`"Single"`: `warning /RegistrationType: "Single" is not a known value of RegistrationType`,
		"null":     "warning /RegistrationType: RegistrationType is null, as if it were left out" + doubt,
		"1.5":      "error /RegistrationType: RegistrationType should be a whole number or a name, but is 1.5",
		"15e-1":    "error /RegistrationType: RegistrationType should be a whole number or a name, but is 15e-1",
		"true":     "error /RegistrationType: RegistrationType should be a whole number or a name, but is true or false",
		"[1]":      "error /RegistrationType: RegistrationType should be a whole number or a name, but is a list",
		"{}":       "error /RegistrationType: RegistrationType should be a whole number or a name, but is an object",
	} {
		expectFindings(t, "field-type", `{"AppId":"a","MandatoryApiScopes":[],"RegistrationType":`+value+`}`, some(want)...)
	}
}
