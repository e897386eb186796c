package main

// profileList is the document of `profile list`. It is a contract.
type profileList struct {
	Profiles []profileReport `json:"profiles"`
}

type profileReport struct {
	Name        string `json:"name"`
	Current     bool   `json:"current"`
	Environment string `json:"environment"`
	ClientID    string `json:"client_id"`
}
