package sandbox

// Report is the JSON form of a sandbox that is being served; it is a
// contract.
type Report struct {
	// Address is where it is served, as HOST:PORT.
	Address string `json:"address"`
	// Environment are the variables that point jtlctl at it, by name.
	Environment map[string]string `json:"environment"`
	// WawiURL is the address of its JTL-Wawi.
	WawiURL string `json:"wawi_url"`
}

// SessionReport is the JSON form of a token that the sandbox signed; it is a
// contract.
type SessionReport struct {
	// Token is the token, which may be a bad one if that was asked for.
	Token string `json:"token"`
}
