package manifest

import "github.com/jtlctl/jtlctl/internal/jsonast"

// AppInfo is how a document names its app.
type AppInfo struct{ Name, Version, Provider string }

// AppInfo returns the names of the app; what is missing is empty.
func (d *Document) AppInfo() AppInfo {
	root := &d.Text.Root
	part := root
	if below := root.Get("manifest"); below != nil {
		part = below
	}
	return AppInfo{
		Name: firstString(
			root.At("listing", "name", stringOf(root.At("listing", "defaultLocale")), "short"), root.At("name", "short"),
			d.Field("displayName"), root.Get("DisplayName"), part.Get("technicalName"), d.Field("appId"), root.Get("AppId")),
		Version:  firstString(d.FieldOf(part, "version"), part.Get("Version")),
		Provider: firstString(d.Field("providerName"), root.Get("ProviderName")),
	}
}

func firstString(values ...*jsonast.Value) string {
	for _, v := range values {
		if found := stringOf(v); found != "" {
			return found
		}
	}
	return ""
}

func stringOf(v *jsonast.Value) string {
	if v == nil || v.Kind != jsonast.String {
		return ""
	}
	return v.Text
}
