package manifest

// combinedFields is the older manifest.json: app and listing in one file.
func combinedFields() []Field {
	fields := []Field{
		{Name: "manifest", Shape: Group, Fields: appFields()},
		{Name: "listing", Shape: Group, Fields: listingFields()},
	}
	for _, f := range appFields() {
		if f.Status == Current {
			f.Status, f.Replacement, f.Requirement = Moved, "manifest."+f.Name, Optional
			fields = append(fields, f)
		}
	}
	return fields
}

// legacyFields is the oldest manifest.json.
func legacyFields() []Field {
	icons := []Field{{Name: "light", Shape: Text, Format: URL}, {Name: "dark", Shape: Text, Format: URL}}
	names := []Field{{Name: "short", Shape: Text}, {Name: "full", Shape: Text}}
	fields := []Field{
		{Name: "manifestVersion", Shape: Text},
		{Name: "defaultLocale", Shape: Text},
		{Name: "locales", Shape: Map, Status: Retired},
		{Name: "name", Shape: Group, Fields: names, Status: Moved, Replacement: "name.{locale} of listing.json"},
		{Name: "description", Shape: Group, Fields: names, Status: Moved, Replacement: "description.{locale} of listing.json"},
		{Name: "icon", Shape: Group, Fields: icons, Status: Moved, Replacement: "media.icons of listing.json"},
		{Name: "communication", Shape: Group, Fields: []Field{
			{Name: "supportUrl", Shape: Text, Format: URL, Status: Moved, Replacement: "support.url.{locale} of listing.json"},
			{Name: "guideUrl", Shape: Text, Format: URL, Status: Moved, Replacement: "support.documentation.{locale} of listing.json"},
		}},
		{Name: "legal", Shape: Group, Fields: legalFields()},
	}
	for _, f := range appFields() {
		if f.Status == Current {
			f.Requirement = Optional
			fields = append(fields, f)
		}
	}
	return fields
}
