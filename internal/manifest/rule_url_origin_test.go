package manifest

import "testing"

func TestURLOriginRule(t *testing.T) {
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
		expectFindings(t, "url-origin", text, want...)
	}
}
