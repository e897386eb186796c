package manifest

import (
	"fmt"
	"strings"
	"testing"
)

func TestLengthOfAChallengeCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		strings.Repeat("ä", 31): "error /challengeCode: the challenge code has 31 characters; the platform accepts at most 30",
		strings.Repeat("ä", 30): "",
		strings.Repeat("ä", 8):  "",
		strings.Repeat("ä", 7):  "warning /challengeCode: the challenge code has 7 characters; the platform rejects very short ones",
		"":                      "warning /challengeCode: the challenge code has 0 characters; the platform rejects very short ones",
	} {
		expectTold(t, "challenge-length", `{"appIcon":"","challengeCode":"`+code+`"}`, some(want)...)
	}
}

// some returns a list of the one text, or of none.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func TestLengthOfATechnicalName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		strings.Repeat("ä", 101): "error /technicalName: the technical name has 101 characters; the platform accepts at most 100",
		strings.Repeat("ä", 100): "",
		"x":                      "",
		"":                       "error /technicalName: the technical name is empty",
		"\\t\u00a0":              "error /technicalName: the technical name is empty",
		strings.Repeat(" ", 101): "error /technicalName: the technical name is empty",
	} {
		expectTold(t, "technical-name", `{"technicalName":"`+name+`"}`, some(want)...)
	}
}

func TestNumberOfScopes(t *testing.T) {
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
		expectTold(t, "scope-too-many", text, some(want)...)
	}
}

func TestNumberOfBenefits(t *testing.T) {
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
		expectTold(t, "release-listing", ready(`"benefits":`+benefits), want...)
	}
}

// ready returns a listing that is ready for the store, except for what is handed in.
func ready(text string) string {
	return `{"defaultLocale":"de","media":{"icons":{"light":"l","dark":"d"}},"category":{"main":"c"},"support":{"url":{"de":"u"},"documentation":{"de":"d"}},` +
		`"legal":{"privacyPolicy":"p","termsOfUse":"t","gdpr":{"request":"r","delete":"d"}},` + text + `}`
}

func TestEachProductWithoutALeastVersionIsToldOnce(t *testing.T) {
	t.Parallel()
	const benefits = `"benefits":{"de":["a","b","c"]},`
	const products = `"products":{"de":["wawi","shop","wawi"],"en":["wawi","pos"]}`
	says := func(product string) string {
		return "warning : compatibility.minVersions has no version for " + `"` + product + `"`
	}
	expectTold(t, "release-listing", ready(benefits+`"compatibility":{`+products+`,"minVersions":{"shop":"1.8"}}`), says("wawi"), says("pos"))
	expectTold(t, "release-listing", ready(benefits+`"compatibility":{`+products+`}`), says("wawi"), says("shop"), says("pos"))
	expectTold(t, "release-listing", ready(benefits+`"compatibility":{"minVersions":{}}`))
}
