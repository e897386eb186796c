package manifest

import "testing"

func TestKinds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Kind{
		`{"technicalName":"a"}`:                                                    App,
		`{"capabilities":{}}`:                                                      App,
		`{"manifestVersion":"1","technicalName":"a"}`:                              App,
		`{"distributionType":"PUBLIC","name":{"de":{"short":""}}}`:                 Listing,
		`{"defaultLocale":"de","name":{"de":{"short":"a"}}}`:                       Listing,
		`{"manifest":{}}`:                                                          Combined,
		`{"listing":{}}`:                                                           Combined,
		`{"manifestVersion":"1","name":{"short":"a"},"defaultLocale":"de"}`:        Legacy,
		`{"name":{"short":"a"},"defaultLocale":"de","distributionType":"PRIVATE"}`: Listing,
		`{"name":{"short":"a"},"technicalName":"a"}`:                               App,
		`{"appId":"a","displayName":"b"}`:                                          Registration,
		`{"icon":{},"capabilities":{}}`:                                            Legacy,
		`{"AppId":"a","MandatoryApiScopes":[]}`:                                    Registration,
		`{"optionalApiScopes":[]}`:                                                 Registration,
		`{"name":"web app","icons":[]}`:                                            Unknown,
		`[]`:                                                                       Unknown,
		`"text"`:                                                                   Unknown,
		``:                                                                         Unknown,
	} {
		if got := Read("some.json", []byte(text)); got.Kind != want || got.Guessed {
			t.Errorf("%s: %s, guessed %t, want %s", text, got.Kind, got.Guessed, want)
		}
	}
	if got := Read(`dir\App.json`, []byte(`{"version":"1"}`)); got.Kind != App || !got.Guessed {
		t.Errorf("an app.json by its name alone: %s, guessed %t", got.Kind, got.Guessed)
	}
}

