package platform

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Get fetches an address. bearer may be empty. It returns the body of a 200;
// every other status is an error that calls the endpoint by its name.
func Get(ctx context.Context, client *http.Client, name, address string, bearer secret.String) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fault.New(fault.Config, "the %s %q is not an address", name, address).WithCause(err)
	}
	request.Header.Set("Accept", "application/json")
	if !bearer.Empty() {
		request.Header.Set("Authorization", "Bearer "+bearer.Reveal())
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, Unreachable(name, address, err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, Unreachable(name, address, err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, Refusal(name, address, response, body)
	}
	return body, nil
}

// Refusal returns the error for a response with an unexpected status.
func Refusal(name, address string, response *http.Response, body []byte) error {
	f := fault.New(fault.Server, "the %s %s returned %s", name, address, Describe(response, body))
	switch code := response.StatusCode; {
	case code >= 300 && code < 400:
		return f.WithHint("redirects are not followed, because credentials would be sent along; set the final address")
	case IsBlockPage(response, body):
		return f.WithHint("%s", BlockPageHint)
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		f.Kind = fault.Credentials
		return f.WithHint("check that the credentials belong to this environment")
	case code == http.StatusTooManyRequests:
		return f.WithHint("too many requests; wait and try again")
	case code >= 500:
		return f.WithHint("the error is on the server's side; try again later")
	}
	return f.WithHint("check that the address is right")
}

// Describe returns a short description of a response: its status and form.
func Describe(response *http.Response, body []byte) string {
	text := status(response.StatusCode)
	switch location := redirectTarget(response); {
	case response.StatusCode >= 300 && response.StatusCode < 400 && location != "":
		text += " (redirect to " + location + ")"
	case len(body) == 0:
		text += " with an empty body"
	case isPage(response, body):
		text += " with an HTML page"
	}
	if wait := RetryAfterText(response); wait != "" {
		text += ", Retry-After: " + wait
	}
	return text
}

// BlockPageHint is what to do about a page that IsBlockPage recognises.
const BlockPageHint = "an HTML page with this status comes from a firewall or a proxy, and says nothing about the credentials: open the address in a browser, " +
	"ask whoever runs the network, and check HTTPS_PROXY and NO_PROXY"

// IsBlockPage reports whether a response is a 403 that no API sends: a web page.
func IsBlockPage(response *http.Response, body []byte) bool {
	return response.StatusCode == http.StatusForbidden && isPage(response, body)
}

func isPage(response *http.Response, body []byte) bool {
	kind := mediaType(response)
	return kind == "text/html" || (kind == "" || kind == "text/plain") && strings.HasPrefix(http.DetectContentType(body), "text/html")
}
