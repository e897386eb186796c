package manifest

// The two lists of scopes of a registration request.
const mandatoryScopes, optionalScopes = "mandatoryApiScopes", "optionalApiScopes"

// registrationFields is the request with which an app asks an OnPremise Wawi
// for its API key. Source: the published documents of ERP API 1.x and 2.x,
// November 2026. API 1.x writes the names with an upper-case first letter.
func registrationFields() []Field {
	localised := &Field{Shape: Group, Fields: []Field{
		{Name: "languageIso", Shape: Text, Requirement: Usual, About: "Language, such as DE"},
		{Name: "name", Shape: Text, Requirement: Usual, About: "The text in this language"},
	}}
	scopes := &Field{Shape: Text, Format: ScopeName, Confidence: Documented}
	return []Field{
		{Name: "appId", Shape: Text, Format: HeaderValue, Confidence: Documented, Requirement: Required, About: "Identifier of the app"},
		{Name: "displayName", Shape: Text, Confidence: Documented, Requirement: Required, About: "Name that the merchant sees"},
		{Name: "description", Shape: Text, Confidence: Documented, Requirement: Required, About: "What the app does"},
		{Name: "version", Shape: Text, Format: HeaderValue, Confidence: Documented, Requirement: Required, About: "Version of the app"},
		{Name: "providerName", Shape: Text, Confidence: Documented, Requirement: Required, About: "Who makes the app"},
		{Name: "providerWebsite", Shape: Text, Confidence: Documented, Requirement: Required, About: "The maker's page"},
		{Name: mandatoryScopes, Shape: List, Format: ScopeList, Confidence: Documented, Requirement: Required, Of: scopes, About: "Scopes that the app requires"},
		{Name: optionalScopes, Shape: List, Format: ScopeList, Confidence: Documented, Of: scopes, About: "Scopes that the merchant may reject"},
		{Name: "appIcon", Shape: Text, Format: Icon, Confidence: Documented, Requirement: Required, About: "Picture in base64, without a data: prefix"},
		{Name: "localizedDisplayNames", Shape: List, Confidence: Documented, Of: localised, About: "Names in other languages"},
		{Name: "localizedDescriptions", Shape: List, Confidence: Documented, Of: localised, About: "Descriptions in other languages"},
		{Name: "registrationType", Values: []string{"0", "1", "2", "3", "OneInstance", "MultiInstance", "PerUserInstance", "PerUserLoginInstance"}, About: "0 one instance, 1 several instances, 2 an instance for each user, 3 an instance for each user's login"},
		{Name: "signature", Shape: Text, Confidence: Documented, About: "Signature of the request"},
		{Name: "signatureData", Shape: Text, Confidence: Documented, About: "What the signature is made of"},
		{Name: "challengeCode", Shape: Text, Format: Challenge, About: "Value of the header X-ChallengeCode, at most 30 characters; jtlctl generates its own"},
	}
}
