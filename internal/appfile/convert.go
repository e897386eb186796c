package appfile

import (
	"slices"
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
		Mandatory: slices.Concat([]string{}, scopes.Mandatory), Optional: slices.Concat([]string{}, scopes.Optional), Icon: textOf(d.Field("appIcon")),
		Names: localized(d, "localizedDisplayNames"), Descriptions: localized(d, "localizedDescriptions"),
		Type: registrationType(textOf(d.Field("registrationType"))), Signature: textOf(d.Field("signature")), SignatureData: textOf(d.Field("signatureData")),
	}
}

// textOf returns a text, or a number as it is written.
func textOf(v *jsonast.Value) string {
	if v == nil || v.Kind != jsonast.String && v.Kind != jsonast.Number {
		return ""
	}
	return strings.TrimSpace(v.Text)
}

func localized(d *manifest.Document, name string) []wawi.Localized {
	list := d.Field(name)
	if list == nil {
		return nil
	}
	var texts []wawi.Localized
	for i := range list.Items {
		texts = append(texts, wawi.Localized{Language: textOf(d.FieldOf(&list.Items[i], "languageIso")), Text: textOf(d.FieldOf(&list.Items[i], "name"))})
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
