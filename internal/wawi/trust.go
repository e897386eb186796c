package wawi

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
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

// ParseCA checks that a file holds certificates.
func ParseCA(text []byte) (string, error) {
	if !x509.NewCertPool().AppendCertsFromPEM(text) {
		return "", errors.New("it holds no certificate in PEM form")
	}
	return certificates(text), nil
}

// certificates leaves out whatever else is in a file, such as a private
// key: the result is kept.
func certificates(text []byte) string {
	var kept strings.Builder
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			_ = pem.Encode(&kept, &pem.Block{Type: block.Type, Bytes: block.Bytes})
		}
	}
	return kept.String()
}

// errPin says that a server is not the one that was pinned.
var errPin = errors.New("another certificate than the pinned one")

// pinError names the certificate that came instead.
type pinError struct{ got string }

func (e *pinError) Error() string { return "its certificate is " + e.got }
func (e *pinError) Unwrap() error { return errPin }

// NewTransport connects to one Wawi: over one connection at a time, to a
// private address where it is plain http, and with the trust that was set for it.
func NewTransport(t Target) (http.RoundTripper, error) {
	transport, err := transportTo(t)
	if err != nil {
		return nil, err
	}
	transport.MaxConnsPerHost = 1
	return checked{transport, t}, nil
}

func transportTo(t Target) (*http.Transport, error) {
	u, err := url.Parse(t.URL)
	if err != nil {
		return nil, err
	}
	transport := platform.NewTransport()
	if u.Scheme == "http" {
		transport.DialContext = platform.Dialer(privateOnly)
	}
	transport.TLSClientConfig, err = t.tls()
	return transport, err
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

// untrusted explains why the certificate that came is not trusted; nil means
// that the error is about something else.
func (t Target) untrusted(err error) *fault.Error {
	var pin *pinError
	if errors.As(err, &pin) {
		return fault.New(fault.Network, "JTL-Wawi at %s is not the one that was pinned: its certificate is %s", t.URL, pin.got).
			WithHint("if its certificate was renewed: register, resume or call with --fingerprint %s, but only if the server itself shows the same one", pin.got).WithCause(err)
	}
	shown := presented(err)
	if shown == "" {
		return nil
	}
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	why, remedy := "this machine cannot check it", "look at the certificate at the server"
	switch {
	case errors.As(err, &name):
		why = fmt.Sprintf("it is for %s, and not for %s", names(name.Certificate), name.Host)
		remedy = "the address must have a name that the certificate is for"
	case errors.As(err, &authority) && t.CA != "":
		why, remedy = "it was not issued with the certificate of --ca-cert", "name the certificate that it was issued with"
	case errors.As(err, &authority):
		why, remedy = "whoever issued it is not known to this machine", "if it is a certificate of your own: --ca-cert FILE"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && invalid.Cert != nil:
		const day = "2006-01-02"
		why = fmt.Sprintf("it is valid from %s to %s", invalid.Cert.NotBefore.UTC().Format(day), invalid.Cert.NotAfter.UTC().Format(day))
		remedy = "renew it at the server, and check the clock of this machine"
	}
	return fault.New(fault.Network, "JTL-Wawi at %s cannot be reached: its certificate is not trusted: %s", t.URL, why).
		WithHint("%s; or --fingerprint %s, but only if the server itself shows the same one", remedy, shown).WithCause(err)
}

// names are those that a certificate is for.
func names(certificate *x509.Certificate) string {
	all := slices.Clone(certificate.DNSNames)
	for _, ip := range certificate.IPAddresses {
		all = append(all, ip.String())
	}
	const most = 5
	switch {
	case len(all) == 0:
		return "no name"
	case len(all) > most:
		return strings.Join(all[:most], ", ") + " and others"
	}
	return strings.Join(all, ", ")
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
	if t.CA != "" {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM([]byte(t.CA)) {
			return nil, fault.New(fault.Config, "the certificate that was kept for %s cannot be read", t.URL).WithHint("register again with --ca-cert")
		}
		config.RootCAs = pool
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

// presented is the fingerprint of the certificate that was not trusted.
func presented(err error) string {
	var untrusted *tls.CertificateVerificationError
	if errors.As(err, &untrusted) && len(untrusted.UnverifiedCertificates) > 0 {
		return fingerprint(untrusted.UnverifiedCertificates[0])
	}
	return ""
}
