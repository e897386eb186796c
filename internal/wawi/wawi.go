// Package wawi registers apps at a merchant's JTL-Wawi (OnPremise), keeps what
// came of it, and calls the API of that Wawi.
//
// It knows the two generations of the registration, the files of an
// installation, and the order of steps in which the API key cannot be lost. It
// must not know flags, terminals or the catalogue of scopes: those, the clock
// and the randomness are handed in.
package wawi

import "github.com/jtlctl/jtlctl/internal/suggest"

// Generation is one of the two generations of the API.
type Generation string

// The generations, and the wish to find out which of them a Wawi speaks.
const (
	V1   Generation = "1.0"
	V2   Generation = "2.0"
	Auto Generation = "auto"
)

// Generations lists what a user can choose.
func Generations() []string { return []string{string(V2), string(V1), string(Auto)} }

// ParseGeneration reads a generation as the user wrote it.
func ParseGeneration(text string) (Generation, error) {
	return Generation(text), suggest.Among("API", text, Generations())
}

// prefix stands between the base address and the paths of a generation.
func (g Generation) prefix() string {
	if g == V2 {
		return "/v2"
	}
	return ""
}

// Status is how far a registration has come.
type Status string

// The statuses of a registration. Sending means that the request may have been
// sent and its number is not known; Spent that the key was handed out before;
// Gone that JTL-Wawi does not know the request any more.
const (
	Sending  Status = "sending"
	Pending  Status = "pending"
	Rejected Status = "rejected"
	Accepted Status = "accepted"
	Spent    Status = "spent"
	Gone     Status = "gone"
)
