package sandbox

import (
	"net/http"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// Wawi is how the installations of Wawi behave.
type Wawi struct {
	Approval Approval
	// Deny are optional scopes that are not granted.
	Deny []string
	// Closed lets the registration window start closed.
	Closed bool
	// Unlicensed lets everything answer that there is no licence.
	Unlicensed bool
	// Conflict refuses an app that is registered already. Otherwise registering
	// it again ends its old key.
	Conflict bool
	// KnownScope reports whether a scope exists; nil knows all.
	KnownScope func(scope string) bool
	// Find returns the operation of a call, and whether there is one; nil leaves
	// everything open. The path begins with a slash, and with /v2/ in API 2.x.
	Find func(method, path string) (WawiOperation, bool)
	// GraphQL answers a request to the endpoint of GraphQL of API 2.x, from an app
	// with these scopes; nil means that there is no such endpoint.
	GraphQL func(w http.ResponseWriter, r *http.Request, scopes []string)
	// Asked is called with each new request for registration; nil means nobody is.
	Asked  func(Registration)
	Quirks Quirks
}

// WawiOperation is what is known of an operation.
type WawiOperation struct {
	// Scopes open it: any one of them, or all.
	Scopes []string
	AnyOne bool
	// IsList is true if it answers a list.
	IsList bool
}

// Quirks are answers that some versions of Wawi give, or are said to give.
type Quirks struct {
	// Wrapped puts the answer to a registration into RequestStatusInfo.
	Wrapped bool
	// RegisterStatus replaces 201, if it is not 0.
	RegisterStatus int
	// NamedStatus writes the status as its name instead of its number.
	NamedStatus bool
	// SwappedStatus gives Rejected and Accepted each other's number.
	SwappedStatus bool
	// ScopeList writes the granted scopes as one text with commas.
	ScopeList bool
	// OtherCase writes names in the letter case of the other generation.
	OtherCase bool
	// Only is the one api-version that is supported; "" supports all that are
	// published.
	Only string
	// Versions are supported, and named in the header api-supported-versions; nil
	// supports all that are published, and names none.
	Versions []erp.Version
	// BelowV1 answers for API 1.x only below /v1, as some older versions do.
	BelowV1 bool
	// Flat puts status, key and scopes of a poll into one object.
	Flat bool
	// Withhold are scopes that are not granted although they are mandatory.
	Withhold []string
}
