package platform

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// sandboxTransport explains why a request cannot reach the sandbox.
type sandboxTransport struct {
	next    http.RoundTripper
	sandbox Sandbox
}

func (t sandboxTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := t.next.RoundTrip(request)
	var dial *net.OpError
	var untrusted *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	switch {
	case err == nil && t.wantsTLS(request, response):
		_ = response.Body.Close()
		return nil, &sandboxError{t.sandbox, errWantsTLS, true}
	case err == nil, request.Context().Err() != nil, !SameOrigin(request.URL.String(), t.sandbox.URL):
	case errors.As(err, &untrusted), errors.As(err, &record):
		return nil, &sandboxError{t.sandbox, err, true}
	case errors.As(err, &dial) && dial.Op == "dial":
		return nil, &sandboxError{t.sandbox, err, false}
	}
	return response, err
}

// CloseIdleConnections is for http.Client and others who end a transport.
func (t sandboxTransport) CloseIdleConnections() { closeIdle(t.next) }

// errWantsTLS is that a server was sent plain http and speaks https.
var errWantsTLS = errors.New("it is served with --tls")

// wantsTLS reports whether the sandbox refuses a request because it is plain http.
func (t sandboxTransport) wantsTLS(request *http.Request, response *http.Response) bool {
	return response.StatusCode == http.StatusUpgradeRequired && request.URL.Scheme == "http" && SameOrigin(request.URL.String(), t.sandbox.URL)
}

// sandboxError is that nothing listens at the address of the sandbox, or that its
// TLS cannot be used.
type sandboxError struct {
	sandbox Sandbox
	cause   error
	tls     bool
}

func (e *sandboxError) Error() string {
	if errors.Is(e.cause, errWantsTLS) {
		return "the sandbox at " + e.sandbox.URL + " cannot be used: " + errWantsTLS.Error()
	}
	if e.tls {
		return "the sandbox at " + e.sandbox.URL + " cannot be used: " + reason(e.cause)
	}
	return "no sandbox is running at " + e.sandbox.Address()
}

func (e *sandboxError) Unwrap() error { return e.cause }

// fault is the error with what to do.
func (e *sandboxError) fault() *fault.Error {
	f := fault.New(fault.Network, "%v", e).WithCause(e.cause)
	if errors.Is(e.cause, errWantsTLS) {
		return f.WithHint("use %s=https://%s, and the file with its certificate, which it printed, in %s", SandboxVariable, e.sandbox.Address(), SandboxCAVariable)
	}
	if e.tls {
		return f.WithHint("name the file with the certificate that `jtlctl sandbox serve --tls` has written with %s; without --tls the address has no https (%s=%s)",
			SandboxCAVariable, SandboxVariable, e.sandbox.Address())
	}
	command := "jtlctl sandbox serve"
	if address := e.sandbox.Address(); address != SandboxAddress {
		command += " --addr " + address
	}
	if strings.HasPrefix(e.sandbox.URL, "https:") {
		command += " --tls"
	}
	return f.WithHint("start it with `%s` in another terminal, or name the address of one that is running with %s", command, SandboxVariable)
}
