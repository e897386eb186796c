package wawi

// App is what an app says of itself when it registers.
type App struct {
	AppID, DisplayName, Description, Version, ProviderName, ProviderWebsite string

	Mandatory, Optional []string
	// Icon is the path of a picture, or the picture as base64.
	Icon string
	// Names and Descriptions are those in other languages.
	Names, Descriptions []Localized
	// Type is 0 OneInstance, 1 MultiInstance, 2 PerUserInstance or 3
	// PerUserLoginInstance; nil leaves it out.
	Type *int

	Signature, SignatureData string
}

// Localized is a text in one language.
type Localized struct{ Language, Text string }

// RegistrationTypes are the names of the types, in the order of their numbers.
func RegistrationTypes() []string {
	return []string{"OneInstance", "MultiInstance", "PerUserInstance", "PerUserLoginInstance"}
}
