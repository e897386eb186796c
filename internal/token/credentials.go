package token

import (
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
}

const tokenEndpoint = "token endpoint"

// Fetch asks the token endpoint for an access token, with one request.
func (c Client) Fetch(ctx context.Context, credentials Credentials) (Token, error) {
	if err := platform.CheckURL(tokenEndpoint, credentials.TokenURL); err != nil {
		return Token{}, err
	}
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
		AuthStyle:    oauth2.AuthStyleInHeader, // anything else probes with a second request
	}
	received, err := config.Token(context.WithValue(ctx, oauth2.HTTPClient, &client))
	if err != nil {
		return Token{}, c.redacted(c.explain(credentials, seen, err))
	}
	c.Redactor.Add(secret.New(received.AccessToken))
	if !strings.EqualFold(received.Type(), "Bearer") {
		return Token{}, unusable(credentials.TokenURL, "a token of type "+quoted(c.Redactor.Redact(received.TokenType))+", not Bearer")
	}
	scope, _ := received.Extra("scope").(string)
	t, err := newToken(received.AccessToken, c.Redactor.Redact(scope))
	if err != nil {
		return Token{}, unusable(credentials.TokenURL, "with an access_token that "+err.Error())
	}
	t.ServerTime = serverTime(seen.response)
	t.live(c.Now(), seconds(fmt.Append(nil, received.Extra("expires_in"))), expOf(received.AccessToken))
	return t, nil
}

func (c Client) explain(credentials Credentials, seen *recorder, err error) error {
	if seen.response == nil || seen.readErr != nil {
		return platform.Unreachable(tokenEndpoint, credentials.TokenURL, err)
	}
	return c.refused(tokenEndpoint, credentials.TokenURL, seen.response, seen.body)
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
