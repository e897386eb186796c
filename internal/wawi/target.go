package wawi

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Target is a Wawi and how its identity is checked.
type Target struct {
	// URL is the base address with the database's name, such as
	// http://127.0.0.1:64110/api/eazybusiness.
	URL string     `json:"url"`
	API Generation `json:"api"`
	// CA is a certificate in PEM that is trusted for this Wawi alone.
	CA string `json:"ca_cert,omitempty"`
	// Fingerprint pins the certificate: "sha256:" and 64 hexadecimal digits.
	Fingerprint string `json:"fingerprint,omitempty"`
}

// ParseURL reads a base address as the user wrote it: what people copy along
// from the documentation of single calls is cut off.
func ParseURL(raw string) (string, error) {
	trimmed := strings.TrimSpace(raw)
	u, err := url.Parse(trimmed)
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return "", fault.New(fault.Usage, "the address %q of JTL-Wawi is not an http(s) address", platform.WithoutUser(trimmed)).
			WithHint("write it in full with the name of the database, such as http://127.0.0.1:64110/api/eazybusiness")
	}
	if u.User != nil {
		return "", fault.New(fault.Usage, "the address of JTL-Wawi contains a user name or password").WithHint("leave them out")
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return "", fault.New(fault.Usage, "the address of JTL-Wawi must end with the name of the database").
			WithHint("leave out what follows ? or #")
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	path := strings.TrimRight(u.Path, "/")
	for _, end := range []string{"/info", "/authentication", "/v1", "/v2"} {
		path = strings.TrimSuffix(path, end)
	}
	u.Path, u.RawPath = path, ""
	return u.String(), CheckPlain(u.String())
}

// CheckPlain refuses plain http to an address that is plainly a public one. A
// name is looked at when it is dialled.
func CheckPlain(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" {
		return err
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !private(ip) {
		return publicPlain(u.Host)
	}
	return nil
}

func publicPlain(host string) error {
	return fault.New(fault.Usage, "the address of JTL-Wawi is plain http, and %s is a public address", host).
		WithHint("the API key would cross the internet for everybody to read; use https")
}

// Travels reports whether the key would cross a network in plain http, if only
// a private one.
func (t Target) Travels() bool {
	u, err := url.Parse(t.URL)
	if err != nil || u.Scheme != "http" {
		return false
	}
	if strings.EqualFold(u.Hostname(), "localhost") {
		return false
	}
	ip, err := netip.ParseAddr(u.Hostname())
	return err != nil || !ip.Unmap().IsLoopback()
}

// private reports whether an address is of this machine or of a network that
// does not lead into the internet.
func private(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
}

// Same reports whether two addresses are the same database of the same Wawi,
// as far as one can see.
func Same(a, b string) bool { return here(a) == here(b) }

func here(raw string) string {
	u, err := url.Parse(strings.ToLower(raw))
	if err != nil {
		return raw
	}
	host := u.Hostname()
	if ip, err := netip.ParseAddr(host); host == "localhost" || err == nil && ip.Unmap().IsLoopback() {
		host = "this machine"
	}
	return host + ":" + u.Port() + u.Path
}
