package jwks

import "github.com/jtlctl/jtlctl/internal/jwks"

// KeySet is the document of `jwks get`, a JWK Set (RFC 7517, section 5). It is a
// contract. Warnings are no part of it, because others read it too.
type KeySet struct {
	Keys []jwks.JWK `json:"keys"` // the keys
}
