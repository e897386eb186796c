package manifest

import "github.com/jtlctl/jtlctl/internal/source"

// About is what a document says of its app.
type About struct{ Name, Version, Provider string }

// About returns the names that people know the app by; what is missing is
// empty.
func (d *Document) About() About {
	root := &d.Text.Root
	part := root
	if below := root.Get("manifest"); below != nil {
		part = below
	}
	return About{
		Name: firstText(
			root.At("listing", "name", text(root.At("listing", "defaultLocale")), "short"), root.At("name", "short"),
			d.Field("displayName"), root.Get("DisplayName"), part.Get("technicalName"), d.Field("appId"), root.Get("AppId")),
		Version:  firstText(d.FieldOf(part, "version"), part.Get("Version")),
		Provider: firstText(d.Field("providerName"), root.Get("ProviderName")),
	}
}

func firstText(values ...*source.Value) string {
	for _, v := range values {
		if found := text(v); found != "" {
			return found
		}
	}
	return ""
}

func text(v *source.Value) string {
	if v == nil || v.Kind != source.String {
		return ""
	}
	return v.Text
}
