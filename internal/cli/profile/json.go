package profile

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// ProfileList is the document of `profile list`. It is a contract.
type ProfileList struct {
	Profiles []profile.Summary `json:"profiles"`
	kit.Warned
}
