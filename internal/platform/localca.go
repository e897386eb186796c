package platform

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"sync"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

// SandboxCAVariable names the file with the certificate of a sandbox that is served
// with --tls.
const SandboxCAVariable = "JTLCTL_SANDBOX_CA"

const maxCertificate = 1 << 20 // bytes

// localTrust trusts one more certificate for servers of this machine: whoever can
// set a variable must not decide who the platform is.
type localTrust struct {
	next  http.RoundTripper
	local func() (http.RoundTripper, error)
}

// trustLocal returns a transport that also trusts the certificate in a file, which
// is read when a request needs it; "" is none.
func trustLocal(next *http.Transport, path string) http.RoundTripper {
	if path == "" {
		return next
	}
	return localTrust{next, sync.OnceValues(func() (http.RoundTripper, error) {
		text, err := disk.ReadNamed(path, maxCertificate)
		if err != nil {
			return nil, disk.Fault(fault.Config, err, "%s: the certificate %s cannot be read", SandboxCAVariable, path).
				WithHint("`jtlctl sandbox serve --tls` prints its name; it is gone when the sandbox ends")
		}
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM(text) {
			return nil, fault.New(fault.Config, "%s: the file %s has no certificate", SandboxCAVariable, path).
				WithHint("name the file that `jtlctl sandbox serve --tls` prints")
		}
		local := next.Clone()
		local.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: pool}
		return local, nil
	})}
}

// CloseIdleConnections is for http.Client and others who end a transport.
func (t localTrust) CloseIdleConnections() {
	closeIdle(t.next)
	if local, err := t.local(); err == nil {
		closeIdle(local)
	}
}

func (t localTrust) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.URL.Scheme != "https" || !host.IsLoopback(request.URL.Hostname()) {
		return t.next.RoundTrip(request)
	}
	local, err := t.local()
	if err != nil {
		return nil, err
	}
	return local.RoundTrip(request)
}
