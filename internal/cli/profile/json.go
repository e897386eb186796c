package profile

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// List is the document of `profile list`. It is a contract.
type List struct {
	Profiles []profile.Summary `json:"profiles"`
	kit.Warned
}
