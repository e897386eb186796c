// Package host compares the hosts of URLs, and is the only package that does:
// all of jtlctl must agree on which host is this machine, and which is the
// server that a secret may be sent to.
//
// It resolves no names.
package host

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// Canonical returns the form in which hosts are compared: in lower case,
// without the dot that may end a DNS name (RFC 1034, 3.1), and IP addresses in
// their shortest form. The host has no port and no brackets.
func Canonical(name string) string {
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.Unmap().String()
	}
	lower := strings.ToLower(name)
	without := strings.TrimSuffix(lower, ".")
	if _, err := netip.ParseAddr(without); err == nil {
		return lower // with a trailing dot it is a name that is resolved
	}
	return without
}

// IsLoopback reports whether a host is this machine itself: localhost
// (RFC 6761, 6.3) or a loopback address. Names below .localhost are not, since
// not every resolver keeps them on this machine.
func IsLoopback(name string) bool {
	canonical := Canonical(name)
	if canonical == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(canonical)
	return err == nil && ip.Zone() == "" && ip.IsLoopback()
}

// Origin returns scheme, host and port of a URL as RFC 6454, 6.2 writes them,
// without a port that the scheme implies; "" if the URL has no host.
func Origin(u *url.URL) string {
	if u.Hostname() == "" {
		return ""
	}
	name := Canonical(u.Hostname())
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	if port := Port(u); port != "" {
		name += ":" + port
	}
	return strings.ToLower(u.Scheme) + "://" + name
}

// SameOrigin reports whether two URLs share scheme, host and port.
func SameOrigin(a, b *url.URL) bool { return Origin(a) != "" && Origin(a) == Origin(b) }

// HasUsablePort reports whether a URL has no port, or one from 1 to 65535.
func HasUsablePort(u *url.URL) bool {
	const bits = 16
	port, err := strconv.ParseUint(u.Port(), 10, bits)
	return u.Port() == "" || err == nil && port > 0
}

// Port returns the port of a URL, or "" if it is the one that the scheme
// implies.
func Port(u *url.URL) string {
	port := u.Port()
	switch strings.ToLower(u.Scheme) + ":" + port {
	case "http:80", "https:443":
		return ""
	}
	return port
}
