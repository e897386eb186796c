package token

import (
	"context"
	"errors"
	"strings"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

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
		return Token{}, unusable(credentials.TokenURL, "with a token of type "+quote(answer.TokenType)+", not Bearer")
	}
	if !printable(answer.AccessToken) {
		return Token{}, unusable(credentials.TokenURL, "with an access_token that has characters in it that no token has")
	}
	scope, _ := answer.Extra("scope").(string)
	return Token{
		Access:    secret.New(answer.AccessToken),
		Type:      "Bearer",
		ExpiresAt: expiry(c.Now(), answer.ExpiresIn, answer.AccessToken),
		Scope:     scope,
	}, nil
}

func (c Client) explain(credentials Credentials, seen *recorder, err error) error {
	if seen.response == nil || seen.readErr != nil {
		return platform.Unreachable(tokenEndpoint, credentials.TokenURL, errors.Join(seen.err, seen.readErr, err))
	}
	return refused(tokenEndpoint, credentials.TokenURL, seen.response, seen.body)
}

// printable reports whether a text may stand in a header: visible ASCII only
// (RFC 6749, appendix A.12).
func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' })
}
