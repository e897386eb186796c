package main

import "github.com/jtlctl/jtlctl/internal/profile"

// profileList is the document of `profile list`. It is a contract.
type profileList struct {
	Profiles []profile.Summary `json:"profiles"`
	warned
}
