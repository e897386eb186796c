package main

// The JSON documents of the commands below `config`. They are contracts.

// pathReport is the document of `config path`.
type pathReport struct {
	Config string `json:"config"`
	Cache  string `json:"cache"`
	State  string `json:"state"`
}

// setting is the document of `config get`.
type setting struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
}

// settingList is the document of `config list`.
type settingList struct {
	Profile  string    `json:"profile"`
	Settings []setting `json:"settings"`
}
