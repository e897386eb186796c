package platform

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Transport is NewTransport, and trusts the certificates of the sandbox. It is for
// requests to the sandbox only.
func (s Sandbox) Transport() *http.Transport {
	transport := NewTransport()
	if s.CA != "" {
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM([]byte(s.CA))
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return transport
}

// CheckCA refuses a text that has no certificate in PEM form.
func CheckCA(text []byte) error {
	if !x509.NewCertPool().AppendCertsFromPEM(text) {
		return fault.New(fault.Config, "there is no certificate in PEM form in it")
	}
	return nil
}

// sandboxTransport sends what is for the sandbox to it, with the trust that it
// has, and explains why that fails. Everything else goes to next.
type sandboxTransport struct {
	next, own http.RoundTripper
	sandbox   Sandbox
}

// forSandbox adds a sandbox to what does the exchange; nil means the network.
func forSandbox(base http.RoundTripper, s Sandbox) http.RoundTripper {
	if base != nil {
		return sandboxTransport{base, base, s}
	}
	return sandboxTransport{NewTransport(), s.Transport(), s}
}

func (t sandboxTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	if !SameOrigin(request.URL.String(), t.sandbox.URL) {
		return t.next.RoundTrip(request)
	}
	response, err := t.own.RoundTrip(request)
	var dial *net.OpError
	var untrusted *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	switch {
	case request.Context().Err() != nil:
	case errors.As(err, &untrusted), errors.As(err, &record):
		return nil, &sandboxError{t.sandbox, err, true}
	case errors.As(err, &dial) && dial.Op == "dial":
		return nil, &sandboxError{t.sandbox, err, false}
	}
	return response, err
}

// sandboxError is that nothing listens at the address of the sandbox, or that its
// TLS cannot be used.
type sandboxError struct {
	sandbox Sandbox
	cause   error
	tls     bool
}

func (e *sandboxError) Error() string {
	if e.tls {
		return "the sandbox at " + e.sandbox.URL + " cannot be used: " + reason(e.cause)
	}
	return "no sandbox is running at " + e.sandbox.Address()
}

func (e *sandboxError) Unwrap() error { return e.cause }

// fault is the error with what to do.
func (e *sandboxError) fault() *fault.Error {
	f := fault.New(fault.Network, "%v", e).WithCause(e.cause)
	if e.tls {
		return f.WithHint("name the file with the certificate that `jtlctl sandbox serve --tls` has written with %s; without --tls its address begins with http (%s=%s)",
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
