package manifest

import (
	"slices"
	"strings"
	"testing"
)

const applicationFile = `# An app
AppId: a
displayname: n
DESCRIPTION: d
version: 1.10
providerName: p
providerWebsite: w
mandatoryApiScopes:
  - items.read
optionalApiScopes: [salesorders.read]
appIcon: icon.png
registrationType: multiinstance
localizedDisplayNames: [{LanguageIso: de, Name: N}]
signature:
$comment: x
challengeCode: x
`

func lintApplication(d *Document) []string {
	var got []string
	for _, f := range newTestLinter(Options{}).Lint(d)[0] {
		line, column := d.Text.Position(f.Start)
		got = append(got, strings.Join([]string{f.Severity.String(), indexToken(line) + ":" + indexToken(column), f.Message}, " "))
	}
	return got
}

func TestRead_YAML(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file, text string
		kind       Kind
		yaml       bool
	}{
		"a registration request":           {"a.yaml", "appid: x\n", Registration, true},
		"by another name":                  {"a.yml", "MandatoryApiScopes: []", Registration, true},
		"standard input":                   {"-", "# x\nAppId: x\n", Registration, true},
		"an app.json in YAML":              {"app.yaml", "technicalName: x\nversion: 1\n", Unknown, true},
		"YAML of something else, no name":  {"-", "services: x\n", Unknown, false},
		"JSON in a file called YAML":       {"a.yaml", `{"AppId": "x", "DisplayName": "y"}`, Registration, false},
		"YAML in a file called JSON":       {"a.json", "AppId: x\n", Unknown, false},
		"JSON":                             {"-", ` {"technicalName": "x"}`, App, false},
		"names of a request are no scalar": {"a.yaml", "AppId", Unknown, true},
	} {
		t.Run(name, func(t *testing.T) {
			if d := Read(test.file, []byte(test.text)); d.Kind != test.kind || d.YAML != test.yaml || d.Application != test.yaml {
				t.Errorf("%s, YAML %v, application %v", d.Kind, d.YAML, d.Application)
			}
		})
	}
}

func TestReadApplication(t *testing.T) {
	t.Parallel()
	d := ReadApplication("-", []byte(applicationFile))
	if got := lintApplication(d); len(got) > 0 {
		t.Errorf("got %q", got)
	}
	if about := d.AppInfo("de", nil); about != (AppInfo{"N", "a", "1.10", "p"}) {
		t.Errorf("got %+v", about)
	}
	if scopes := ScopesOf(d); !slices.Equal(scopes.Mandatory, []string{"items.read"}) || !slices.Equal(scopes.Optional, []string{"salesorders.read"}) {
		t.Errorf("got %+v", scopes)
	}
	if fixed, applied := newTestLinter(Options{}).Fix(d); string(fixed) != applicationFile || len(applied) > 0 {
		t.Errorf("fixed: %s", fixed)
	}
	// JSON is converted as YAML is.
	text := `{"APPID": 5, "displayName": "n", "description": "d", "version": 1.10, "providerName": "p", "providerWebsite": "w",
		"optionalApiScopes": ["items.read"], "mandatoryApiScopes": null, "appIcon": "data:image/png;base64,x", "registrationType": 1}`
	if got := lintApplication(ReadApplication("app.json", []byte(text))); len(got) > 0 {
		t.Errorf("JSON: got %q", got)
	}
}

// TestReadApplication_findings: what `wawi register` rejects is an error, with
// its place.
func TestReadApplication_findings(t *testing.T) {
	t.Parallel()
	for change, want := range map[string]string{
		"AppId: a\n=>":                                   "error 2:1 appId is missing in a registration request",
		"AppId: a\n=>AppId:\n":                           "error 2:1 AppId is missing in a registration request",
		"AppId: a\n=>AppId: ' '\n":                       "error 2:8 AppId is empty",
		"providerName: p=>providerName: ''":              "warning 6:15 providerName is empty; whether a JTL-Wawi rejects that is not known",
		"AppId: a\n=>AppId: ä\n":                         "error 2:8 AppId is sent in a header, so it may contain only printable ASCII characters",
		"AppId: a\n=>AppId: a\nappid: b\n":               `error 3:1 "appid" is already in this object, on line 2`,
		"AppId: a\n=>AppId: [a]\n":                       "error 2:8 AppId should be a string, but is a list",
		"displayname=>displayNam":                        `error 3:1 "displayNam" is not a field of a registration request`,
		"icon.png=>''":                                   "warning 11:10 appIcon is empty: the merchant sees no picture of the app, and whether a JTL-Wawi rejects that is not known",
		"multiinstance=>multinstance":                    "error 12:19 multinstance is not a known value of registrationType",
		"multiinstance=>{a: b}":                          "error 12:19 registrationType should be a whole number or a name, but is an object",
		"LanguageIso: de, =>":                            "error 13:25 LanguageIso is missing in localizedDisplayNames[0]",
		"Name: N=>Name: ''":                              "error 13:49 localizedDisplayNames[0].Name is empty",
		"[{LanguageIso: de, Name: N}]=>[x]":              "error 13:25 localizedDisplayNames[0] should be an object, but is a string",
		"Name: N=>Name: N, Nam: x":                       `error 13:52 "Nam" is not a field of localizedDisplayNames[0]`,
		"  - items.read=>  - items.read\n  - items.read": "error 10:5 items.read is already in this list, on line 9",
		"  - items.read=>  - [x]":                        "error 9:5 mandatoryApiScopes[0] should be a string, but is a list",
		"  - items.read=>  -":                            "error 9:4 mandatoryApiScopes[0] should be a string, but is null",
		"  - items.read=>  - items read":                 `error 9:5 "items read" is not a scope: scopes are lower-case words joined by dots`,
		"\n  - items.read=> x":                           "error 8:21 mandatoryApiScopes should be a list, but is a string",
		"[salesorders.read]=>[items.read]":               "error 10:21 items.read is already mandatory",
	} {
		from, to, _ := strings.Cut(change, "=>")
		if !strings.Contains(applicationFile, from) {
			t.Fatalf("%q is not there", from)
		}
		got := lintApplication(ReadApplication("a.yaml", []byte(strings.Replace(applicationFile, from, to, 1))))
		if !slices.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", change, got, want)
		}
	}
	none := strings.NewReplacer("\n  - items.read", " []", "[salesorders.read]", "[]").Replace(applicationFile)
	if got := lintApplication(ReadApplication("a.yaml", []byte(none))); !slices.Contains(got, "error 8:21 the app requests no scopes, so its key will allow nothing") {
		t.Errorf("no scopes: %q", got)
	}
}

func TestDocument_WithScopes(t *testing.T) {
	t.Parallel()
	read := func(lists string) *Document { return ReadApplication("a.yaml", []byte("AppId: a\n"+lists)) }
	for name, test := range map[string]struct {
		document            *Document
		mandatory, optional []string
		want                DeclaredScopes
	}{
		"to both":           {read("mandatoryapiscopes: [a]\noptionalApiScopes: [b]"), []string{"c"}, []string{"d"}, DeclaredScopes{[]string{"a", "c"}, []string{"b", "d"}}},
		"to none":           {read(""), []string{"c"}, []string{"d"}, DeclaredScopes{[]string{"c"}, []string{"d"}}},
		"to an empty field": {read("MandatoryApiScopes:\n"), []string{"c"}, nil, DeclaredScopes{[]string{"c"}, nil}},
		"one moves":         {read("MandatoryApiScopes: [a, b]\nOptionalApiScopes: [c, d]"), []string{"c", "e"}, []string{"b"}, DeclaredScopes{[]string{"a", "c", "e"}, []string{"d", "b"}}},
		"nothing":           {read("MandatoryApiScopes: [a]"), nil, nil, DeclaredScopes{[]string{"a"}, nil}},
		"in JSON":           {ReadApplication("-", []byte(`{"MandatoryApiScopes": ["a"]}`)), nil, []string{"b"}, DeclaredScopes{[]string{"a"}, []string{"b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			before := string(test.document.Text.Bytes)
			got := ScopesOf(test.document.WithScopes(test.mandatory, test.optional))
			if !slices.Equal(got.Mandatory, test.want.Mandatory) || !slices.Equal(got.Optional, test.want.Optional) {
				t.Errorf("got %+v", got)
			}
			if string(test.document.Text.Bytes) != before {
				t.Errorf("the document was changed")
			}
		})
	}
}

func TestDocument_Added(t *testing.T) {
	t.Parallel()
	d := ReadApplication("a.yaml", []byte("MandatoryApiScopes: [items.raed]")).WithScopes([]string{"items.rade"}, nil)
	var added []string
	for _, f := range ofRule("scope-unknown", newTestLinter(Options{}).Lint(d)) {
		if d.Added(f) {
			added = append(added, f.Message)
		}
	}
	if len(added) != 1 || !strings.Contains(added[0], "items.rade") {
		t.Errorf("got %q", added)
	}
}

func FuzzReadApplication(f *testing.F) {
	f.Add("a.yaml", []byte(applicationFile), "items.read")
	f.Add("a.json", []byte(`{"AppId":"a","MandatoryApiScopes":[null,1]}`), "")
	f.Add("-", []byte("a: &x [*x]"), "x")
	linter := newTestLinter(Options{Release: true})
	f.Fuzz(func(t *testing.T, name string, text []byte, scope string) {
		for _, d := range []*Document{Read(name, text), ReadApplication(name, text), ReadApplication(name, text).WithScopes([]string{scope}, nil)} {
			for _, finding := range linter.Lint(d)[0] {
				if finding.Start > finding.End || finding.End > len(d.Text.Bytes) || finding.Message == "" {
					t.Errorf("%+v in %d bytes", finding, len(d.Text.Bytes))
				}
			}
			d.AppInfo("de", d)
			ScopesOf(d)
			ScopeProblems(d)
		}
	})
}
