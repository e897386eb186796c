package platform

import (
	"net/url"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/host"
)

// CheckURL refuses an address that credentials or keys must not travel to or
// from: anything but https, except plain http on the loopback interface. The
// name says in the message what the address is for, such as "token endpoint".
func CheckURL(name, raw string) error {
	if raw == "" {
		return fault.New(fault.Config, "no address is known for the %s of this environment", name).
			WithHint("it is not published; set the one that you were given, with its variable or setting (`jtlctl help environment`)")
	}
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" || !host.HasUsablePort(u) || (u.Scheme != "https" && u.Scheme != "http") {
		return fault.New(fault.Config, "the %s %q is not an http(s) address", name, WithoutUser(raw)).
			WithHint("write it in full, such as https://host/path")
	}
	if u.User != nil {
		return fault.New(fault.Config, "the address of the %s contains a user name or password", name).
			WithHint("remove them: addresses end up in logs")
	}
	if u.Scheme == "http" && !host.IsLoopback(u.Hostname()) {
		return fault.New(fault.Config, "the %s %s is plain http", name, raw).
			WithHint("use https; http is allowed only to this machine itself (localhost, 127.0.0.1, [::1])")
	}
	return nil
}

// SameOrigin reports whether two addresses share scheme, host and port, so
// that credentials meant for one may go to the other.
func SameOrigin(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	return errA == nil && errB == nil && host.SameOrigin(ua, ub)
}

// SameAddress reports whether two addresses are the same but for a slash at the
// end.
func SameAddress(a, b string) bool {
	ua, errA := url.Parse(a)
	ub, errB := url.Parse(b)
	return errA == nil && errB == nil && host.SameOrigin(ua, ub) && strings.TrimRight(ua.Path, "/") == strings.TrimRight(ub.Path, "/") && ua.RawQuery == ub.RawQuery
}

// Origin returns scheme and host of an address.
func Origin(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// WithoutUser leaves out of a text that may be no address at all what would be
// user name and password in one.
func WithoutUser(raw string) string {
	at := strings.LastIndexByte(raw, '@')
	if at < 0 {
		return raw
	}
	before, _, found := strings.Cut(raw[:at], "//")
	if !found {
		return "…" + raw[at:]
	}
	return before + "//…" + raw[at:]
}

// IsLocal reports whether an address is one of this machine.
func IsLocal(address string) bool {
	u, err := url.Parse(address)
	return err == nil && host.IsLoopback(u.Hostname())
}
