package sandbox

import "github.com/jtlctl/jtlctl/internal/cli/kit"

// Report is the JSON form of a sandbox that is being served; it is a
// contract. The file of --ready-file holds the same.
type Report struct {
	// URL is the address of the sandbox, without a path.
	URL string `json:"url"`
	// TokenURL is the token endpoint of the provider of access tokens.
	TokenURL string `json:"token_url"`
	// Issuer issues access tokens and session tokens.
	Issuer string `json:"issuer"`
	// JWKSURL has the keys of session tokens, for whoever has an access token.
	JWKSURL string `json:"jwks_url"`
	// AppIssuer issues app tokens, and access tokens of service accounts.
	AppIssuer string `json:"app_issuer"`
	// AppJWKSURL has the keys of app tokens.
	AppJWKSURL string `json:"app_jwks_url"`
	// APIURL is what the paths of the cloud's API begin with, such as /erp/v2/items.
	APIURL string `json:"api_url"`
	// WawiURL is the address of its JTL-Wawi.
	WawiURL string `json:"wawi_url"`
	// ClientID and ClientSecret are accepted by every sandbox, and open nothing else.
	ClientID     string `json:"client_id"`
	ClientSecret string `json:"client_secret"` // the secret of the client ID, which only a sandbox accepts
	// AppID is the audience of app tokens.
	AppID string `json:"app_id"`
	// TenantID is the tenant that the app is connected to.
	TenantID string `json:"tenant_id"`
	// CAFile is the certificate of the authority with --tls, as PEM. It is removed
	// when the sandbox ends.
	CAFile string `json:"ca_file,omitempty"`
	// Address is where it is served, as HOST:PORT. Use url instead.
	Address string `json:"address"`
	// Environment are the variables that point jtlctl at it, by name. Use --env
	// sandbox instead.
	Environment map[string]string `json:"environment"`
}

// SessionReport is the JSON form of a token that the sandbox signed; it is a
// contract.
type SessionReport struct {
	// Token is the token, which may be a bad one if that was asked for.
	Token string `json:"token"`
}

// Rotated is the JSON form of a sandbox that signs with its next key; it is a
// contract.
type Rotated struct {
	// Address is that of the sandbox.
	Address string `json:"rotated"`
	kit.Warned
}
