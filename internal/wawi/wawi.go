// Package wawi registers apps at a merchant's JTL-Wawi (OnPremise), keeps what
// came of it, and calls the API of that Wawi.
//
// It knows the two generations of the registration, the files of an
// installation, the order of steps in which the API key cannot be lost, and the
// rules about replacing, resuming, forgetting and calling. It must not know
// flags and terminals: questions to a person, the catalogue of scopes, the
// clock and the randomness are handed in.
package wawi

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
