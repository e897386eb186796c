package platform

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"

	"github.com/jtlctl/jtlctl/internal/host"
)

// NewTransport returns what sends each request over a connection of its own,
// with HTTP/1.1, once. Go's transport repeats requests by itself, without a
// bound and with their secrets, if a server resets HTTP/2 streams
// (golang/go#52459), and repeats one if a connection that is used again turns
// out to be closed.
func NewTransport() *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	return &http.Transport{
		Proxy:                  proxy,
		OnProxyConnectResponse: checkProxyResponse,
		DialContext:            Dialer(nil),
		TLSHandshakeTimeout:    ConnectTimeout,
		MaxResponseHeaderBytes: maxHeaders,
		Protocols:              protocols,
		DisableKeepAlives:      true,
	}
}

// errProxy is about the proxy that the environment names. It repeats nothing
// of its address, which may contain a password.
var errProxy = errors.New("the proxy in HTTPS_PROXY is not a valid address")

// proxy returns the proxy of the environment for https, whose content it cannot
// read. Plain http, and whatever is on this machine, has none: the proxy would
// get the secrets, and its own localhost is another one.
func proxy(request *http.Request) (*url.URL, error) {
	if request.URL.Scheme != "https" || host.IsLoopback(request.URL.Hostname()) {
		return nil, nil //nolint:nilnil // what http.Transport takes for no proxy
	}
	found, err := http.ProxyFromEnvironment(request)
	if err != nil {
		return nil, errProxy
	}
	return found, nil
}

// checkProxyResponse explains why a proxy opens no tunnel. Without it the error
// would be text of the proxy, which was sent a password.
func checkProxyResponse(_ context.Context, proxy *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyRefusal{withoutQuery(proxy), response.StatusCode}
}

// Dialer returns the function that connects for a transport. control looks at
// the address of each connection before it is made; nil allows every one. What
// was allowed in plain http because it is this machine has to be this machine,
// whatever its name leads to.
func Dialer(control func(network, address string, connection syscall.RawConn) error) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		dialer := &net.Dialer{Timeout: ConnectTimeout, Control: control}
		if name, port, err := net.SplitHostPort(address); err == nil && host.IsLoopback(name) {
			// With a trailing dot the resolver would ask the network.
			address, dialer.Control = net.JoinHostPort(host.Canonical(name), port), requireLoopback
		}
		return dialer.DialContext(ctx, network, address)
	}
}

func requireLoopback(_, address string, _ syscall.RawConn) error {
	if at, err := netip.ParseAddrPort(address); err != nil || !host.IsLoopback(at.Addr().String()) {
		return fmt.Errorf("its name resolves to %s, which is not this machine", address)
	}
	return nil
}

// status returns a status code with the text of its specification: that of the
// server may contain anything.
func status(code int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", code, http.StatusText(code)))
}
