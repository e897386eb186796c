package platform

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"sync"

	"github.com/jtlctl/jtlctl/internal/host"
)

// SandboxCAVariable names the file with the certificate of a sandbox that is served
// with --tls.
const SandboxCAVariable = "JTLCTL_SANDBOX_CA"

// trust trusts more certificates than those of the system. The one of the sandbox is
// for servers of this machine only: whoever publishes it must not decide who the
// platform is. The files are read when a request needs them.
type trust struct {
	plain   http.RoundTripper
	general func() (trusting, error)
	local   func() (trusting, error)
}

// trusting is a transport, and the file that its servers may be issued with.
type trusting struct {
	http.RoundTripper

	file CAFile
}

// Trusting returns a transport that also trusts the certificates of LocalCA, CA
// and Certificates.
func (o Options) Trusting(base *http.Transport) http.RoundTripper {
	find := func(local CAFile) (trusting, error) {
		more, err := local.Authorities()
		var named Authorities
		if err == nil && o.CA != nil {
			named, err = o.CA()
		}
		switch {
		case err != nil:
			return trusting{}, err
		case o.Certificates+more.PEM+named.PEM == "":
			return trusting{base, CAFile{}}, nil
		}
		return trusting{withRoots(base, CertPool(o.Certificates, more.PEM, named.PEM)), named.File}, nil
	}
	return trust{
		plain:   base,
		general: sync.OnceValues(func() (trusting, error) { return find(CAFile{}) }),
		local: sync.OnceValues(func() (trusting, error) {
			return find(CAFile{o.LocalCA, SandboxCAVariable})
		}),
	}
}

func withRoots(base *http.Transport, roots *x509.CertPool) *http.Transport {
	transport := base.Clone()
	if transport.TLSClientConfig == nil {
		transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	transport.TLSClientConfig.RootCAs = roots
	return transport
}

// CloseIdleConnections is for http.Client and others who end a transport.
func (t trust) CloseIdleConnections() {
	closeIdle(t.plain)
	for _, find := range []func() (trusting, error){t.general, t.local} {
		if found, err := find(); err == nil {
			closeIdle(found.RoundTripper)
		}
	}
}

func (t trust) RoundTrip(request *http.Request) (*http.Response, error) {
	find := t.general
	switch {
	case request.URL.Scheme != "https":
		return t.plain.RoundTrip(request)
	case host.IsLoopback(request.URL.Hostname()):
		find = t.local
	}
	found, err := find()
	if err != nil {
		return nil, err
	}
	response, err := found.RoundTrip(request)
	if untrusted := new(tls.CertificateVerificationError); found.file.Path != "" && errors.As(err, &untrusted) {
		return nil, &notIssuedError{err, found.file}
	}
	return response, err
}

// notIssuedError is that a certificate is not trusted although a file was named.
type notIssuedError struct {
	error

	file CAFile
}

func (e *notIssuedError) Unwrap() error { return e.error }
