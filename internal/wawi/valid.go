package wawi

import (
	"slices"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/secret"
)

// invalidField returns the name of the first field that no jtlctl would have written:
// somebody may have edited the file, and what follows must not act on it.
func (r Record) invalidField() string {
	if r.Installation != nil {
		if field := r.Installation.invalidField(); field != "" {
			return "installation." + field
		}
	}
	if r.Registration != nil {
		if field := r.Registration.invalidField(); field != "" {
			return "registration." + field
		}
	}
	return ""
}

func (w Spec) invalidField() string {
	_, notURL := ParseURL(w.URL)
	switch {
	case notURL != nil:
		return "url"
	case w.API.Open():
		return "api"
	case w.Prefix != "" && !slices.Contains(w.API.Generation.Prefixes(), w.Prefix):
		return "prefix"
	case w.Fingerprint != "" && !isFingerprint(w.Fingerprint):
		return "fingerprint"
	case w.AppID == "" || !printable(w.AppID):
		return "app_id"
	case secret.CheckName(w.Store) != nil:
		return "store"
	}
	return ""
}

func isFingerprint(text string) bool {
	parsed, err := ParseFingerprint(text)
	return err == nil && parsed == text
}

func (r Registration) invalidField() string {
	if field := r.Spec.invalidField(); field != "" {
		return field
	}
	// An accepted one is an installation.
	known := slices.Contains([]Status{Sending, Pending, Rejected, Spent, Gone}, r.Status)
	switch {
	case !known:
		return "status"
	case r.Status != Sending && !isRequestID(r.ID):
		return "registration_id"
	case r.Challenge == "" || !printable(r.Challenge):
		return "challenge_code"
	}
	return ""
}

// isRequestID reports whether the number of a request can be a part of an address: . and
// .. stay what they are when they are escaped, and servers take them for folders.
func isRequestID(id string) bool { return id != "" && id != "." && id != ".." && printable(id) }

// printable reports whether a text can go into a header or an address.
func printable(text string) bool {
	return strings.IndexFunc(text, unicode.IsControl) < 0
}
