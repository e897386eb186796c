package manifest

// The two lists of scopes of a registration request.
const mandatoryScopes, optionalScopes = "mandatoryApiScopes", "optionalApiScopes"

// registrationFields returns the request with which an app asks an OnPremise Wawi
// for its API key. Source: the published documents of ERP API 1.x and 2.x,
// November 2026. API 1.x writes the names with an upper-case first letter. That
// icon, website and lists MayBeEmpty is from requests of public apps, 2026-11-26.
func registrationFields() []Field {
	localised := &Field{Type: Object, Description: "A text in one language", Fields: []Field{
		{Name: "languageIso", Type: String, Requirement: Usual, Description: "Language, such as DE"},
		{Name: "name", Type: String, Requirement: Usual, Description: "The text in this language"},
	}}
	scopes := &Field{Type: String, Format: ScopeName, Confidence: Documented}
	return []Field{
		{Name: "appId", Placeholder: "my-company/my-app", Type: String, Format: HeaderValue, Confidence: Documented, Requirement: Required, Description: "Identifier of the app"},
		{Name: "displayName", Placeholder: "My app", Type: String, Confidence: Documented, Requirement: Required, Description: "Name that the merchant sees"},
		{Name: "description", Placeholder: "What the app does for the merchant who has to approve it", Type: String, Confidence: Documented, Requirement: Required, Description: "What the app does"},
		{Name: "version", Type: String, Format: HeaderValue, Confidence: Documented, Requirement: Required, Description: "Version of the app"},
		{Name: "providerName", Placeholder: "My company", Type: String, Confidence: Documented, Requirement: Required, Description: "Who makes the app"},
		{Name: "providerWebsite", Placeholder: "https://my-company.example", Type: String, Confidence: Documented, Requirement: Required, MayBeEmpty: true, Description: "The maker's page"},
		{Name: mandatoryScopes, Type: List, Format: ScopeList, Confidence: Documented, Requirement: Required, MayBeEmpty: true, Elem: scopes, Description: "Scopes that the app requires"},
		{Name: optionalScopes, Type: List, Format: ScopeList, Confidence: Documented, MayBeEmpty: true, Elem: scopes, Description: "Scopes that the merchant may reject"},
		{Name: "appIcon", Type: String, Format: Icon, Confidence: Documented, Requirement: Required, MayBeEmpty: true, Description: "Picture in base64, without a data: prefix"},
		{Name: "localizedDisplayNames", Type: List, Confidence: Documented, MayBeEmpty: true, Elem: localised, Description: "Names in other languages"},
		{Name: "localizedDescriptions", Type: List, Confidence: Documented, MayBeEmpty: true, Elem: localised, Description: "Descriptions in other languages"},
		{Name: "registrationType", Type: Choice, Confidence: Documented, Values: []string{"0", "1", "2", "3", "OneInstance", "MultiInstance", "PerUserInstance", "PerUserLoginInstance"},
			Meanings: []string{"One instance", "Several instances", "An instance for each user", "An instance for each user's login", "The same as 0", "The same as 1", "The same as 2", "The same as 3"}, Description: "0 one instance, 1 several instances, 2 an instance for each user, 3 an instance for each user's login"},
		{Name: "signature", Type: String, Confidence: Documented, MayBeEmpty: true, Description: "Signature of the request"},
		{Name: "signatureData", Type: String, Confidence: Documented, MayBeEmpty: true, Description: "What the signature is made of"},
		{Name: "challengeCode", Type: String, Format: Challenge, Description: "Value of the header X-ChallengeCode, at most 30 characters; jtlctl generates its own"},
	}
}
