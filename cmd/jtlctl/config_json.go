package main

// The JSON documents of the commands below `config`. They are contracts.

// pathReport is the document of `config path`.
type pathReport struct {
	Cache  string `json:"cache"`  // folder of what can be fetched again; empty if the system has none
	Config string `json:"config"` // file; empty if the system has no folder for it
	State  string `json:"state"`  // folder of what cannot be fetched again; empty if the system has none
}

// settingReport is the document of `config get`.
type settingReport struct {
	setting
	warned
}

// setting is a setting as it holds for this call.
type setting struct {
	Key    string `json:"key"`
	Value  string `json:"value"`  // empty if there is none
	Origin string `json:"origin"` // flag, profile, default, or the name of an environment variable
}

// settingList is the document of `config list`.
type settingList struct {
	Profile  string    `json:"profile"`
	Settings []setting `json:"settings"`
	warned
}
