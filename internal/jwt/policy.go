package jwt

import (
	"time"
)

// Policy says what a token must be to count as valid. The zero value of a
// field requires nothing, unless it says otherwise.
type Policy struct {
	Kind       Kind
	Algorithms []string      // empty: those of the kind
	Issuers    []string      // any one of them; empty: not checked
	NoIssuer   bool          // the user disabled the check of the issuer
	Audience   string        // must be among the token's audiences
	NoAudience bool          // the user disabled the check of an app token's audience
	Tenant     string        // must be the token's tenant
	Claims     []Claim       // further claims that must have a value
	Leeway     time.Duration // by which the clocks may differ
	AnyKey     bool          // a token without kid is tried with all keys, up to maxTried
	Brief      bool          // checks that are ok need no details
	// Signatures remembers the checks of signatures; nil makes each of them.
	Signatures *Signatures
}

// Claim is a claim and the value it must have. A string claim is compared with
// the value itself, any other with its JSON text.
type Claim struct{ Name, Value string }

// The algorithms of the platform, by the kinds of its tokens (as known on
// 2026-11-26). For app tokens RS256 is known; the keys of the provider decide which
// others are accepted, see allows.
var (
	sessionAlgorithms = []string{"EdDSA"}
	accessAlgorithms  = []string{"RS256", "ES256"}
)

// algorithms lists what the policy accepts. The list must not be changed.
func (p Policy) algorithms() []string {
	if len(p.Algorithms) > 0 {
		return p.Algorithms
	}
	switch p.Kind {
	case Session:
		return sessionAlgorithms
	case Access:
		return accessAlgorithms
	default:
		return algorithms[:]
	}
}

// requiresExpiry: only the free-form kind lets a token without exp pass.
func (p Policy) requiresExpiry() bool { return p.Kind != Any }

// Status is how a check ended.
type Status string

// The three ways a check can end.
const (
	OK      Status = "ok"
	Failed  Status = "failed"
	Skipped Status = "skipped"
)

// Check is one thing that was looked at. Its JSON form is a contract.
type Check struct {
	Name   string `json:"name"`   // the name of the check
	Status Status `json:"status"` // how it ended
	Detail string `json:"detail"` // what was compared, for people
}
