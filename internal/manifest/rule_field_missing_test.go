package manifest

import "testing"

// TestFieldMissing_empty: of a text of a registration request only that it must
// exist is documented; a header needs what it carries.
func TestFieldMissing_empty(t *testing.T) {
	t.Parallel()
	const unknown = "; whether a JTL-Wawi rejects that is not known"
	expectFindings(t, "field-missing",
		`{"appId":"a","displayName":" ","description":"","version":"","providerName":"","providerWebsite":"https://a.example","mandatoryApiScopes":[],"appIcon":"x"}`,
		"warning /displayName: displayName is empty"+unknown, "warning /description: description is empty"+unknown,
		"error /version: version is empty", "warning /providerName: providerName is empty"+unknown)
}
