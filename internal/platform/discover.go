package platform

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Discover asks an OpenID provider for the address of its public key set
// (OpenID Connect Discovery 1.0, 4). The document must name the issuer that it
// was asked of.
func Discover(ctx context.Context, client *http.Client, issuer string) (string, error) {
	const name = "OpenID discovery"
	address := join(issuer, DiscoveryPath)
	if err := CheckURL(name, address); err != nil {
		return "", err
	}
	text, err := Get(ctx, client, name, address, secret.String{})
	if err != nil {
		return "", err
	}
	var document struct {
		Issuer  string `json:"issuer"`
		JWKSURI string `json:"jwks_uri"`
	}
	if json.Unmarshal(text, &document) != nil || document.JWKSURI == "" {
		return "", fault.New(fault.Server, "the %s %s names no key set (jwks_uri)", name, address)
	}
	if document.Issuer != issuer {
		return "", fault.New(fault.Server, "the %s %s describes another issuer: %q", name, address, document.Issuer).
			WithHint("the issuer has to be written exactly as the provider writes it")
	}
	return document.JWKSURI, CheckURL("key set", document.JWKSURI)
}

// DiscoveryURL is where an issuer describes itself.
func DiscoveryURL(issuer string) string { return join(issuer, DiscoveryPath) }
