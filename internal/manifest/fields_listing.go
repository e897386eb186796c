package manifest

// listingFields returns the fields of a listing.json. Source as for appFields.
func listingFields() []Field {
	texts := &Field{Type: Object, Description: "The text in one language", Fields: []Field{
		{Name: "short", Type: String, Description: "For places with little room"},
		{Name: "full", Type: String, Description: "In full"},
	}}
	return []Field{
		{Name: "version", Type: String, Format: VersionNumber, Requirement: Usual, Description: "Version of the listing: three numbers, such as 1.2.3"},
		{Name: "defaultLocale", Type: String, Format: Locale, Requirement: Usual, Description: "Locale that is shown if a text is missing in another, such as de-DE"},
		{Name: "distributionType", Type: String, Requirement: Usual, Values: []string{"PRIVATE", "PUBLIC"}, Description: "Who finds the app in the store"},
		{Name: "name", Type: Map, Format: Localised, Requirement: Usual, Elem: texts, Description: "Name of the app, by locale"},
		{Name: "description", Type: Map, Format: Localised, Requirement: Usual, Elem: texts, Description: "What the app does, by locale"},
		{Name: "benefits", Type: Map, Elem: &Field{Type: List, Description: "In one language", Elem: &Field{Type: String, Description: "A reason for the app"}}, Description: "Three to five reasons for the app, by locale"},
		{Name: "category", Type: Object, Description: "Where the store files the app", Fields: []Field{
			{Name: "main", Type: String, Description: "Main category"},
			{Name: "sub", Type: List, Elem: &Field{Type: String, Description: "A category"}, Description: "Further categories"},
		}},
		{Name: "media", Type: Object, Description: "Pictures", Fields: []Field{
			{Name: "icons", Type: Object, Description: "Icon for light and for dark surroundings", Fields: []Field{
				{Name: "light", Type: String, Format: URL, Description: "Icon for light surroundings"},
				{Name: "dark", Type: String, Format: URL, Description: "Icon for dark surroundings"},
			}},
			{Name: "screenshots", Type: List, Elem: &Field{Type: String, Format: URL, Description: "A picture of the app"}, Description: "Pictures of the app"},
			{Name: "video", Type: String, Format: URL, Description: "Film of the app"},
		}},
		{Name: "compatibility", Type: Object, Description: "What the app works with", Fields: []Field{
			{Name: "products", Type: Map, Elem: &Field{Type: List, Description: "In one language", Elem: &Field{Type: String, Description: "A product"}}, Description: "Products, by locale"},
			{Name: "productsNotes", Description: "Notes on the products"},
			{Name: "minVersions", Type: Map, Elem: &Field{Type: String, Description: "A version, such as 2.0"}, Description: "The oldest version of each product"},
		}},
		{Name: "pricing", Type: Object, Description: "What the app costs", Fields: []Field{
			{Name: "subscriptionTiers", Type: List, Format: IdentifiedList, Elem: tierField(), Description: "The plans"},
			{Name: "freePlan", Status: Moved, Replacement: "a plan in pricing.subscriptionTiers with isFree"},
		}},
		{Name: "support", Type: Object, Description: "Where users find help", Fields: []Field{
			{Name: "url", Type: Map, Elem: &Field{Type: String, Format: URL, Description: "A page in one language"}, Description: "Support, by locale"},
			{Name: "documentation", Type: Map, Elem: &Field{Type: String, Format: URL, Description: "A page in one language"}, Description: "Guide, by locale"},
		}},
		{Name: "legal", Type: Object, Description: "Legal pages", Fields: legalFields()},
		{Name: "listingVersion", Status: Assigned},
		{Name: "listingVersionStatus", Status: Assigned},
		{Name: "editorial", Status: Assigned},
		{Name: "icon", Status: Moved, Replacement: "media.icons"},
		{Name: "communication", Status: Moved, Replacement: "support.url.{locale} and support.documentation.{locale}"},
	}
}

func tierField() *Field {
	return &Field{Type: Object, Description: "A plan", Fields: []Field{
		{Name: "id", Type: String, Format: Identifier, Requirement: Usual, Description: "Unique among the plans"},
		{Name: "content", Type: Map, Description: "Texts, by locale", Elem: &Field{Type: Object, Description: "In one language", Fields: []Field{
			{Name: "name", Type: String, Description: "Name of the plan"},
			{Name: "description", Type: String, Description: "Whom the plan suits"},
			{Name: "features", Type: List, Elem: &Field{Type: String, Description: "Something that the plan includes"}, Description: "What the plan includes"},
		}}},
		{Name: "isFree", Type: Bool, Description: "Whether the plan costs nothing"},
		{Name: "isMostPopular", Type: Bool, Description: "Whether the store marks the plan"},
		{Name: "monthlyPriceEur", Type: Number, Description: "Price of a month in euro"},
		{Name: "annualPriceEur", Type: Number, Description: "Price of a year in euro"},
	}}
}

func legalFields() []Field {
	return []Field{
		{Name: "privacyPolicy", Type: String, Format: URL, Description: "Privacy policy"},
		{Name: "termsOfUse", Type: String, Format: URL, Description: "Terms of use"},
		{Name: "gdpr", Type: Object, Description: "Rights under the GDPR", Fields: []Field{
			{Name: "request", Type: String, Format: URL, Description: "Where users ask for their data"},
			{Name: "delete", Type: String, Format: URL, Description: "Where users have their data deleted"},
		}},
		{Name: "privacyUrl", Type: String, Format: URL, Status: Renamed, Replacement: "privacyPolicy"},
		{Name: "termsOfUseUrl", Type: String, Format: URL, Status: Renamed, Replacement: "termsOfUse"},
		{Name: "gdprRequestUrl", Type: String, Format: URL, Status: Moved, Replacement: "legal.gdpr.request"},
		{Name: "gdprDeleteUrl", Type: String, Format: URL, Status: Moved, Replacement: "legal.gdpr.delete"},
	}
}
