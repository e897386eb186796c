package catalog

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// What messages call a downloaded document.
const (
	imported      = "OpenAPI document"
	publishedName = "published document"
)

// Downloader returns the Fetch of an Importer: a GET without credentials, over
// https or on loopback, of at most MaxDocument bytes. Errors name the address
// without its query, which may hold a token.
func Downloader(options platform.Options) func(ctx context.Context, address string) ([]byte, error) {
	options.MaxResponse = MaxDocument
	return func(ctx context.Context, address string) ([]byte, error) {
		return download(ctx, platform.NewClient(options), options.Redactor, imported, address)
	}
}

// UpdateTimeout bounds the reading of one published document.
const UpdateTimeout = 60 * time.Second

// UpdateDownloader returns the Fetch of an Updater. It does what a Downloader
// does, and follows redirects on the same host. It may be called by several
// goroutines.
func UpdateDownloader(options platform.Options) func(ctx context.Context, address string) ([]byte, error) {
	options.MaxResponse = MaxDocument
	if trace := options.Trace; trace != nil {
		var mu sync.Mutex // one line at a time
		options.Trace = func(format string, args ...any) {
			mu.Lock()
			defer mu.Unlock()
			trace(format, args...)
		}
	}
	return func(ctx context.Context, address string) ([]byte, error) {
		client := platform.NewClient(options)
		client.CheckRedirect = sameHost
		return download(ctx, client, options.Redactor, publishedName, address)
	}
}

// sameHost lets a client follow a few redirects that stay on the host of the
// first request; of another the caller sees the response.
func sameHost(next *http.Request, before []*http.Request) error {
	const most = 3
	if len(before) > most || !platform.SameOrigin(next.URL.String(), before[0].URL.String()) {
		return http.ErrUseLastResponse
	}
	return nil
}

func download(ctx context.Context, client *http.Client, redactor *secret.Redactor, document, address string) ([]byte, error) {
	if err := platform.CheckURL(document, address); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fault.New(fault.Usage, "the %s %q is not a URL", document, address).WithCause(err)
	}
	redactQuery(redactor, request.URL)
	shown := withoutQuery(request.URL)
	response, err := client.Do(request)
	if err != nil {
		return nil, platform.Unreachable(document, shown, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, incompleteError(document, shown, err)
	case response.StatusCode != http.StatusOK:
		return nil, statusError(document, shown, response, text)
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
func incompleteError(document, address string, err error) error {
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
func statusError(document, address string, response *http.Response, body []byte) error {
	f := fault.From(platform.Refusal(document, address, response, body))
	switch code := response.StatusCode; {
	case code >= 300 && code < 400:
		target, err := response.Location()
		if err != nil {
			return f.WithHint("the server redirects without saying where")
		}
		switch {
		case document == publishedName && platform.SameOrigin(target.String(), response.Request.URL.String()):
			return f.WithHint("the server redirects too often, at last to %s", withoutQuery(target))
		case document == publishedName:
			return f.WithHint("the server redirects to %s, and only redirects on the same host are followed", withoutQuery(target))
		}
		return f.WithHint("the server redirects: use the address %s", withoutQuery(target))
	case code == http.StatusNotFound || code == http.StatusGone:
		return f.WithCause(fs.ErrNotExist)
	case document == publishedName && (code == http.StatusUnauthorized || code == http.StatusForbidden):
		return f.WithHint("no credentials are sent: download the document in a browser into a folder, and name the folder with --from")
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return f.WithHint("import sends no credentials: download the document in a browser, then import the file")
	}
	return f
}
