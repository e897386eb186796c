package manifest

// listingFields is what a listing.json may hold. Source as for appFields.
func listingFields() []Field {
	texts := &Field{Shape: Group, Fields: []Field{
		{Name: "short", Shape: Text, About: "For places with little room"},
		{Name: "full", Shape: Text, About: "In full"},
	}}
	return []Field{
		{Name: "version", Shape: Text, Format: VersionNumber, Requirement: Usual, About: "Version of the listing: three numbers, such as 1.2.3"},
		{Name: "defaultLocale", Shape: Text, Format: Locale, Requirement: Usual, About: "Locale that is shown if a text is missing in another, such as de-DE"},
		{Name: "distributionType", Shape: Text, Requirement: Usual, Values: []string{"PRIVATE", "PUBLIC"}, About: "Who finds the app in the store"},
		{Name: "name", Shape: Map, Format: Localised, Requirement: Usual, Of: texts, About: "Name of the app, by locale"},
		{Name: "description", Shape: Map, Format: Localised, Requirement: Usual, Of: texts, About: "What the app does, by locale"},
		{Name: "benefits", Shape: Map, Of: &Field{Shape: List, Of: &Field{Shape: Text}}, About: "Three to five reasons for the app, by locale"},
		{Name: "category", Shape: Group, About: "Where the store files the app", Fields: []Field{
			{Name: "main", Shape: Text, About: "Main category"},
			{Name: "sub", Shape: List, Of: &Field{Shape: Text}, About: "Further categories"},
		}},
		{Name: "media", Shape: Group, About: "Pictures", Fields: []Field{
			{Name: "icons", Shape: Group, About: "Icon for light and for dark surroundings", Fields: []Field{
				{Name: "light", Shape: Text, Format: URL, About: "Icon for light surroundings"},
				{Name: "dark", Shape: Text, Format: URL, About: "Icon for dark surroundings"},
			}},
			{Name: "screenshots", Shape: List, Of: &Field{Shape: Text, Format: URL}, About: "Pictures of the app"},
			{Name: "video", Shape: Text, Format: URL, About: "Film of the app"},
		}},
		{Name: "compatibility", Shape: Group, About: "What the app works with", Fields: []Field{
			{Name: "products", Shape: Map, Of: &Field{Shape: List, Of: &Field{Shape: Text}}, About: "Products, by locale"},
			{Name: "productsNotes", About: "Notes on the products"},
			{Name: "minVersions", Shape: Map, Of: &Field{Shape: Text}, About: "The oldest version of each product"},
		}},
		{Name: "pricing", Shape: Group, About: "What the app costs", Fields: []Field{
			{Name: "subscriptionTiers", Shape: List, Format: IdentifiedList, Of: tierField(), About: "The plans"},
			{Name: "freePlan", Status: Moved, Replacement: "a plan in pricing.subscriptionTiers with isFree"},
		}},
		{Name: "support", Shape: Group, About: "Where users find help", Fields: []Field{
			{Name: "url", Shape: Map, Of: &Field{Shape: Text, Format: URL}, About: "Support, by locale"},
			{Name: "documentation", Shape: Map, Of: &Field{Shape: Text, Format: URL}, About: "Guide, by locale"},
		}},
		{Name: "legal", Shape: Group, About: "Legal pages", Fields: legalFields()},
		{Name: "listingVersion", Status: Assigned},
		{Name: "listingVersionStatus", Status: Assigned},
		{Name: "editorial", Status: Assigned},
		{Name: "icon", Status: Moved, Replacement: "media.icons"},
		{Name: "communication", Status: Moved, Replacement: "support.url.{locale} and support.documentation.{locale}"},
	}
}

func tierField() *Field {
	return &Field{Shape: Group, Fields: []Field{
		{Name: "id", Shape: Text, Format: Identifier, Requirement: Usual, About: "Unique among the plans"},
		{Name: "content", Shape: Map, About: "Texts, by locale", Of: &Field{Shape: Group, Fields: []Field{
			{Name: "name", Shape: Text, About: "Name of the plan"},
			{Name: "description", Shape: Text, About: "Whom the plan suits"},
			{Name: "features", Shape: List, Of: &Field{Shape: Text}, About: "What the plan includes"},
		}}},
		{Name: "isFree", Shape: Flag, About: "Whether the plan costs nothing"},
		{Name: "isMostPopular", Shape: Flag, About: "Whether the store marks the plan"},
		{Name: "monthlyPriceEur", Shape: Number, About: "Price of a month in euro"},
		{Name: "annualPriceEur", Shape: Number, About: "Price of a year in euro"},
	}}
}

func legalFields() []Field {
	return []Field{
		{Name: "privacyPolicy", Shape: Text, Format: URL, About: "Privacy policy"},
		{Name: "termsOfUse", Shape: Text, Format: URL, About: "Terms of use"},
		{Name: "gdpr", Shape: Group, About: "Rights under the GDPR", Fields: []Field{
			{Name: "request", Shape: Text, Format: URL, About: "Where users ask for their data"},
			{Name: "delete", Shape: Text, Format: URL, About: "Where users have their data deleted"},
		}},
		{Name: "privacyUrl", Shape: Text, Format: URL, Status: Renamed, Replacement: "privacyPolicy"},
		{Name: "termsOfUseUrl", Shape: Text, Format: URL, Status: Renamed, Replacement: "termsOfUse"},
		{Name: "gdprRequestUrl", Shape: Text, Format: URL, Status: Moved, Replacement: "legal.gdpr.request"},
		{Name: "gdprDeleteUrl", Shape: Text, Format: URL, Status: Moved, Replacement: "legal.gdpr.delete"},
	}
}
