package wawi

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/apicall"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// Target is a Wawi and how its identity is checked.
type Target struct {
	// URL is the base address with the database's name, such as
	// http://127.0.0.1:64110/api/eazybusiness.
	URL string      `json:"url"`
	API erp.Version `json:"api"`
	// Prefix is what this Wawi has between its address and the paths of API 1.x,
	// if it is not nothing: /v1.
	Prefix string `json:"prefix,omitempty"`
	// CA is a certificate in PEM that is trusted only for this Wawi.
	CA string `json:"ca_cert,omitempty"`
	// Fingerprint pins the certificate: "sha256:" and 64 hexadecimal digits.
	Fingerprint string `json:"fingerprint,omitempty"`
}

// below is what stands between the base address and a path of the API.
func (t Target) below() string {
	if t.Prefix != "" {
		return t.Prefix
	}
	return t.API.Generation.Prefixes()[0]
}

// ParseURL reads a base address as the user wrote it: what people copy along
// from the documentation of single calls is cut off.
func ParseURL(raw string) (string, error) {
	address, _, err := parseURL(raw)
	return address, err
}

// parseURL is ParseURL, and returns the generation of the API that was cut off;
// erp.Auto if the address names none.
func parseURL(raw string) (address string, preferred erp.Generation, err error) {
	trimmed := strings.TrimSpace(raw)
	u, err := url.Parse(trimmed)
	if err != nil || u.Hostname() == "" || !host.HasUsablePort(u) || (u.Scheme != "http" && u.Scheme != "https") {
		return "", erp.Auto, fault.New(fault.Usage, "the address %q of JTL-Wawi is not an http(s) address", platform.WithoutUser(trimmed)).
			WithHint("write it in full with the name of the database, such as http://127.0.0.1:64110/api/eazybusiness")
	}
	if u.User != nil {
		return "", erp.Auto, fault.New(fault.Usage, "the address of JTL-Wawi contains a user name or password").WithHint("leave them out")
	}
	if u.RawQuery != "" || u.Fragment != "" {
		return "", erp.Auto, fault.New(fault.Usage, "the address of JTL-Wawi must end with the name of the database").
			WithHint("leave out what follows ? or #")
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	path := strings.TrimRight(u.Path, "/")
	for _, end := range []string{"/info", "/authentication"} {
		path = strings.TrimSuffix(path, end)
	}
	if before, last, ok := cutLast(path); ok && versioned(last) {
		path, preferred = before, erp.OfPath(last)
	}
	u.Path, u.RawPath = path, ""
	return u.String(), preferred, CheckPlain(u.String())
}

// cutLast cuts the last part off a path.
func cutLast(path string) (before, last string, ok bool) {
	at := strings.LastIndexByte(path, '/')
	if at < 0 {
		return path, "", false
	}
	return path[:at], path[at+1:], true
}

// CheckPlain refuses plain http to an address that is plainly a public one. A
// name is looked at when it is dialled.
func CheckPlain(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" {
		return err
	}
	ip, err := netip.ParseAddr(u.Hostname())
	switch {
	case err != nil || private(ip):
		return nil
	case ip.Unmap().IsUnspecified():
		return fault.New(fault.Usage, "%s is where a server listens, and no address to call JTL-Wawi at", u.Host).
			WithHint("on the machine of JTL-Wawi itself it is 127.0.0.1; from another one, that machine's own address")
	}
	return publicPlain(u.Host)
}

func publicPlain(name string) error {
	return fault.New(fault.Usage, "the address of JTL-Wawi is plain http, and %s is a public address", name).
		WithHint("the API key would cross the internet for everybody to read; use https")
}

// Travels reports whether the key would cross a network in plain http, if only
// a private one.
func (t Target) Travels() bool {
	u, err := url.Parse(t.URL)
	if err != nil || u.Scheme != "http" {
		return false
	}
	return !host.IsLoopback(u.Hostname())
}

// private reports whether an address is of this machine or of a network that
// does not lead into the internet.
func private(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast()
}

// Address is where a call goes: a path is below the base address and, if it
// names no generation, below that of the installation. The key travels along,
// so that nothing may lead elsewhere, however a server reads the path.
func (i Installation) Address(path string) (string, error) {
	if segments, known, ok := apicall.Converted(path); ok {
		if !known {
			segments = nil
		}
		return "", apicall.ErrConverted(path, strings.Join(segments, "/"))
	}
	if !apicall.IsAbsolute(path) {
		path = "/" + strings.TrimLeft(path, "/")
	}
	if problem := apicall.ProblemOf(path); problem != "" {
		return "", i.wrongPath(path, problem)
	}
	u, err := url.Parse(path)
	if err != nil {
		return "", i.wrongPath(path, apicall.Malformed)
	}
	below := u.EscapedPath()
	if u.Host != "" {
		base, err := url.Parse(i.URL)
		if err != nil || !host.SameOrigin(u, base) || !within(below, base.EscapedPath()) {
			return "", fault.New(fault.Usage, "the address %s is not below %s", platform.WithoutUser(path), i.URL).
				WithHint("the key is sent only to its own JTL-Wawi; write the path, such as /v2/customerGroups")
		}
		below = strings.TrimPrefix(below, base.EscapedPath())
	}
	below = i.withoutBase("/" + strings.TrimLeft(below, "/"))
	if first, rest, _ := strings.Cut(strings.TrimPrefix(below, "/"), "/"); strings.EqualFold(first, "erp") {
		return "", fault.New(fault.Usage, "the path %q is one of the Cloud API: a JTL-Wawi has nothing below /erp", platform.WithoutUser(path)).
			WithHint("write /%s", rest)
	}
	if !versioned(below) {
		below = i.below() + below
	}
	if u.RawQuery != "" {
		below += "?" + apicall.Query(u.RawQuery)
	}
	return i.URL + below, nil
}

// withoutBase removes the path of the base address from a path that repeats it, as
// one does that was copied out of a full address. A base of one name may be that of a
// resource too, so that a version has to follow.
func (i Installation) withoutBase(path string) string {
	base, err := url.Parse(i.URL)
	if err != nil || base.EscapedPath() == "" {
		return path
	}
	prefix := base.EscapedPath()
	for len(path) > len(prefix) && strings.EqualFold(path[:len(prefix)], prefix) && path[len(prefix)] == '/' {
		rest := path[len(prefix):]
		if strings.Count(prefix, "/") == 1 && !versioned(rest) {
			break
		}
		path = rest
	}
	return path
}

func (i Installation) wrongPath(path string, problem apicall.Problem) error {
	f := fault.New(fault.Usage, "the path %q %s", platform.WithoutUser(path), problem)
	switch problem {
	case apicall.HasFragment:
		return f.WithHint("write %%23 where the sign itself is meant")
	case apicall.HasDots, apicall.HasBackslash, apicall.HasControl:
		f.Message += ": it leads out of the database of this installation"
		return f.WithHint("write it without .., backslashes and control characters")
	case apicall.HasUser, apicall.OtherHost:
		return f.WithHint("the key is sent only to its own JTL-Wawi; write the path, such as /v2/customerGroups")
	default:
		return f.WithHint("write it like /v2/customerGroups; %% precedes two hexadecimal digits")
	}
}

// versionAt is the version of the API that an address is spoken to in: that of the
// installation, and for a path of another generation the first of that one.
func (i Installation) versionAt(address string) erp.Version {
	below, _ := strings.CutPrefix(address, i.URL+"/v")
	number, _, _ := strings.Cut(below, "/")
	if v, ok := erp.ParseVersion(number + ".0"); ok && v.Generation != i.API.Generation {
		return v
	}
	return i.API
}

func within(path, base string) bool { return path == base || strings.HasPrefix(path, base+"/") }

func versioned(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return len(first) == 2 && first[0] == 'v' && first[1] >= '1' && first[1] <= '9'
}

// Same reports whether two addresses are the same database of the same Wawi,
// as far as one can see.
func Same(a, b string) bool { return here(a) == here(b) }

func here(raw string) string {
	u, err := url.Parse(strings.ToLower(raw))
	if err != nil {
		return raw
	}
	name := host.Canonical(u.Hostname())
	if host.IsLoopback(name) {
		name = "this machine"
	}
	return name + ":" + host.Port(u) + u.Path
}
