package platform

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
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

// Unreachable returns the error for a request without a complete response.
func Unreachable(name, address string, err error) error {
	if errors.Is(err, context.Canceled) {
		return fault.New(fault.Interrupted, "interrupted while waiting for the %s", name).WithCause(err)
	}
	if sandbox := new(sandboxError); errors.As(err, &sandbox) {
		return sandbox.fault()
	}
	if known := new(fault.Error); errors.As(err, &known) && known.Kind == fault.Config {
		return known
	}
	if strings.Contains(err.Error(), "malformed") {
		return fault.New(fault.Server, "the response of the %s %s is not HTTP", name, address).
			WithHint("check the address and its port: something else may be listening there").WithCause(err)
	}
	if errors.Is(err, disk.ErrTooLarge) {
		return fault.New(fault.Server, "the response of the %s %s is %s", name, address, sizeText(err)).
			WithHint("check that the address is right: this is not a response that it should send").WithCause(err)
	}
	hint := hintFor(err)
	if u, bad := url.Parse(address); bad == nil && host.IsLoopback(u.Hostname()) && errors.As(err, new(*tls.CertificateVerificationError)) {
		hint = "if it is a sandbox: set " + SandboxCAVariable + " to the file that `jtlctl sandbox serve --tls` prints; else " + hint
	}
	return fault.New(fault.Network, "the %s %s cannot be reached: %s", name, address, reason(err)).WithHint("%s", hint).WithCause(err)
}

func sizeText(err error) string {
	beyond := tooLargeError{MaxResponse}
	_ = errors.As(err, &beyond)
	return beyond.Error()
}

// Refusal returns the error for a response with an unexpected status.
func Refusal(name, address string, response *http.Response, body []byte) error {
	f := fault.New(fault.Server, "the %s %s returned %s", name, address, Describe(response, body))
	switch code := response.StatusCode; {
	case code >= 300 && code < 400:
		return f.WithHint("redirects are not followed, because credentials would be sent along; set the final address")
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
	case mediaType(response) == "text/html":
		text += " with an HTML page"
	}
	if wait := RetryAfterText(response); wait != "" {
		text += ", Retry-After: " + wait
	}
	return text
}

func reason(err error) string {
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var timeout net.Error
	switch {
	case errors.As(err, &name) && (name.IsTimeout || name.IsTemporary):
		return "the name " + name.Name + " cannot be looked up: " + name.Err
	case errors.As(err, &name):
		return "no such host: " + name.Name
	case errors.As(err, &certificate):
		return "its certificate is not trusted: " + certificate.Err.Error()
	case errors.As(err, &record):
		return "it does not speak TLS"
	case strings.Contains(err.Error(), "failed to parse Location header"):
		return "it redirects to an invalid address"
	case errors.Is(err, errRefused):
		return "connection refused"
	case errors.Is(err, errReset), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection was closed"
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return "no response in time"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no response in time"
	case strings.Contains(err.Error(), "malformed"), strings.Contains(err.Error(), "net/http:"):
		return "its response is not HTTP"
	}
	return innermost(err)
}

func hintFor(err error) string {
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case errors.As(err, &certificate):
		return "a proxy may be intercepting the connection: its root certificate must be trusted by this machine"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "try again, or allow more time with --timeout"
	}
	return "check the address, the network and the proxy (HTTPS_PROXY, NO_PROXY)"
}

// innermost removes the prefixes of Go's network errors.
func innermost(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			text := err.Error()
			return strings.TrimSpace(text[strings.LastIndex(text, ": ")+1:])
		}
		err = next
	}
}
