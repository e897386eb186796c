package token

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// oauthError is the body of RFC 6749, 5.2, with the hint that Ory Hydra adds.
type oauthError struct {
	Code        string `json:"error"`
	Description string `json:"error_description"`
	Hint        string `json:"error_hint"`
}

// words are all that the server says.
func (e oauthError) words() string {
	words := e.Code
	if e.Description != "" {
		words += ": " + e.Description
	}
	if e.Hint != "" {
		words = strings.TrimRight(words, ". ") + ". " + e.Hint
	}
	return words
}

// maxQuoted is how many characters of a server's words are repeated. What to do
// is at the end of those of Ory Hydra, which have about 600.
const maxQuoted = 2000

// refused explains a response without a token.
func (c Client) refused(credentials Credentials, response *http.Response, body []byte) error {
	address := credentials.TokenURL
	var fields oauthError
	if exactjson.Unmarshal(body, &fields) == nil && fields.Code != "" {
		return c.refusedByName(credentials, response, fields)
	}
	if response.StatusCode != http.StatusOK {
		return platform.Refusal(tokenEndpoint, address, response, body)
	}
	switch {
	case len(body) == 0:
		return unusable(address, "200 OK with an empty body")
	case ambiguous(body) != "":
		return unusable(address, "200 OK, in which "+ambiguous(body))
	case !json.Valid(body):
		return unusable(address, platform.Describe(response, body)+", which is not JSON")
	}
	return unusable(address, "200 OK without an access_token")
}

// ambiguous says which member a response gives more than once, if it is one that
// decides something.
func ambiguous(body []byte) string {
	var fields tokenResponse
	if twice, ok := errors.AsType[*exactjson.DuplicateNameError](exactjson.Unmarshal(body, &fields)); ok {
		return twice.Error()
	}
	if name := formTwice(body); name != "" && !json.Valid(body) {
		return (&exactjson.DuplicateNameError{Name: name}).Error()
	}
	return ""
}

func (c Client) refusedByName(credentials Credentials, response *http.Response, fields oauthError) error {
	words := fields.words()
	f := fault.New(fault.Server, "the %s %s refused: %s", tokenEndpoint, credentials.TokenURL, shorten(c.Redactor.Redact(words)))
	if other := otherAuth(credentials.Auth); strings.Contains(words, "client_secret_"+string(other)) {
		f.Kind = fault.Credentials
		return f.WithHint("the server asks for client_secret_%s, and client_secret_%s was used: `jtlctl auth login --auth-method %s`, or set JTLCTL_AUTH_METHOD=%s", other, credentials.Auth, other, other)
	}
	switch fields.Code {
	case "invalid_client":
		f.Kind = fault.Credentials
		likely := ""
		if credentials.Other != "" {
			likely = "the likely reason is that the app belongs to the other identity provider, " + credentials.Other + " (--idp " + credentials.Other + "); if not, "
		}
		if encodes(credentials) {
			likely += "if they are right: the client ID or the secret has characters that are sent encoded in a header (RFC 6749, 2.3.1), which some servers do not decode: " +
				"`jtlctl auth login --auth-method post` sends them in the body; if not, "
		}
		if credentials.Other == "" {
			return f.WithHint("%s", likely+"check that client ID and client secret belong together, and to this server: it is no identity provider of the platform; `jtlctl config list` shows what names it")
		}
		return f.WithHint("%s", likely+"check that client ID and client secret belong together, that they are the current ones, and that they belong to this environment; "+
			"a lost secret cannot be shown again, the app has to be registered again in the Partner Portal")
	case "unauthorized_client", "access_denied":
		f.Kind = fault.Credentials
		return f.WithHint("this client may not use the client-credentials grant; check its registration in the Partner Portal")
	case "invalid_scope":
		f.Kind = fault.Credentials
		return f.WithHint("the identity provider wants other scopes: legacy none, zitadel openid (--idp)")
	case "unsupported_grant_type", "invalid_request":
		return f.WithHint("check that this is the token endpoint of the right identity provider (--idp legacy or zitadel)")
	}
	// The name of the error says nothing, so the status has to.
	refusal := fault.From(platform.Refusal(tokenEndpoint, credentials.TokenURL, response, []byte(" ")))
	f.Kind = refusal.Kind
	if wait := platform.RetryAfterText(response); wait != "" {
		f.Message += " (Retry-After: " + wait + ")"
	}
	return f.WithHint("%s", refusal.Hint)
}

// encodes reports whether the header has another text than the credentials: form
// encoding changes it.
func encodes(credentials Credentials) bool {
	if credentials.Auth == platform.Post {
		return false
	}
	return slices.ContainsFunc([]string{credentials.ClientID, credentials.Secret.Reveal()}, func(text string) bool { return url.QueryEscape(text) != text })
}

func otherAuth(auth platform.ClientAuth) platform.ClientAuth {
	if auth == platform.Post {
		return platform.Basic
	}
	return platform.Post
}

func unusable(address, what string) error {
	return fault.New(fault.Server, "the token endpoint %s returned %s", address, what).
		WithHint("check that the address is the token endpoint's, and that no proxy responds instead")
}

func quoted(text string) string { return strconv.Quote(shorten(text)) }

// shorten puts a server's words on one line of bounded length.
func shorten(text string) string {
	return textutil.Shorten(strings.Join(strings.Fields(text), " "), maxQuoted)
}
