package platform

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

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
	if errors.Is(err, disk.ErrTooLarge) {
		return fault.New(fault.Server, "the response of the %s %s is %s", name, address, sizeText(err)).
			WithHint("check that the address is right: this is not a response that it should send").WithCause(err)
	}
	if why, hint := unreadable(err); why != "" {
		return fault.New(fault.Server, "the response of the %s %s %s", name, address, why).WithHint("%s", hint).WithCause(err)
	}
	why, hint := reason(err), hintFor(err)
	if proxyURL := failedProxy(address, err); proxyURL != "" {
		why = "the proxy " + proxyURL + " cannot be reached: " + why
	}
	if u, bad := url.Parse(address); bad == nil && host.IsLoopback(u.Hostname()) && errors.As(err, new(*tls.CertificateVerificationError)) {
		hint = "if it is a sandbox: set " + SandboxCAVariable + " to the file that `jtlctl sandbox serve --tls` prints; else " + hint
	}
	return fault.New(fault.Network, "the %s %s cannot be reached: %s", name, address, why).WithHint("%s", hint).WithCause(err)
}

func sizeText(err error) string {
	beyond := tooLargeError{MaxResponse}
	_ = errors.As(err, &beyond)
	return beyond.Error()
}

// unreadable says of a response that is not HTTP/1.1, or too much of it, what is
// wrong and what to do; "" if the error is about something else. net/http has
// no types for these errors.
func unreadable(err error) (why, hint string) {
	const other = "check the address and its port: something else may be listening there"
	switch text := err.Error(); {
	case strings.Contains(text, "server response headers exceeded"):
		return fmt.Sprintf("has headers of more than %d KiB", maxHeaders>>10), "check that the address is right: this is not a response that it should send"
	case !strings.Contains(text, "malformed"):
		return "", ""
	case strings.Contains(text, `\x15\x03`): // an alert of TLS (RFC 8446, 5.1)
		return "is TLS: it speaks https, and the address says http", "write the address with https://"
	case strings.Contains(text, `malformed HTTP response "\x00\x00`): // a frame of HTTP/2 (RFC 9113, 4.1)
		return "is HTTP/2, and jtlctl speaks HTTP/1.1", "let the server or the proxy before it speak HTTP/1.1 too"
	}
	return "is not HTTP", other
}

// failedProxy returns the address of the proxy, without user and password, if the
// error is about it.
func failedProxy(address string, err error) string {
	if op := new(net.OpError); !errors.As(err, &op) || op.Op != "proxyconnect" {
		return ""
	}
	request, bad := http.NewRequest(http.MethodGet, address, nil) //nolint:noctx // it is not sent
	if bad != nil {
		return ""
	}
	if found, bad := proxy(request); bad == nil && found != nil {
		return withoutQuery(found)
	}
	return "in HTTPS_PROXY"
}

// proxyRefusal is that a proxy opens no tunnel.
type proxyRefusal struct {
	proxy string // without user and password
	code  int
}

func (e *proxyRefusal) Error() string {
	return "the proxy " + e.proxy + " refuses to connect (CONNECT): " + status(e.code)
}

func (e *proxyRefusal) hint() string {
	switch {
	case e.code == http.StatusProxyAuthRequired:
		return "it wants a user and a password: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT"
	case e.code >= http.StatusInternalServerError:
		return "the proxy cannot reach the host, or is overloaded: try again, or ask whoever runs it; NO_PROXY names hosts that are connected to directly"
	}
	return "ask whoever runs the proxy to allow the host and its port, or name the host in NO_PROXY if it can be reached directly"
}

// IsRefused reports whether a request failed because nothing listens at its address.
func IsRefused(err error) bool { return errors.Is(err, errRefused) }

// IsTimeout reports whether a request failed because it took too long.
func IsTimeout(err error) bool {
	var timeout net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
}

func reason(err error) string {
	var name *net.DNSError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var refusal *proxyRefusal
	untrusted, isUntrusted := FindUntrusted(err)
	switch {
	case errors.As(err, &refusal):
		return refusal.Error()
	case errors.As(err, &name) && (name.IsTimeout || name.IsTemporary):
		return "the name " + name.Name + " cannot be looked up: " + name.Err
	case errors.As(err, &name):
		return "no such host: " + name.Name
	case isUntrusted:
		return "its certificate is not trusted: " + untrusted.Why
	case speaksHTTP(err):
		return "it speaks http, and the address says https"
	case errors.As(err, &record):
		return "it does not speak TLS"
	case errors.As(err, &alert) && alert == noApplicationProtocol:
		return "it speaks only HTTP/2, and jtlctl speaks HTTP/1.1"
	case strings.Contains(err.Error(), "failed to parse Location header"):
		return "it redirects to an invalid address"
	case IsRefused(err):
		return "connection refused"
	case errors.Is(err, errReset), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection was closed"
	case IsTimeout(err):
		return "no response in time"
	case strings.Contains(err.Error(), "malformed"), strings.Contains(err.Error(), "net/http:"):
		return "its response is not HTTP"
	}
	return innermost(err)
}

// noApplicationProtocol is the alert of a server that has no protocol of those that
// were offered (RFC 7301, 3.2).
const noApplicationProtocol = tls.AlertError(120)

// speaksHTTP reports whether the response to a TLS handshake was one of HTTP.
func speaksHTTP(err error) bool {
	var record tls.RecordHeaderError
	return errors.Is(err, http.ErrSchemeMismatch) || errors.As(err, &record) && string(record.RecordHeader[:]) == "HTTP/"
}

func hintFor(err error) string {
	var timeout net.Error
	var refusal *proxyRefusal
	untrusted, isUntrusted := FindUntrusted(err)
	switch {
	case errors.As(err, &refusal):
		return refusal.hint()
	case isUntrusted:
		return untrusted.Remedy
	case speaksHTTP(err):
		return "check the port of the address; a server of this machine may be named with http://"
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
