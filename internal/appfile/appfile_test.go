package appfile

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

const (
	png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" // of one pixel

	inJSON = `{"AppId":"a","displayname":" n ","DESCRIPTION":"d","version":"1.10","providerName":"p","providerWebsite":"w",
	"mandatoryApiScopes":["items.read"],"optionalApiScopes":["salesorders.read"],"appIcon":"` + png + `","registrationType":"MultiInstance",
	"signature":"s","signatureData":"t","localizedDisplayNames":[{"languageIso":"de","name":"N"}],"LocalizedDescriptions":[{"LanguageIso":"de","Name":"D"}],
	"$schema":"x","challengeCode":"x"}`

	inYAML = `appid: a
displayName: n
description: d
version: 1.10
providername: p
providerwebsite: w
mandatoryapiscopes:
  - items.read
optionalapiscopes: [salesorders.read]
appicon: ` + png + `
registrationtype: 1
signature: s
signaturedata: t
localizeddisplaynames:
  - languageiso: de
    name: N
localizeddescriptions: [{LanguageIso: de, Name: D}]
`
)

func input(stdin string) lint.Input {
	return lint.Input{
		Scopes: func(...string) (*scope.Index, error) { return scope.NewIndex(scope.Builtin()...), nil },
		Stdin:  strings.NewReader(stdin),
	}
}

func wantError(t *testing.T, err error, kind fault.Kind, text string) {
	t.Helper()
	if err == nil || fault.From(err).Kind != kind || !strings.Contains(err.Error(), text) || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v, want an error of kind %s with %q", err, kind, text)
	}
}

func TestLoad(t *testing.T) {
	t.Parallel()
	several := 1
	want := wawi.App{AppID: "a", DisplayName: "n", Description: "d", Version: "1.10", ProviderName: "p", ProviderWebsite: "w",
		Mandatory: []string{"items.read"}, Optional: []string{"salesorders.read"}, Icon: png, Type: &several, Signature: "s", SignatureData: "t",
		Names: []wawi.Localized{{Language: "de", Text: "N"}}, Descriptions: []wawi.Localized{{Language: "de", Text: "D"}}}
	for _, text := range []string{inJSON, inYAML, "\ufeff" + inYAML, "\ufeff" + inJSON} {
		file, err := Load(input(text), lint.StdinName, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(file.App, want) || file.Icon.Kind != "PNG" {
			t.Errorf("got %+v, icon %s", file.App, file.Icon.Kind)
		}
	}
}

// TestStart_schema: the file that `jtlctl wawi init` writes names its schema to editors.
func TestStart_schema(t *testing.T) {
	t.Parallel()
	first, _, _ := strings.Cut(wawi.Start, "\n")
	if want := "# yaml-language-server: $schema=" + manifest.ApplicationSchema.ID(); first != want {
		t.Errorf("got %s, want %s", first, want)
	}
}

// TestLoad_example: the example file lacks only the icon next to it.
func TestLoad_example(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "app.yaml")
	if err := os.WriteFile(path, []byte(wawi.Start), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Load(input(""), path, nil, nil)
	wantError(t, err, fault.Input, "icon.png is not there")
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "icon.png"), []byte("\x89PNG\r\n\x1a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := Load(input(""), path, []string{"salesorders.read"}, []string{"customers.read"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(file.App.Mandatory, " ") + "|" + strings.Join(file.App.Optional, " "); got != "items.read salesorders.read|customers.read" {
		t.Errorf("got %s", got)
	}
}

// TestFile_Check_example: each text of the example that says who the app is is a
// warning, so that nobody registers it by mistake.
func TestFile_Check_example(t *testing.T) {
	t.Parallel()
	file, err := Load(input(strings.Replace(wawi.Start, "AppIcon: icon.png", "AppIcon: "+png, 1)), lint.StdinName, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	warnings, err := file.Check(erp.V2.First())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"AppId", "DisplayName", "Description", "ProviderName", "ProviderWebsite"} {
		if want := name + " is still that of the example"; strings.Count(strings.Join(warnings, "\n"), want) != 1 {
			t.Errorf("%q is not in %q", want, warnings)
		}
	}
}

// TestLoad_likeRealApps: an empty icon and website, null lists and both vocabularies
// can be sent; JTL-Wawi decides.
func TestLoad_likeRealApps(t *testing.T) {
	t.Parallel()
	text := `{"AppId": "a", "DisplayName": "n", "Description": "d", "Version": "1", "ProviderName": "p", "ProviderWebsite": "", "AppIcon": "",
		"OptionalApiScopes": null, "MandatoryApiScopes": ["item.queryitems", "stock.querystockchanges", "items.write", "tours.read"]}`
	file, err := Load(input(text), lint.StdinName, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Check(erp.V2.First()); err == nil || file.Icon.Base64 != "" {
		t.Errorf("2.0: %v, icon %q", err, file.Icon.Base64)
	}
	warnings, err := file.Check(erp.V1.First())
	for _, want := range []string{"AppIcon is empty", "ProviderWebsite is empty", "items.write is a scope of API 2.x", "tours.read is not in the catalogue"} {
		if !strings.Contains(strings.Join(warnings, "\n"), want) || err != nil {
			t.Errorf("%q is not in %q, %v", want, warnings, err)
		}
	}
}

func TestLoad_rejects(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                               "the file is empty",
		"- a":                            "the document should be an object, but is a list",
		"a: [":                           "line 1, column 1: not valid YAML",
		"{":                              "line 1, column 2: ",
		"{} {}":                          "text after the end of the JSON",
		"AppId: a\nappid: b":             `line 2, column 1: "appid" is already in this object, on line 1`,
		`{"AppId":"a","AppId":"b"}`:      `line 1, column 14: "AppId" is already in this object`,
		"MandatoryApiScopes: x":          "line 1, column 21: MandatoryApiScopes should be a list, but is a string",
		"RegistrationType: MultInstance": "line 1, column 19: MultInstance is not a known value of RegistrationType (MultiInstance)",
		"MandatoryScopes: [x]":           `line 1, column 1: "MandatoryScopes" is not a field of a registration request (MandatoryApiScopes)`,
		"AppId: &a [*a]":                 "line 1, column 12: an alias of what it is part of",
		strings.Repeat(" ", MaxSize+1):   "the application file on standard input cannot be read: too large: more than 2048 KiB",
		strings.Repeat("- x\n", 200000):  "lines, commas and brackets",
	} {
		_, err := Load(input(text), lint.StdinName, nil, nil)
		wantError(t, err, fault.Input, want)
	}
	_, err := Load(input(""), "", nil, nil)
	wantError(t, err, fault.Usage, "--app is missing")
	_, err = Load(lint.Input{Stdin: iotest.ErrReader(errors.New("cut off"))}, lint.StdinName, nil, nil)
	wantError(t, err, fault.Input, "the application file on standard input cannot be read: cut off")
}

// TestFile_Check: warnings, and what only one generation rejects, are reported
// once the generation is known.
func TestFile_Check(t *testing.T) {
	t.Parallel()
	file, err := Load(input(inYAML), lint.StdinName, []string{"system.all"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if warnings, err := file.Check(erp.Version{}); err != nil || len(warnings) > 0 {
		t.Errorf("auto: %q, %v", warnings, err)
	}
	warnings, err := file.Check(erp.V2.First())
	if err != nil || len(warnings) != 1 || !strings.HasPrefix(warnings[0], "--mandatory or --optional: system.all allows far more") {
		t.Errorf("2.0: %q, %v", warnings, err)
	}
	_, err = file.Check(erp.V1.First())
	wantError(t, err, fault.Input, "line 8, column 5: items.read is a scope of API 2.x, but this app is for API 1.x")
	if !strings.Contains(fault.From(err).Hint, "jtlctl scope import") {
		t.Errorf("hint: %s", fault.From(err).Hint)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(inJSON))
	f.Add([]byte(inYAML))
	f.Add([]byte("a: &x [*x]"))
	f.Add([]byte("AppId: a\nDisplayName: a\nDescription: a\nVersion: 1.0.0\nProviderName: a\nMandatoryApiScopes:\n  - items.read"))
	index := scope.NewIndex(scope.Builtin()...)
	f.Fuzz(func(t *testing.T, text []byte) {
		in := lint.Input{Scopes: func(...string) (*scope.Index, error) { return index, nil }}
		in.Stdin = strings.NewReader(string(text))
		file, err := Load(in, lint.StdinName, nil, nil)
		if err != nil {
			return
		}
		if file.App.AppID == "" || file.App.Version == "" || len(file.App.Mandatory)+len(file.App.Optional) == 0 || (file.App.Icon == "") != (file.Icon.Base64 == "") {
			t.Errorf("got %+v of %q", file.App, text)
		}
		if _, err := file.App.Request(erp.V1, file.Icon.Base64); err != nil {
			t.Error(err)
		}
	})
}
