package manifest

import (
	"slices"
	"testing"
)

func TestTheFormOfURLs(t *testing.T) {
	t.Parallel()
	const (
		page  = "/lifecycle/configurationUrl: lifecycle.configurationUrl "
		tile  = "/capabilities/hub/appLauncher/redirectUrl: capabilities.hub.appLauncher.redirectUrl "
		wrong = "is not a URL that the platform accepts: "
	)
	for url, want := range map[string][]string{
		"https://a.shop/setup":              nil,
		"http://localhost:3000":             nil,
		"https://a.shop/{metadata.tenant}":  nil,
		"https://{ metadata.tenant }.shop/": nil,
		"https://a.shop:port/":              {"warning " + page + "passes the platform's check, but cannot be parsed as a URL", "warning " + tile + "is not an absolute URL: it cannot be parsed"},
		"https:///setup":                    {"warning " + page + "passes the platform's check, but cannot be parsed as a URL", "warning " + tile + "is not an absolute URL: it cannot be parsed"},
		"https://a.shop/{tenant}":           {"error " + page + wrong + "it contains braces"},
		"https://a.shop/\u00a0setup":        {"error " + page + wrong + "it contains white space"},
		"https://a.shop/\ufeffsetup":        {"error " + page + wrong + "it contains white space"},
		"https://a.shop/\u2028":             {"error " + page + wrong + "it contains white space"},
		"https://a.shop/my setup":           {"error " + page + wrong + "it contains white space"},
		"HTTPS://a.shop/":                   {"error " + page + wrong + "the platform requires http:// or https:// in lower case"},
		"Http://a.shop/":                    {"error " + page + wrong + "the platform requires http:// or https:// in lower case"},
		"ftp://a.shop/":                     {"error " + page + wrong + "it does not begin with https://", "warning " + tile + "is not an absolute URL: it does not begin with https://"},
		"":                                  {"error " + page + wrong + "it is empty", "warning " + tile + "is not an absolute URL: it is empty"},
	} {
		expectTold(t, "url-format", `{"lifecycle":{"configurationUrl":"`+url+`"},"capabilities":{"hub":{"appLauncher":{"redirectUrl":"`+url+`"}}}}`, want...)
	}
}

func TestPagesOnAnotherServer(t *testing.T) {
	t.Parallel()
	const first, second, launcher = "/lifecycle/configurationUrl", "/capabilities/erp/menuItems/0/url", "/capabilities/hub/appLauncher/redirectUrl"
	differs := func(at, from, usual string) string {
		return "info " + at + ": " + from + " is a different server or port than " + usual + ", which the app's other pages have"
	}
	pages := func(page, item, tile string) string {
		return `{"lifecycle":{"configurationUrl":"` + page + `"},"capabilities":{"erp":{"menuItems":[{"url":"` + item + `"}]},"hub":{"appLauncher":{"redirectUrl":"` + tile + `"}}}}`
	}
	for text, want := range map[string][]string{
		pages("https://a.shop/1", "https://A.shop/2", "https://a.shop"):                                                                                     nil,
		pages("https://a.shop", "https://b.shop/2", "https://b.shop"):                                                                                       {differs(first, "https://a.shop", "https://b.shop")},
		pages("https://b.shop", "https://a.shop/2", "https://b.shop"):                                                                                       {differs(second, "https://a.shop", "https://b.shop")},
		pages("https://a.shop", "https://a.shop:81", "http://a.shop"):                                                                                       {differs(second, "https://a.shop:81", "https://a.shop"), differs(launcher, "http://a.shop", "https://a.shop")},
		pages("https://a.shop", "setup", ""):                                                                                                                nil,
		`{"lifecycle":{"configurationUrl":"https://a.shop","connectUrl":"https://b.shop"}}`:                                                                 nil,
		`{"lifecycle":{"configurationUrl":"https://a.shop","setupUrl":"https://b.shop"}}`:                                                                   {differs("/lifecycle/setupUrl", "https://b.shop", "https://a.shop")},
		`{"lifecycle":{"configurationUrl":"https://a.shop"},"capabilities":{"erp":{"webhooks":{"subscriptions":[{"endpoint":{"url":"https://b.shop"}}]}}}}`: nil,
		`{"lifecycle":{"configurationUrl":"https://a.shop"},"authentication":{"publicClient":{"redirectUris":["https://b.shop"]}}}`: {
			differs("/authentication/publicClient/redirectUris/0", "https://b.shop", "https://a.shop")},
		`{"manifest":{"lifecycle":{"configurationUrl":"https://a.shop"}},"listing":{"legal":{"privacyPolicy":"https://b.shop"}}}`: nil,
	} {
		expectTold(t, "url-origin", text, want...)
	}
}

func TestAppsThatShareAPage(t *testing.T) {
	t.Parallel()
	const one = `{"technicalName":"one","lifecycle":{"configurationUrl":"https://a.shop/"}}`
	for name, test := range map[string]struct{ first, second, want string }{
		"another app":               {one, `{"technicalName":"two","lifecycle":{"configurationUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"the same app in two files": {one, one, ""},
		"the older name":            {one, `{"technicalName":"two","lifecycle":{"setupUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"another page":              {one, `{"technicalName":"two","lifecycle":{"connectUrl":"https://a.shop/"}}`, ""},
		"no name in the second":     {one, `{"lifecycle":{"configurationUrl":"https://a.shop/"}}`, "one has the same configuration page, in a/app.json"},
		"no name in the first":      {`{"lifecycle":{"configurationUrl":"https://a.shop/"}}`, one, "a/app.json has the same configuration page, in a/app.json"},
		"no name in either":         {`{"lifecycle":{"setupUrl":"https://a.shop/"}}`, `{"lifecycle":{"setupUrl":"https://a.shop/"}}`, "a/app.json has the same configuration page, in a/app.json"},
		"both names in one app":     {`{"lifecycle":{"configurationUrl":"https://a.shop/","setupUrl":"https://a.shop/"}}`, `{}`, ""},
	} {
		var got, want []string
		for _, f := range ofRule("url-shared", newTestLinter(Options{}).Lint(Read("a/app.json", []byte(test.first)), Read("b/app.json", []byte(test.second)))) {
			got = append(got, f.Message)
		}
		if test.want != "" {
			want = []string{test.want}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
