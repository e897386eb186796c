package main

import "github.com/jtlctl/jtlctl/internal/profile"

// The JSON documents of the commands below `config`. They are contracts.

// pathReport is the document of `config path`.
type pathReport struct {
	Cache  string `json:"cache"`  // folder of what can be fetched again; empty if the system has none
	Config string `json:"config"` // file; empty if the system has no folder for it
	State  string `json:"state"`  // folder of what cannot be fetched again; empty if the system has none
}

// settingReport is the document of `config get`.
type settingReport struct {
	profile.Effective
	warned
}

// settingList is the document of `config list`.
type settingList struct {
	Profile  string              `json:"profile"`
	Settings []profile.Effective `json:"settings"`
	warned
}
