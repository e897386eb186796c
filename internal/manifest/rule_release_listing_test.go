package manifest

import (
	"fmt"
	"strings"
	"testing"
)

func TestReleaseListingRule_benefits(t *testing.T) {
	t.Parallel()
	none := "error : the listing has no benefits; a submission needs 3 to 5"
	wrong := func(locale string, n int) string {
		return fmt.Sprintf("error /benefits/%s: %s has %d benefits; a submission needs 3 to 5", locale, locale, n)
	}
	list := func(n int) string { return `["` + strings.Join(numbered("b%d", n), `","`) + `"]` }
	for benefits, want := range map[string][]string{
		`{"de":` + list(2) + `}`:                      {wrong("de", 2)},
		`{"de":` + list(3) + `}`:                      nil,
		`{"de":` + list(5) + `}`:                      nil,
		`{"de":` + list(6) + `}`:                      {wrong("de", 6)},
		`{"de":` + list(4) + `,"en":[]}`:              {wrong("en", 0)},
		`{"de":` + list(2) + `,"en":` + list(6) + `}`: {wrong("de", 2), wrong("en", 6)},
		`{}`: {none},
		`[]`: {none},
	} {
		expectFindings(t, "release-listing", ready(`"benefits":`+benefits), want...)
	}
}

// ready returns a listing that is ready for the store, except for what is handed in.
func ready(text string) string {
	return `{"defaultLocale":"de","media":{"icons":{"light":"l","dark":"d"}},"category":{"main":"c"},"support":{"url":{"de":"u"},"documentation":{"de":"d"}},` +
		`"legal":{"privacyPolicy":"p","termsOfUse":"t","gdpr":{"request":"r","delete":"d"}},` + text + `}`
}

func TestReleaseListingRule_minVersions(t *testing.T) {
	t.Parallel()
	const benefits = `"benefits":{"de":["a","b","c"]},`
	const products = `"products":{"de":["wawi","shop","wawi"],"en":["wawi","pos"]}`
	says := func(product string) string {
		return "warning : compatibility.minVersions has no version for " + `"` + product + `"`
	}
	expectFindings(t, "release-listing", ready(benefits+`"compatibility":{`+products+`,"minVersions":{"shop":"1.8"}}`), says("wawi"), says("pos"))
	expectFindings(t, "release-listing", ready(benefits+`"compatibility":{`+products+`}`), says("wawi"), says("shop"), says("pos"))
	expectFindings(t, "release-listing", ready(benefits+`"compatibility":{"minVersions":{}}`))
}
