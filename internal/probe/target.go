package probe

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Lookup resolves a name, as net.Resolver.LookupNetIP does.
type Lookup func(ctx context.Context, network, name string) ([]netip.Addr, error)

// SystemLookup is the Lookup of this machine.
func SystemLookup(ctx context.Context, network, name string) ([]netip.Addr, error) {
	return net.DefaultResolver.LookupNetIP(ctx, network, name)
}

// Client returns an HTTP client for the backend of the plan, which has to be this
// machine. Its name is resolved here, and all requests go to the addresses that
// it had then.
func (p Plan) Client(ctx context.Context, o platform.Options, lookup Lookup) (*http.Client, error) {
	at, err := url.Parse(strings.ReplaceAll(p.URL, Placeholder, "x"))
	if err != nil {
		return nil, fault.New(fault.Usage, "%q is not an http(s) address", p.URL).WithCause(err)
	}
	addresses, err := resolve(ctx, at.Hostname(), lookup)
	if err != nil {
		return nil, err
	}
	if o.Base == nil {
		transport := platform.NewTransport()
		transport.Proxy, transport.DialContext = nil, pinned(addresses)
		// The certificates of development servers are of their own making, and what is
		// sent are tokens that open nothing.
		transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true} //nolint:gosec // see above
		o.Base = transport
	}
	o.Once = true
	return platform.NewClient(o), nil
}

func resolve(ctx context.Context, name string, lookup Lookup) ([]netip.Addr, error) {
	name = host.Canonical(name)
	if name == "localhost" {
		return []netip.Addr{netip.AddrFrom4([4]byte{127, 0, 0, 1}), netip.IPv6Loopback()}, nil
	}
	addresses := []netip.Addr{}
	if ip, err := netip.ParseAddr(name); err == nil {
		addresses = append(addresses, ip)
	} else {
		ctx, cancel := context.WithTimeout(ctx, platform.ConnectTimeout)
		defer cancel()
		if addresses, err = lookup(ctx, "ip", name); err != nil || len(addresses) == 0 {
			return nil, fault.New(fault.Network, "the name %s of the backend cannot be resolved", name).
				WithHint("use 127.0.0.1, [::1] or localhost").WithCause(err)
		}
	}
	for i, address := range addresses {
		addresses[i] = address.Unmap()
		if !host.IsLoopback(addresses[i].String()) {
			where := "is another"
			if address.String() != name {
				where = "is " + address.String()
			}
			return nil, fault.New(fault.Usage, "a probe sends bad tokens to this machine only, and %s %s", name, where).
				WithHint("run the backend here, and use 127.0.0.1, [::1] or localhost")
		}
	}
	return addresses, nil
}

// pinned connects to the first of some addresses that takes the connection,
// whatever the name is that a request has.
func pinned(addresses []netip.Addr) func(context.Context, string, string) (net.Conn, error) {
	dialer := net.Dialer{Timeout: platform.ConnectTimeout}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		_, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		var errs []error
		for _, ip := range addresses {
			connection, err := dialer.DialContext(ctx, network, net.JoinHostPort(ip.String(), port))
			if err == nil {
				return connection, nil
			}
			errs = append(errs, err)
		}
		return nil, errors.Join(errs...)
	}
}

// pause waits, or ends with the context.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
