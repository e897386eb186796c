package jwt

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Kind is what a token is for on the JTL platform.
type Kind string

// The kinds of tokens. Unknown is what DetectKind returns for a token that
// looks like none of them; Any is the policy that fits every token.
const (
	Session Kind = "session" // merchant and user, from the App Shell
	App     Kind = "app"     // its newer replacement
	Access  Kind = "access"  // the app's backend, from a token endpoint
	SCX     Kind = "SCX"     // marketplace channels
	Unknown Kind = "unknown"
	Any     Kind = "any"
	// Auto is no kind: it chooses between Session and App, see Choice.
	Auto Kind = "auto"
)

// VerifiableKinds lists the kinds that a token can be verified as.
func VerifiableKinds() []string {
	return []string{string(Auto), string(Session), string(App), string(Access), string(Any)}
}

// ParseKind reads a kind as the user wrote it.
func ParseKind(name string) (Kind, error) {
	return Kind(name), suggest.Among("kind of token", name, VerifiableKinds())
}

// appClaimPrefix begins the claims that only app tokens have.
const appClaimPrefix = "urn:jtl:"

// DetectKind guesses the kind of a token from its claims. It verifies nothing:
// anyone can write these claims.
func DetectKind(payload exactjson.Object) Kind {
	issuer, _ := payload.Text("iss")
	scope, _ := payload.Text("scope")
	switch {
	case payload.Has("tenantId") || payload.Has("userId"):
		return Session
	case hasPrefix(payload, appClaimPrefix):
		return App
	case isSCXScope(scope) || strings.Contains(issuer, "scx"):
		return SCX
	case payload.Has("client_id") || payload.Has("scp"):
		return Access
	}
	return Unknown
}

func isSCXScope(scope string) bool { return scope == "CHANNEL" || scope == "SELLER" }

func hasPrefix(payload exactjson.Object, prefix string) bool {
	for _, m := range payload.Members {
		if strings.HasPrefix(m.Name, prefix) {
			return true
		}
	}
	return false
}

// identityClaims names the claims that carry tenant and user in tokens of a kind; "" is
// a claim that the kind does not have.
func (k Kind) identityClaims() (tenant, user string) {
	switch k {
	case Session:
		return "tenantId", "userId"
	case App:
		return "urn:jtl:tenant_id", "sub"
	default:
		return "", ""
	}
}
