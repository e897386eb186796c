package manifest

// combinedFields returns the older manifest.json: app and listing in one file.
func combinedFields() []Field {
	fields := []Field{
		{Name: "manifest", Type: Object, Fields: appFields()},
		{Name: "listing", Type: Object, Fields: listingFields()},
	}
	for _, f := range appFields() {
		if f.Status == Current {
			f.Status, f.Replacement, f.Requirement = Moved, "manifest."+f.Name, Optional
			fields = append(fields, f)
		}
	}
	return fields
}

// legacyFields returns the oldest manifest.json.
func legacyFields() []Field {
	icons := []Field{{Name: "light", Type: String, Format: URL}, {Name: "dark", Type: String, Format: URL}}
	names := []Field{{Name: "short", Type: String}, {Name: "full", Type: String}}
	fields := []Field{
		{Name: "manifestVersion", Type: String},
		{Name: "defaultLocale", Type: String},
		{Name: "locales", Type: Map, Status: Retired},
		{Name: "name", Type: Object, Fields: names, Status: Moved, Replacement: "name.{locale} of listing.json"},
		{Name: "description", Type: Object, Fields: names, Status: Moved, Replacement: "description.{locale} of listing.json"},
		{Name: "icon", Type: Object, Fields: icons, Status: Moved, Replacement: "media.icons of listing.json"},
		{Name: "communication", Type: Object, Fields: []Field{
			{Name: "supportUrl", Type: String, Format: URL, Status: Moved, Replacement: "support.url.{locale} of listing.json"},
			{Name: "guideUrl", Type: String, Format: URL, Status: Moved, Replacement: "support.documentation.{locale} of listing.json"},
		}},
		{Name: "legal", Type: Object, Fields: legalFields()},
	}
	for _, f := range appFields() {
		if f.Status == Current {
			f.Requirement = Optional
			fields = append(fields, f)
		}
	}
	return fields
}
