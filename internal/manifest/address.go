package manifest

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"github.com/jtlctl/jtlctl/internal/host"
)

// lifecycleForm is the form that the platform demands of lifecycle URLs, as
// its documentation writes it, for JavaScript.
const lifecycleForm = `^https?:\/\/(?:[^{}\s]|\{\s*metadata\.[a-zA-Z0-9_-]+\s*})+$`

// lifecycleURL is the same for Go, whose \s has fewer kinds of white space.
func lifecycleURL() *regexp.Regexp {
	const space = `\s\v\p{Z}\x{FEFF}`
	return regexp.MustCompile(`^https?://(?:[^{}` + space + `]|\{[` + space + `]*metadata\.[a-zA-Z0-9_-]+[` + space + `]*\})+$`)
}

// placeholder is what passes the platform's check and is never replaced.
func placeholder() *regexp.Regexp {
	return regexp.MustCompile(`\{\s*metadata\.[a-zA-Z0-9_-]+\s*\}`)
}

// parsedURL is an absolute http or https URL; nil where a text is none.
func parsedURL(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil
	}
	return u
}

// special tells of the addresses that nobody in the internet has (RFC 6890):
// for carriers, documentation and benchmarks.
func special(address netip.Addr) bool {
	for _, network := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001:db8::/32", "2002::/16", "64:ff9b::/96", "fec0::/10",
	} {
		if netip.MustParsePrefix(network).Contains(address) {
			return true
		}
	}
	return false
}

// unreachable says why the platform's users cannot reach a host; "" where
// nothing speaks against it.
func unreachable(name string) string {
	name = strings.TrimSuffix(host.Canonical(name), ".")
	if host.IsLoopback(name) || strings.HasSuffix(name, ".localhost") {
		return "it is this machine alone"
	}
	if address, err := netip.ParseAddr(name); err == nil {
		switch {
		case address.IsUnspecified():
			return "it is this machine alone"
		case address.IsPrivate(), address.IsLinkLocalUnicast():
			return "it is an address of a private network"
		case !address.IsGlobalUnicast(), special(address):
			return "it is an address for special use"
		}
		return ""
	}
	for _, ending := range []string{".local", ".lan", ".internal", ".intranet", ".home.arpa", ".test", ".invalid"} {
		if strings.HasSuffix(name, ending) {
			return "names that end in " + ending + " are not public"
		}
	}
	if last := name[strings.LastIndexByte(name, '.')+1:]; last != "" && strings.Trim(last, "0123456789") == "" {
		return "it is a number that some read as an address"
	}
	if !strings.Contains(name, ".") {
		return "a name without a dot is not public"
	}
	return ""
}
