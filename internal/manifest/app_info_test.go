package manifest

import "testing"

// TestDocument_AppInfo: a merchant sees a name of the listing or of the request,
// and never the technical one.
func TestDocument_AppInfo(t *testing.T) {
	t.Parallel()
	const (
		app     = `{"technicalName":"stock-watch-7f31","version":"1.0.0"}`
		listing = `{"distributionType":"PRIVATE","defaultLocale":"de-AT","name":{"fr-FR":{"short":"Veille"},"de-DE":{"short":"Wache DE"},"de-AT":{"short":"Wache AT"},"en":{"short":" ","full":"Stock watch in full"}}}`
		names   = `"LocalizedDisplayNames":[{"LanguageIso":"DE","Name":"Bestandswache"},{"LanguageIso":"en-GB","Name":""}]`
	)
	for name, test := range map[string]struct{ text, listing, language, want string }{
		"no listing":                       {app, "", "de", ""},
		"the default locale":               {app, listing, "de", "Wache AT"},
		"the full name":                    {app, listing, "en", "Stock watch in full"},
		"none in the language":             {app, listing, "it", "Wache AT"},
		"none in the default locale":       {app, `{"distributionType":"PRIVATE","name":{"fr":{"short":"Veille"}}}`, "de", "Veille"},
		"a listing without names":          {app, `{"distributionType":"PRIVATE"}`, "de", ""},
		"no listing but a manifest":        {app, app, "de", ""},
		"a combined manifest":              {`{"manifest":` + app + `,"listing":` + listing + `}`, "", "de", "Wache AT"},
		"an oldest manifest":               {`{"manifestVersion":"1.0.0","name":{"short":"Hello"}}`, "", "de", "Hello"},
		"a request":                        {`{"AppId":"a","DisplayName":"Stock watch",` + names + `}`, "", "de", "Bestandswache"},
		"a request, empty in the language": {`{"AppId":"a","DisplayName":"Stock watch",` + names + `}`, "", "en", "Stock watch"},
		"a request in lower case":          {`{"appId":"a","displayName":"Stock watch","localizedDisplayNames":[{"languageIso":"de","name":"Wache"}]}`, listing, "de", "Wache"},
		"a request without a name":         {`{"AppId":"a","MandatoryApiScopes":[]}`, "", "de", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var next *Document
			if test.listing != "" {
				next = Read("listing.json", []byte(test.listing))
				if next.Kind == App {
					next.Path = "app.json"
				}
			}
			if got := Read("x.json", []byte(test.text)).AppInfo(test.language, next); got.Name != test.want {
				t.Errorf("got %+v, want %q", got, test.want)
			}
		})
	}
}
