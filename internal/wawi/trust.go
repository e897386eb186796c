package wawi

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

const fingerprintKind = "sha256:"

// ParseFingerprint reads the fingerprint of a certificate as tools write it:
// with or without colons, in either case.
func ParseFingerprint(text string) (string, error) {
	digits := strings.ToLower(strings.TrimSpace(text))
	for _, kind := range []string{"sha256 fingerprint=", fingerprintKind, "sha-256:"} {
		digits = strings.TrimPrefix(digits, kind)
	}
	digits = strings.ReplaceAll(digits, ":", "")
	if raw, err := hex.DecodeString(digits); err != nil || len(raw) != sha256.Size {
		return "", fault.New(fault.Usage, "--fingerprint %q is not the SHA-256 of a certificate", text).
			WithHint("write sha256: and 64 hexadecimal digits, as `openssl x509 -noout -fingerprint -sha256` prints them")
	}
	return fingerprintKind + digits, nil
}

// errPin says that a server is not the one that was pinned.
var errPin = errors.New("another certificate than the pinned one")

// pinError names the certificate that came instead.
type pinError struct{ got string }

func (e *pinError) Error() string { return "its certificate is " + e.got }
func (e *pinError) Unwrap() error { return errPin }

// NewTransport connects to one Wawi: over one connection at a time, to a
// private address where it is plain http, and with the trust that was set for it.
func NewTransport(t Target, o platform.Options) (http.RoundTripper, error) {
	return t.transport(o, func(transport *http.Transport) { transport.MaxConnsPerHost = 1 })
}

// transport connects to the Wawi; adapt changes the transport before its first
// request.
func (t Target) transport(o platform.Options, adapt func(*http.Transport)) (http.RoundTripper, error) {
	u, err := url.Parse(t.URL)
	if err != nil {
		return nil, err
	}
	transport := platform.NewTransport()
	if u.Scheme == "http" {
		transport.DialContext = platform.Dialer(privateOnly)
	}
	if transport.TLSClientConfig, err = t.tls(); err != nil {
		return nil, err
	}
	adapt(transport)
	o.Certificates = t.CA
	return checked{o.Trusting(transport), t}, nil
}

// checked explains what is wrong with a certificate: Go's words are for those who
// write servers.
type checked struct {
	base   http.RoundTripper
	target Target
}

func (c checked) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := c.base.RoundTrip(request)
	if f := c.target.untrusted(err); f != nil {
		return nil, f
	}
	return response, err
}

// CloseIdleConnections is for http.Client and others who end a transport.
func (c checked) CloseIdleConnections() {
	if idle, ok := c.base.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}

// untrusted explains why the certificate that came is not trusted; nil means
// that the error is about something else.
func (t Target) untrusted(err error) *fault.Error {
	if pin, ok := errors.AsType[*pinError](err); ok {
		return fault.New(fault.Network, "JTL-Wawi at %s is not the one that was pinned: its certificate is %s", t.URL, pin.got).
			WithHint("if its certificate was renewed: register, resume or call with --fingerprint %s, but only if the server itself shows the same one", pin.got).WithCause(err)
	}
	u, found := platform.FindUntrusted(err)
	if !found || u.Shown == nil {
		return nil
	}
	switch {
	case u.UnknownIssuer && t.CA != "":
		u.Why, u.Remedy = "it was not issued with the certificate of --ca-cert", "name the certificate that it was issued with"
	case u.UnknownIssuer && !platform.SystemTrustsNobody():
		u.Remedy = "if it is a certificate of your own: --ca-cert FILE"
	}
	return fault.New(fault.Network, "JTL-Wawi at %s cannot be reached: its certificate is not trusted: %s", t.URL, u.Why).
		WithHint("%s; or --fingerprint %s, but only if the server itself shows the same one", u.Remedy, fingerprint(u.Shown)).WithCause(err)
}

// privateOnly looks at the address that is really dialled, whatever a name
// resolves to.
func privateOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !private(at.Addr()) {
		return publicPlain(address)
	}
	return nil
}

func (t Target) tls() (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if t.CA != "" && !x509.NewCertPool().AppendCertsFromPEM([]byte(t.CA)) {
		return nil, fault.New(fault.Config, "the certificate that was kept for %s cannot be read", t.URL).WithHint("register again with --ca-cert")
	}
	if t.Fingerprint != "" {
		// The pin takes the place of the chain: exactly one certificate passes.
		config.InsecureSkipVerify = true
		config.VerifyConnection = func(state tls.ConnectionState) error {
			if got := fingerprint(state.PeerCertificates[0]); got != t.Fingerprint {
				return &pinError{got}
			}
			return nil
		}
	}
	return config, nil
}

func fingerprint(certificate *x509.Certificate) string {
	sum := sha256.Sum256(certificate.Raw)
	return fingerprintKind + hex.EncodeToString(sum[:])
}
