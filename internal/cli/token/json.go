package token

import (
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

// The JSON documents of the commands below `token`. They are contracts.

// Report is the document of `token get`.
type Report struct {
	AccessToken string  `json:"access_token"` // the token
	TokenType   string  `json:"token_type"`   // the type of the token: Bearer
	ExpiresAt   *string `json:"expires_at"`   // null if it is not known
	ExpiresIn   *int64  `json:"expires_in"`   // seconds
	Scope       string  `json:"scope"`        // the scopes that the server named, separated by spaces
	Profile     string  `json:"profile"`      // the profile that the token is for
	Environment string  `json:"environment"`  // prod, beta, qa or dev
	Cached      bool    `json:"cached"`       // it was not fetched now
	kit.Warned
}

func reportToken(t credential.Result, now time.Time) *Report {
	report := &Report{
		AccessToken: t.Access.Reveal(), TokenType: t.Type, Scope: t.Scope,
		Profile: t.Settings.Name, Environment: t.Settings.Env, Cached: t.Cached,
	}
	if !t.ExpiresAt.IsZero() {
		at, in := jwt.FormatTime(t.ExpiresAt), t.ExpiresIn(now)
		report.ExpiresAt, report.ExpiresIn = &at, &in
	}
	return report
}

// ClearReport is the document of `token clear`.
type ClearReport struct {
	Profile string `json:"profile"` // the profile that the tokens belonged to
	Removed int    `json:"removed"` // cached tokens
	kit.Warned
}
