package auth

import (
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// The JSON documents of the commands below `auth`. They are contracts.

// LoginReport is the document of `auth login`.
type LoginReport struct {
	Profile     string `json:"profile"`     // the profile that the credentials belong to
	Environment string `json:"environment"` // prod, beta, qa or dev
	ClientID    string `json:"client_id"`   // the client ID of the app
	Store       string `json:"store"`       // the name of the store that the client secret is in
	Provider    string `json:"provider"`    // host of the identity provider; empty for SCX
	Verified    bool   `json:"verified"`    // false if --no-verify left it out
	kit.Warned
}

// Status is the document of `auth status`.
type Status struct {
	Profiles []profileStatus `json:"profiles"`        // all profiles, by name
	Check    *checkStatus    `json:"check,omitempty"` // only with --check
	kit.Warned
}

// checkStatus is what the server said of the credentials.
type checkStatus struct {
	Profile  string       `json:"profile"`   // the profile that was checked
	TokenURL string       `json:"token_url"` // that was asked
	OK       bool         `json:"ok"`        // a token was handed out
	Problem  string       `json:"problem"`   // why there is none; empty if there is one
	Token    *tokenStatus `json:"token"`     // how long the token is valid; null if there is none
}

// reportCheck reports a check; redact takes secrets out of a text.
func reportCheck(c credential.Check, err error, redact func(string) string) *checkStatus {
	if err != nil {
		return &checkStatus{Profile: c.Profile, TokenURL: c.TokenURL, Problem: redact(fault.Message(err))}
	}
	return &checkStatus{Profile: c.Profile, TokenURL: c.TokenURL, OK: true, Token: reportTokenStatus(&c.Token)}
}

// profileStatus is what is known of a profile's credentials.
type profileStatus struct {
	Profile     string       `json:"profile"`          // the name of the profile
	Current     bool         `json:"current"`          // it is used if no profile is named
	Environment string       `json:"environment"`      // prod, beta, qa or dev
	ClientID    string       `json:"client_id"`        // empty if there was no login
	Store       string       `json:"store"`            // empty if there was no login
	Provider    string       `json:"provider"`         // host of the identity provider; empty if it is not known
	Token       *tokenStatus `json:"cached_token"`     // null if there is none
	SCXToken    *tokenStatus `json:"cached_scx_token"` // null if there is none
}

type tokenStatus struct {
	ExpiresAt string `json:"expires_at"` // when the token expires
	ExpiresIn int64  `json:"expires_in"` // seconds, 0 if it has expired
}

func reportStatus(profiles []credential.ProfileStatus) *Status {
	report := &Status{Profiles: []profileStatus{}}
	for _, p := range profiles {
		report.Profiles = append(report.Profiles, profileStatus{
			p.Profile, p.Current, p.Environment, p.ClientID, p.Store, p.Provider, reportTokenStatus(p.Token), reportTokenStatus(p.SCXToken),
		})
	}
	return report
}

func reportTokenStatus(t *credential.TokenStatus) *tokenStatus {
	if t == nil {
		return nil
	}
	return &tokenStatus{jwt.FormatTime(t.ExpiresAt), int64(t.Left / time.Second)}
}

// PassphraseReport is the document of `auth passphrase`.
type PassphraseReport struct {
	Store string `json:"store"` // the store whose passphrase was changed: file
	kit.Warned
}

// LogoutReport is the document of `auth logout`.
type LogoutReport struct {
	LoggedOut []string `json:"logged_out"` // profiles
	kit.Warned
}
