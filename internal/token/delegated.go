package token

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Delegated is what the request for a token of one tenant needs.
type Delegated struct {
	URL    string
	Tenant string
	Access secret.String // the access token of the app
}

const delegatedEndpoint = "delegated-token endpoint"

// ErrAppToken is that the platform did not accept the app's access token. It is
// the cause of the error then.
var ErrAppToken = errors.New("the access token was not accepted")

// FetchDelegated exchanges the access token of an app for one of a tenant.
func (c Client) FetchDelegated(ctx context.Context, d Delegated) (Token, error) {
	if err := platform.CheckURL(delegatedEndpoint, d.URL); err != nil {
		return Token{}, err
	}
	ctx, trace := platform.HoldTrace(ctx)
	defer trace() // once the token is known to the redactor
	body, err := json.Marshal(map[string]string{"tenantId": d.Tenant})
	if err != nil {
		return Token{}, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, d.URL, bytes.NewReader(body))
	if err != nil {
		return Token{}, fault.New(fault.Config, "the %s %q is not an address", delegatedEndpoint, d.URL).WithCause(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer "+d.Access.Reveal())
	response, err := c.HTTP.Do(request)
	if err != nil {
		return Token{}, c.redacted(platform.Unreachable(delegatedEndpoint, d.URL, err))
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return Token{}, c.redacted(platform.Unreachable(delegatedEndpoint, d.URL, err))
	}
	if response.StatusCode != http.StatusOK && response.StatusCode != http.StatusCreated {
		return Token{}, c.redacted(c.refusedDelegated(d, response, answer))
	}
	return c.readDelegated(d, response, answer)
}

// refusedDelegated explains a response without a token.
func (c Client) refusedDelegated(d Delegated, response *http.Response, body []byte) error {
	said := func(kind fault.Kind, what string) *fault.Error {
		return fault.New(kind, "the %s %s %s (%s)%s", delegatedEndpoint, d.URL, what, platform.Describe(response, body), c.problemOf(body))
	}
	if platform.IsBlockPage(response, body) {
		return platform.Refusal(delegatedEndpoint, d.URL, response, body)
	}
	switch response.StatusCode {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return said(fault.Server, "refused the tenant "+d.Tenant).
			WithHint("check the tenant: a session token has it in tenantId, an app token in urn:jtl:tenant_id (`jtlctl jwt decode`)")
	case http.StatusUnauthorized:
		return said(fault.Credentials, "did not accept the access token of the app").WithCause(ErrAppToken).
			WithHint("check that the app belongs to this environment and to this identity provider (--env, --idp); `jtlctl token get --refresh` fetches a new access token")
	case http.StatusForbidden:
		return said(fault.Credentials, "gives the app no token for the tenant "+d.Tenant).
			WithHint("the app has to be installed for this tenant; check its installation, and that the app is the right one (`jtlctl auth status`)")
	case http.StatusNotFound:
		return said(fault.Server, "knows no tenant "+d.Tenant+" of this app, or has no delegated tokens").
			WithHint("check the tenant, that the app is installed for it, and the address of the API (`jtlctl config get api_url`)")
	}
	refusal := fault.From(platform.Refusal(delegatedEndpoint, d.URL, response, body))
	refusal.Message += c.problemOf(body)
	return refusal
}

// problemOf is what a server says in its own words, after a colon: the fields of
// RFC 9457 and of OAuth, or a message.
func (c Client) problemOf(body []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil {
		return ""
	}
	for _, name := range []string{"detail", "error_description", "message", "title", "error"} {
		var text string
		if json.Unmarshal(fields[name], &text) == nil && text != "" {
			return ": " + shorten(c.Redactor.Redact(text))
		}
	}
	return ""
}
