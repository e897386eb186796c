package appfile

import (
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// appOf returns the app that a checked document describes.
func appOf(d *manifest.Document) wawi.App {
	scopes := manifest.ScopesOf(d)
	return wawi.App{
		AppID: textOf(d.Field("appId")), DisplayName: textOf(d.Field("displayName")), Description: textOf(d.Field("description")),
		Version: textOf(d.Field("version")), ProviderName: textOf(d.Field("providerName")), ProviderWebsite: textOf(d.Field("providerWebsite")),
		Mandatory: list(scopes.Mandatory), Optional: list(scopes.Optional), Icon: textOf(d.Field("appIcon")),
		Names: localized(d, "localizedDisplayNames"), Descriptions: localized(d, "localizedDescriptions"),
		Type: registrationType(textOf(d.Field("registrationType"))), Signature: textOf(d.Field("signature")), SignatureData: textOf(d.Field("signatureData")),
	}
}

// list returns a list that is [] in JSON if it is empty, and not null.
func list(scopes []string) []string { return append([]string{}, scopes...) }

// textOf returns a text, or a number as it is written.
func textOf(v *jsonast.Value) string {
	if v == nil || v.Kind != jsonast.String && v.Kind != jsonast.Number {
		return ""
	}
	return strings.TrimSpace(v.Text)
}

func localized(d *manifest.Document, name string) []wawi.Localized {
	field := d.Field(name)
	if field == nil {
		return nil
	}
	var texts []wawi.Localized
	for i := range field.Items {
		texts = append(texts, wawi.Localized{Language: textOf(d.FieldOf(&field.Items[i], "languageIso")), Text: textOf(d.FieldOf(&field.Items[i], "name"))})
	}
	return texts
}

// registrationType returns the number of a type that is written as a number or
// a name; nil if it is left out.
func registrationType(text string) *int {
	for number, name := range wawi.RegistrationTypes() {
		if text == strconv.Itoa(number) || strings.EqualFold(text, name) {
			return &number
		}
	}
	return nil
}
