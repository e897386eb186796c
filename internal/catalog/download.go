package catalog

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// document is what a message calls the downloaded document.
const document = "OpenAPI document"

// Downloader returns the Fetch of an Importer: a GET without credentials, over
// https or on loopback, of at most MaxDocument bytes. Errors name the address
// without its query, which may hold a token.
func Downloader(options platform.Options) func(ctx context.Context, address string) ([]byte, error) {
	options.MaxResponse = MaxDocument
	return func(ctx context.Context, address string) ([]byte, error) {
		return download(ctx, options, address)
	}
}

func download(ctx context.Context, options platform.Options, address string) ([]byte, error) {
	if err := platform.CheckURL(document, address); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fault.New(fault.Usage, "the %s %q is not a URL", document, address).WithCause(err)
	}
	redactQuery(options.Redactor, request.URL)
	shown := withoutQuery(request.URL)
	response, err := platform.NewClient(options).Do(request)
	if err != nil {
		return nil, platform.Unreachable(document, shown, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, incompleteError(shown, err)
	case response.StatusCode != http.StatusOK:
		return nil, statusError(shown, response, text)
	}
	return disk.Text(text), nil
}

// redactQuery registers the values in a query as secrets: one may be a token.
// Short ones are names and versions.
func redactQuery(redactor *secret.Redactor, address *url.URL) {
	const shortestToken = 16 // characters
	for _, values := range address.Query() {
		for _, value := range values {
			if len(value) >= shortestToken {
				redactor.Add(secret.New(value))
			}
		}
	}
}

// withoutQuery leaves out what may be secret in an address.
func withoutQuery(address *url.URL) string {
	return (&url.URL{Scheme: address.Scheme, Host: address.Host, Path: address.Path}).String()
}

// incompleteError returns the error for a response that broke off.
func incompleteError(address string, err error) error {
	var slow net.Error
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, disk.ErrTooLarge):
		return platform.Unreachable(document, address, err)
	case errors.As(err, &slow) && slow.Timeout():
		return fault.New(fault.Network, "the %s %s did not arrive completely in time", document, address).
			WithHint("try again, or allow more time with --timeout").WithCause(err)
	}
	return fault.New(fault.Network, "the %s %s did not arrive completely: the connection was closed", document, address).
		WithHint("try again").WithCause(err)
}

// statusError returns the error for a response without a document. An import sends
// no credentials, so the usual hints would mislead.
func statusError(address string, response *http.Response, body []byte) error {
	f := fault.From(platform.Refusal(document, address, response, body))
	switch code := response.StatusCode; {
	case code >= 300 && code < 400:
		target, err := response.Location()
		if err != nil {
			return f.WithHint("the server redirects without saying where")
		}
		return f.WithHint("the server redirects: use the address %s", withoutQuery(target))
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return f.WithHint("import sends no credentials: download the document in a browser, then import the file")
	}
	return f
}
