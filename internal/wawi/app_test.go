package wawi

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

const wholeApp = `{"AppId":"a","displayname":"n","DESCRIPTION":"d","version":"1.10","providerName":"p","providerWebsite":"w",
	"mandatoryApiScopes":["x.read"],"optionalApiScopes":["y.read"],"appIcon":"i","registrationType":"MultiInstance","signature":"s","signatureData":"t",
	"localizedDisplayNames":[{"languageIso":"de","name":"N"}],"LocalizedDescriptions":[{"LanguageIso":"de","Name":"D"}],"$schema":"x"}`

func TestParseApp(t *testing.T) {
	t.Parallel()
	fromJSON, problems := ParseApp([]byte(wholeApp))
	if len(problems) > 0 || len(fromJSON.Check()) > 0 {
		t.Fatal(problems, fromJSON.Check())
	}
	fromYAML, problems := ParseApp([]byte("appid: a\ndisplayName: n\ndescription: d\nversion: 1.10\nprovidername: p\nproviderwebsite: w\n" +
		"mandatoryapiscopes:\n  - x.read\noptionalapiscopes: [y.read]\nappicon: i\nregistrationtype: 1\nsignature: s\nsignaturedata: t\n" +
		"localizeddisplaynames:\n  - languageiso: de\n    name: N\nlocalizeddescriptions: [{LanguageIso: de, Name: D}]\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a, _ := fromJSON.Request(V2, "i")
	b, _ := fromYAML.Request(V2, "i")
	if string(a) != string(b) || !strings.Contains(string(a), `"version":"1.10"`) || !strings.Contains(string(a), `"registrationType":1`) {
		t.Errorf("\n%s\n%s", a, b)
	}
	if start, problems := ParseApp([]byte(Start)); len(problems) > 0 || len(start.Check()) > 0 {
		t.Errorf("the file to begin with: %v, %v", problems, start.Check())
	}
}

// TestBody: the two generations differ in the case of their names, at every
// depth, and in nothing else.
func TestBody(t *testing.T) {
	t.Parallel()
	app, _ := ParseApp([]byte(wholeApp))
	for generation, names := range map[Generation][]string{
		V1: {"AppId", "MandatoryApiScopes", "OptionalApiScopes", "AppIcon", "LocalizedDisplayNames", "RegistrationType", "SignatureData"},
		V2: {"appId", "mandatoryApiScopes", "optionalApiScopes", "appIcon", "localizedDisplayNames", "registrationType", "signatureData"},
	} {
		text, err := app.Request(generation, "aWNvbg==")
		var body map[string]any
		if err != nil || json.Unmarshal(text, &body) != nil || len(body) != 14 {
			t.Fatalf("%s: %v", text, err)
		}
		for _, name := range names {
			if body[name] == nil {
				t.Errorf("%s: no %s in %s", generation, name, text)
			}
		}
		language := map[Generation]string{V1: `{"LanguageIso":"de","Name":"N"}`, V2: `{"languageIso":"de","name":"N"}`}[generation]
		if !strings.Contains(string(text), language) {
			t.Errorf("%s: %s", generation, text)
		}
	}
	bare, _ := App{Mandatory: []string{}}.Request(V2, "")
	if strings.Contains(string(bare), "ptional") || strings.Contains(string(bare), "null") {
		t.Errorf("what is not said is not sent: %s", bare)
	}
}

func TestAppsThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                          "it holds no fields",
		"- a":                       "it holds no fields",
		"a: [":                      "not valid YAML",
		"{":                         "not valid JSON",
		"{} {}":                     "something follows the object",
		"AppID: a\nappid: b":        "AppId is there twice",
		"AppId: a\nAppId: b":        "AppId is there twice, in the lines 1 and 2",
		`{"AppId":"a","AppId":"b"}`: "AppId is there twice",
		`{"AppId":["a"],"b":"AppId","localizedDisplayNames":[{"Name":"x"},{"Name":"a","c":{},"Name":"b"}]}`: "Name is there twice",
		"LocalizedDisplayNames:\n- Name: a\n  Name: b\n":                                                    "Name is there twice, in the lines 2 and 3",
		"MandatoryApiScopes: x":                           "must be a list",
		"MandatoryApiScopes: [[x]]":                       "must hold texts alone",
		"DisplayName: [x]":                                "must be a text",
		"LocalizedDisplayNames: [x]":                      "lacks LanguageIso or Name",
		"RegistrationType: MultInstance":                  `did you mean "MultiInstance"`,
		"MandatoryScopes: [x]":                            `unknown field "MandatoryScopes"`,
		"AppId: ä\nMandatoryApiScopes: []":                "travels in a header",
		"MandatoryApiScopes: ['a b']":                     "which is not a scope",
		"MandatoryApiScopes: [a, a]":                      "holds a twice",
		"MandatoryApiScopes: [a]\noptionalapiscopes: [a]": "a is both mandatory and optional",
	} {
		app, problems := ParseApp([]byte(text))
		if problems = append(problems, app.Check()...); !strings.Contains(strings.Join(problems, "; "), want) || strings.Contains(strings.Join(problems, ""), "\n") {
			t.Errorf("%q: %q", text, problems)
		}
	}
}

// TestNamesInSeveralObjects: what is there twice is so within one object.
func TestNamesInSeveralObjects(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`{"AppId":"Name","LocalizedDisplayNames":[{"LanguageIso":"de","Name":"Name"},{"LanguageIso":"en","Name":"b"}],"DisplayName":"AppId"}`,
		"AppId: Name\nLocalizedDisplayNames:\n- {LanguageIso: de, Name: Name}\n- {LanguageIso: en, Name: b}\nDisplayName: AppId\n",
	} {
		if app, problems := ParseApp([]byte(text)); len(problems) > 0 || len(app.Names) != 2 {
			t.Errorf("%s: %+v, %q", text, app, problems)
		}
	}
}

func TestWithScopes(t *testing.T) {
	t.Parallel()
	app := App{Mandatory: []string{"a", "b"}, Optional: []string{"c", "d"}}.WithScopes([]string{"c", "e"}, []string{"b"})
	if !slices.Equal(app.Mandatory, []string{"a", "c", "e"}) || !slices.Equal(app.Optional, []string{"d", "b"}) {
		t.Errorf("%v %v", app.Mandatory, app.Optional)
	}
}

func FuzzParseApp(f *testing.F) {
	f.Add([]byte(wholeApp))
	f.Add([]byte(Start))
	f.Add([]byte("a: &x [*x]"))
	f.Fuzz(func(_ *testing.T, text []byte) {
		app, problems := ParseApp(text)
		if len(problems) == 0 {
			_ = app.Check()
			_, _ = app.Request(V1, "")
		}
	})
}
