package token

import (
	"context"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Credentials are what the client-credentials grant (RFC 6749, 4.4) needs.
type Credentials struct {
	TokenURL string
	ClientID string
	Secret   secret.String
	Scopes   []string
}

const tokenEndpoint = "token endpoint"

// Fetch asks the token endpoint for an access token, with one request.
func (c Client) Fetch(ctx context.Context, credentials Credentials) (Token, error) {
	if err := platform.CheckURL(tokenEndpoint, credentials.TokenURL); err != nil {
		return Token{}, err
	}
	seen := &recorder{next: c.HTTP.Transport}
	client := *c.HTTP
	client.Transport = seen
	config := clientcredentials.Config{
		ClientID:     credentials.ClientID,
		ClientSecret: credentials.Secret.Reveal(),
		TokenURL:     credentials.TokenURL,
		Scopes:       credentials.Scopes,
		AuthStyle:    oauth2.AuthStyleInHeader, // anything else probes with a second request
	}
	answer, err := config.Token(context.WithValue(ctx, oauth2.HTTPClient, &client))
	if err != nil {
		return Token{}, c.explain(credentials, seen, err)
	}
	if !strings.EqualFold(answer.Type(), "Bearer") {
		return Token{}, unusable(credentials.TokenURL, "with a token of type "+quote(credentials.hide(answer.TokenType))+", not Bearer")
	}
	if !printable(answer.AccessToken) {
		return Token{}, unusable(credentials.TokenURL, "with an access_token that has characters in it that no token has")
	}
	scope, _ := answer.Extra("scope").(string)
	return Token{
		Access:     secret.New(answer.AccessToken),
		Type:       "Bearer",
		ExpiresAt:  expiry(c.Now(), seconds(answer.Extra("expires_in")), answer.AccessToken),
		Scope:      scope,
		ServerTime: serverTime(seen.response),
	}, nil
}

func (c Client) explain(credentials Credentials, seen *recorder, err error) error {
	if seen.response == nil || seen.readErr != nil {
		return hidden(platform.Unreachable(tokenEndpoint, credentials.TokenURL, err), credentials.hide)
	}
	return hidden(refused(tokenEndpoint, credentials.TokenURL, seen.response, seen.body, credentials.hide), credentials.hide)
}

// hidden is a fault in which nothing of a secret stands, wherever it came from.
func hidden(err error, hide hider) error {
	f := fault.From(err)
	f.Message, f.Hint = hide(f.Message), hide(f.Hint)
	return f
}

func serverTime(response *http.Response) time.Time {
	date, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return date
}

// hider takes a secret out of words that a server repeats. It works on the
// words as they came, before they are shortened or quoted.
type hider func(string) string

// hide covers the ways in which a server may repeat the secret.
func (c Credentials) hide(words string) string {
	id, password := c.ClientID, c.Secret.Reveal()
	return hiding(
		password, url.QueryEscape(password), url.PathEscape(password),
		base64.StdEncoding.EncodeToString([]byte(password)),
		base64.StdEncoding.EncodeToString([]byte(url.QueryEscape(id)+":"+url.QueryEscape(password))),
		base64.StdEncoding.EncodeToString([]byte(id+":"+password)))(words)
}

func hiding(forms ...string) hider {
	return func(words string) string {
		for _, form := range forms {
			if form != "" {
				words = strings.ReplaceAll(words, form, "[redacted]")
			}
		}
		return words
	}
}

// printable reports whether a text may stand in a header: visible ASCII only
// (RFC 6749, appendix A.12).
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
}
