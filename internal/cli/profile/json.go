package profile

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// The JSON documents of the commands below `profile`. They are contracts.

// List is the document of `profile list`.
type List struct {
	Profiles []profile.Summary `json:"profiles"` // all profiles, by name
	kit.Warned
}

// Used is the document of `profile use`.
type Used struct {
	Current string `json:"current"` // profile that is used if none is named
	kit.Warned
}

// Deleted is the document of `profile delete`.
type Deleted struct {
	Deleted string `json:"deleted"` // profile
	kit.Warned
}
