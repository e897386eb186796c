package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// AppInfo is how documents name an app. Name is that for merchants, which an
// app.json does not have, and TechnicalName the one for the platform.
type AppInfo struct{ Name, TechnicalName, Version, Provider string }

// AppInfo returns the names of the app in a language, such as de; what is missing
// is empty. listing is the listing of an app.json, or nil.
func (d *Document) AppInfo(language string, listing *Document) AppInfo {
	root := &d.Text.Root
	part := root
	if below := root.Get("manifest"); below != nil {
		part = below
	}
	info := AppInfo{
		TechnicalName: firstString(part.Get("technicalName"), d.Field("appId")),
		Version:       firstString(d.FieldOf(part, "version"), part.Get("Version")),
		Provider:      firstString(d.Field("providerName"), root.Get("ProviderName")),
	}
	switch {
	case d.OnPremise():
		info.Name = firstString(d.localizedDisplayName(language), d.Field("displayName"))
	case listing != nil && listing.Kind == Listing:
		info.Name = firstString(listingName(&listing.Text.Root, language))
	case root.Get("listing") != nil:
		info.Name = firstString(listingName(root.Get("listing"), language))
	default:
		info.Name = firstString(root.At("name", "short"))
	}
	return info
}

// localizedDisplayName returns the name of a registration request in a language.
func (d *Document) localizedDisplayName(language string) *jsonast.Value {
	list := d.Field("localizedDisplayNames")
	if list == nil {
		return nil
	}
	for i := range list.Items {
		if isLocaleOf(stringOf(d.FieldOf(&list.Items[i], "languageIso")), language) {
			return d.FieldOf(&list.Items[i], "name")
		}
	}
	return nil
}

// listingName returns the name in a listing: in a language, else in the default
// locale, else in the first one.
func listingName(listing *jsonast.Value, language string) *jsonast.Value {
	names := listing.Get("name")
	if names == nil {
		return nil
	}
	defaultLocale := stringOf(listing.Get("defaultLocale"))
	for _, fits := range []func(locale string) bool{
		// The default locale before another one of its language.
		func(locale string) bool { return locale == defaultLocale && isLocaleOf(locale, language) },
		func(locale string) bool { return isLocaleOf(locale, language) },
		func(locale string) bool { return locale == defaultLocale },
		func(string) bool { return true },
	} {
		for i := range names.Members {
			texts := &names.Members[i].Value
			if found := firstValue(texts.Get("short"), texts.Get("full")); found != nil && fits(names.Members[i].Name) {
				return found
			}
		}
	}
	return nil
}

// isLocaleOf reports whether a locale, such as de-DE, DE or de_AT, is one of a
// language.
func isLocaleOf(locale, language string) bool {
	primary, _, _ := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-")
	return strings.EqualFold(primary, language)
}

// firstValue returns the first value that is a string with text, or nil.
func firstValue(values ...*jsonast.Value) *jsonast.Value {
	for _, v := range values {
		if strings.TrimSpace(stringOf(v)) != "" {
			return v
		}
	}
	return nil
}

func firstString(values ...*jsonast.Value) string { return stringOf(firstValue(values...)) }

func stringOf(v *jsonast.Value) string {
	if v == nil || v.Kind != jsonast.String && v.Kind != jsonast.Number {
		return ""
	}
	return v.Text
}
