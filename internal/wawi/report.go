package wawi

import "github.com/jtlctl/jtlctl/internal/fault"

// Report is the JSON form of a registration; it is a contract.
type Report struct {
	// Name is what other commands call the installation.
	Name string `json:"name"`
	// URL is the address of the JTL-Wawi, with the name of the database.
	URL string `json:"url"`
	// API is the version of its API, such as 2.0.
	API   string `json:"api"`
	AppID string `json:"app_id"` // the identifier of the app
	// RegistrationID is the number that the JTL-Wawi gave the request.
	RegistrationID string `json:"registration_id"`
	Status         Status `json:"status"` // how far the registration is
	// Granted are the scopes that the app has; empty until it is accepted.
	Granted []string `json:"granted_scopes"`
	// Denied are optional scopes that were asked for and not granted.
	Denied []string `json:"denied_optional_scopes"`
	// Missing are mandatory scopes that were asked for and not granted.
	Missing []string  `json:"missing_mandatory_scopes"`
	Key     KeyReport `json:"api_key"` // where the API key is
}

// KeyReport is what a report says of the key.
type KeyReport struct {
	// Store is the name of the store that the key is in, or goes to.
	Store string `json:"store"`
	// Stored is true once the key is in the store.
	Stored bool `json:"stored"`
	// Key is the key itself, only with --show-key.
	Key string `json:"key,omitempty"`
	// OtherKeys is how many further keys came in the same answer.
	OtherKeys int `json:"other_keys,omitempty"`
	// Hint says what to do about a key that was granted and is not stored.
	Hint string `json:"hint,omitempty"`
}

func reportOf(name string, i Installation) Report {
	missing, denied := i.Missing()
	return Report{
		Name: name, URL: i.URL, API: i.API.String(), AppID: i.AppID, RegistrationID: i.RegistrationID, Status: Accepted,
		Granted: i.Granted, Denied: denied, Missing: missing, Key: KeyReport{Store: i.Store, Stored: true, OtherKeys: i.OtherKeys},
	}
}

func reportOfRequest(name string, r Registration) Report {
	status := r.Status
	if status == Sending {
		status = Pending
	}
	return Report{
		Name: name, URL: r.URL, API: r.API.String(), AppID: r.AppID, RegistrationID: r.ID, Status: status,
		Granted: []string{}, Denied: []string{}, Missing: []string{}, Key: KeyReport{Store: r.Store},
	}
}

// reportOfWait reports a wait that brought no stored key; nil if its error says
// all.
func reportOfWait(name string, record Record, i Installation, err error) *Report {
	report := reportOfRequest(name, *record.Registration)
	switch f := fault.From(err); {
	case i.AppID != "" && (f.Kind == fault.Store || f.Kind == fault.Interrupted):
		report = reportOf(name, i)
		report.Key = KeyReport{Hint: f.Hint}
	case i.AppID != "": // the key is in the store, and the state cannot say so
		report = reportOf(name, i)
		report.Key.Hint = f.Hint
	case f.Kind == fault.Refused:
		report.Status = Rejected
	case f.Kind != fault.Pending:
		return nil
	}
	return &report
}
