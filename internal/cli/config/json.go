package config

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// The JSON documents of the commands below `config`. They are contracts.

// PathReport is the document of `config path`.
type PathReport struct {
	Cache  string `json:"cache"`  // folder of what can be fetched again; empty if the system has none
	Config string `json:"config"` // file; empty if the system has no folder for it
	State  string `json:"state"`  // folder of what cannot be fetched again; empty if the system has none
}

// SettingReport is the document of `config get`.
type SettingReport struct {
	profile.Effective
	kit.Warned
}

// SettingList is the document of `config list`.
type SettingList struct {
	Profile  string              `json:"profile"`  // the profile that is in use
	Settings []profile.Effective `json:"settings"` // all settings, by name
	kit.Warned
}

// SetReport is the document of `config set`.
type SetReport struct {
	Profile string `json:"profile"` // the profile that the setting belongs to
	Key     string `json:"key"`     // the name of the setting
	Value   string `json:"value"`   // the value that was written
	kit.Warned
}

// UnsetReport is the document of `config unset`.
type UnsetReport struct {
	Profile string `json:"profile"` // the profile that the setting belonged to
	Key     string `json:"key"`     // of the setting that was removed
	kit.Warned
}
