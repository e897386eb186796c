package wawi

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// TestApp_Request: the two generations differ in the case of their names, at
// every depth, and in nothing else.
func TestApp_Request(t *testing.T) {
	t.Parallel()
	several := 1
	app := App{AppID: "a", DisplayName: "n", Description: "d", Version: "1.10", ProviderName: "p", ProviderWebsite: "w",
		Mandatory: []string{"x.read"}, Optional: []string{"y.read"}, Type: &several, Signature: "s", SignatureData: "t",
		Names: []Localized{{"de", "N"}}, Descriptions: []Localized{{"de", "D"}}}
	for generation, names := range map[erp.Generation][]string{
		erp.V1: {"AppId", "MandatoryApiScopes", "OptionalApiScopes", "AppIcon", "LocalizedDisplayNames", "RegistrationType", "SignatureData"},
		erp.V2: {"appId", "mandatoryApiScopes", "optionalApiScopes", "appIcon", "localizedDisplayNames", "registrationType", "signatureData"},
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
		language := map[erp.Generation]string{erp.V1: `{"LanguageIso":"de","Name":"N"}`, erp.V2: `{"languageIso":"de","name":"N"}`}[generation]
		if !strings.Contains(string(text), language) {
			t.Errorf("%s: %s", generation, text)
		}
	}
	bare, _ := App{Mandatory: []string{}}.Request(erp.V2, "")
	if strings.Contains(string(bare), "ptional") || strings.Contains(string(bare), "null") {
		t.Errorf("what is not said is not sent: %s", bare)
	}
}
