// Package platform says which hosts, paths and headers are those of the ERP API.
package platform

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/word"
)

// Verdict is how certain it is that an address is one of the platform.
type Verdict uint8

// The verdicts.
const (
	Foreign Verdict = iota
	Possible
	Certain
)

// IsAddress reports whether an address is one of the ERP API by its host: that of the
// Cloud API in any environment, or one with a port of JTL-Wawi.
func IsAddress(host, path string) bool {
	return OfHost(host) == Certain && !IsOtherService(path)
}

// MayBeHost reports whether a host may be that of a JTL-Wawi, as it is in the
// network of a merchant.
func MayBeHost(host string) bool { return OfHost(host) != Foreign }

// sandboxPort is that of jtlctl's own sandbox.
const sandboxPort = "7373"

// IsLoopback reports whether a host is this machine, but for a port of JTL-Wawi or of
// the sandbox: an app serves its own routes there.
func IsLoopback(host string) bool {
	name, port, _ := strings.Cut(host, ":")
	return (name == "localhost" || name == "0.0.0.0" || name == "[" || strings.HasPrefix(name, "127.")) && OfHost(host) != Certain && port != sandboxPort
}

// OfHost returns certain for a host of the platform, possible for one of which
// nothing is known, as merchants have them, and foreign for all others.
func OfHost(host string) Verdict {
	name, port, _ := strings.Cut(host, ":")
	switch {
	case name == "api.jtl-cloud.com" || (strings.HasPrefix(name, "api.") || strings.HasPrefix(name, "api{")) && strings.HasSuffix(name, ".jtl-cloud.com"):
		return Certain
	case strings.HasSuffix(name, "jtl-cloud.com"), strings.HasSuffix(name, "jtl-software.com"), strings.HasSuffix(name, "jtl-software.de"):
		return Foreign
	case strings.HasPrefix(port, "64110"), strings.HasPrefix(port, "5883"):
		return Certain
	case strings.Contains(name, "{"):
		if word.HasVendor(word.Of(name)) || strings.Contains(name, "}.") {
			return Foreign
		}
		return Possible
	case name == "localhost", strings.HasPrefix(name, "127."), strings.HasPrefix(name, "192.168."), strings.HasPrefix(name, "10."), !strings.Contains(name, "."):
		return Possible
	}
	return Foreign
}
