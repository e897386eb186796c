package token

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
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
	// Auth is how the client proves who it is; "" is client_secret_basic, unless
	// the server's words ask for client_secret_post.
	Auth platform.ClientAuth
	// Other is the host of the platform's other identity provider; "" if TokenURL is
	// that of none.
	Other string
}

const tokenEndpoint = "token endpoint"

// Fetch asks the token endpoint for an access token, with one request; with a
// second one if the server's words ask for client_secret_post.
func (c Client) Fetch(ctx context.Context, credentials Credentials) (Token, error) {
	if err := platform.CheckURL(tokenEndpoint, credentials.TokenURL); err != nil {
		return Token{}, err
	}
	chosen := credentials.Auth
	credentials.Auth = cmp.Or(chosen, platform.Basic)
	t, seen, err := c.fetch(ctx, credentials)
	if err != nil && chosen == "" && seen.asksFor(platform.Post) {
		credentials.Auth = platform.Post
		t, _, err = c.fetch(ctx, credentials)
	}
	return t, err
}

// authStyles are the words of the OAuth library. Its third, to find out, sends a
// second request after every refusal.
var authStyles = map[platform.ClientAuth]oauth2.AuthStyle{
	platform.Basic: oauth2.AuthStyleInHeader, platform.Post: oauth2.AuthStyleInParams,
}

func (c Client) fetch(ctx context.Context, credentials Credentials) (Token, *recorder, error) {
	ctx, trace := platform.HoldTrace(ctx)
	defer trace() // once the token is known to the redactor
	seen := &recorder{next: c.HTTP.Transport}
	client := *c.HTTP
	client.Transport = seen
	config := clientcredentials.Config{
		ClientID:     credentials.ClientID,
		ClientSecret: credentials.Secret.Reveal(),
		TokenURL:     credentials.TokenURL,
		Scopes:       credentials.Scopes,
		AuthStyle:    authStyles[credentials.Auth],
	}
	received, err := config.Token(context.WithValue(ctx, oauth2.HTTPClient, &client))
	if err != nil {
		return Token{}, seen, c.redacted(c.explain(credentials, seen, err))
	}
	c.Redactor.Add(secret.New(received.AccessToken))
	if !strings.EqualFold(received.Type(), "Bearer") {
		return Token{}, seen, unusable(credentials.TokenURL, "a token of type "+quoted(c.Redactor.Redact(received.TokenType))+", not Bearer")
	}
	scope, _ := received.Extra("scope").(string)
	t, err := newToken(received.AccessToken, c.Redactor.Redact(scope))
	if err != nil {
		return Token{}, seen, unusable(credentials.TokenURL, "with an access_token that "+err.Error())
	}
	t.ServerTime = serverTime(seen.response)
	t.live(c.Now(), seconds(fmt.Append(nil, received.Extra("expires_in"))), expOf(received.AccessToken))
	t.Auth = credentials.Auth
	return t, seen, nil
}

func (c Client) explain(credentials Credentials, seen *recorder, err error) error {
	if seen.response == nil || seen.readErr != nil {
		return platform.Unreachable(tokenEndpoint, credentials.TokenURL, err)
	}
	return c.refused(credentials, seen.response, seen.body)
}

// redacted is a fault without secrets, wherever its words came from.
func (c Client) redacted(err error) error {
	f := fault.From(err)
	f.Message, f.Hint = c.Redactor.Redact(f.Message), c.Redactor.Redact(f.Hint)
	return f
}

func serverTime(response *http.Response) time.Time {
	date, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return date
}
