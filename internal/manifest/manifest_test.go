package manifest

import "testing"

func TestRead_kind(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Kind{
		`{"technicalName":"a"}`:                          App,
		`{"capabilities":{}}`:                            App,
		`{"lifecycle":{}}`:                               App,
		`{"manifestVersion":"1","technicalName":""}`:     App,
		`{"name":{"short":"a"},"technicalName":"a"}`:     App,
		`{"icon":{},"lifecycle":{},"technicalName":"a"}`: App,

		`{"distributionType":"PUBLIC"}`:                          Listing,
		`{"defaultLocale":"de"}`:                                 Listing,
		`{"defaultLocale":"de","technicalName":"a"}`:             Listing,
		`{"distributionType":"","icon":{},"name":{"short":"a"}}`: Listing,
		`{"defaultLocale":"de","name":{"short":"a"}}`:            Listing,
		`{"distributionType":"","icon":{},"capabilities":{}}`:    Listing,

		`{"manifest":{}}`:              Combined,
		`{"listing":{}}`:               Combined,
		`{"manifest":{},"appIcon":""}`: Combined,

		`{"manifestVersion":"1","name":{"short":"a"}}`:            Legacy,
		`{"communication":{},"name":{"short":"a"}}`:               Legacy,
		`{"icon":{},"name":{"short":"a"}}`:                        Legacy,
		`{"locales":{},"name":{"short":"a"}}`:                     Legacy,
		`{"locales":{},"name":{"short":"a"},"technicalName":"a"}`: Legacy,
		`{"icon":{},"defaultLocale":"de","name":{"short":"a"}}`:   Legacy,
		`{"icon":{},"capabilities":{}}`:                           Legacy,
		`{"icon":{},"lifecycle":{}}`:                              Legacy,

		`{"mandatoryApiScopes":[]}`:                  Registration,
		`{"MandatoryApiScopes":[]}`:                  Registration,
		`{"optionalApiScopes":[]}`:                   Registration,
		`{"OptionalApiScopes":[]}`:                   Registration,
		`{"appIcon":""}`:                             Registration,
		`{"AppIcon":""}`:                             Registration,
		`{"appId":"a","displayName":"b"}`:            Registration,
		`{"appId":"a","DisplayName":"b"}`:            Registration,
		`{"AppId":"a","providerName":"b"}`:           Registration,
		`{"AppId":"a","ProviderName":"b"}`:           Registration,
		`{"appIcon":"","distributionType":"PUBLIC"}`: Registration,

		`{"appId":"a"}`:                   Unknown,
		`{"displayName":"a"}`:             Unknown,
		`{"manifestVersion":"1"}`:         Unknown,
		`{"icon":{}}`:                     Unknown,
		`{"name":{"short":"a"}}`:          Unknown,
		`{"name":"web app","icons":[]}`:   Unknown,
		`{"below":{"technicalName":"a"}}`: Unknown,
		`[{"technicalName":"a"}]`:         Unknown,
		`"text"`:                          Unknown,
		``:                                Unknown,
	} {
		if got := Read("some.json", []byte(text)); got.Kind != want || got.Guessed {
			t.Errorf("%s: %s, guessed %t, want %s", text, got.Kind, got.Guessed, want)
		}
	}
}

func TestRead_kindByFileName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		want       Kind
		guessed    bool
	}{
		{`dir\App.json`, `{"version":"1"}`, App, true},
		{"dir/listing.JSON", `{}`, Listing, true},
		{"listing.json", `{"technicalName":"a"}`, App, false},
		{"app.json", `[]`, Unknown, false},
		{"app.json", ``, Unknown, false},
		{"my-app.json", `{}`, Unknown, false},
	} {
		if d := Read(test.name, []byte(test.text)); d.Kind != test.want || d.Guessed != test.guessed {
			t.Errorf("%s with %s: %s, guessed %t", test.name, test.text, d.Kind, d.Guessed)
		}
	}
}
