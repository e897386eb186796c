package platform

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Discover requests the address of the public key set from an OpenID provider
// (OpenID Connect Discovery 1.0, 4). The document must name the same issuer.
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
	err = exactjson.Unmarshal(text, &document)
	var twice *exactjson.DuplicateNameError
	switch {
	case errors.As(err, &twice):
		return "", fault.New(fault.Server, "the %s %s cannot be used: %v", name, address, twice).
			WithHint("check the issuer (--issuer), and that no proxy responds instead")
	case err != nil && !json.Valid(text):
		return "", fault.New(fault.Server, "the %s %s returned 200 OK with %s, which is not JSON", name, address, describeText(text)).
			WithHint("check the issuer (--issuer)")
	}
	if document.JWKSURI == "" {
		return "", fault.New(fault.Server, "the %s %s has no jwks_uri", name, address)
	}
	if document.Issuer != issuer {
		return "", fault.New(fault.Server, "the %s %s describes another issuer: %q", name, address, document.Issuer).
			WithHint("write the issuer exactly as the provider does")
	}
	if err := CheckURL("key set", document.JWKSURI); err != nil {
		return "", fault.New(fault.Server, "the %s %s has a jwks_uri that cannot be used: %v", name, address, err)
	}
	return document.JWKSURI, nil
}

func describeText(text []byte) string {
	if strings.HasPrefix(http.DetectContentType(text), "text/html") {
		return "an HTML page"
	}
	return "text"
}

// DiscoveryURL returns the address of the discovery document of an issuer.
func DiscoveryURL(issuer string) string { return join(issuer, DiscoveryPath) }
