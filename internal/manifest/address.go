package manifest

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"
)

// lifecycleURL is the form that the platform demands of lifecycle URLs, by its
// documentation.
func lifecycleURL() *regexp.Regexp {
	return regexp.MustCompile(`^https?://(?:[^{}\s]|\{\s*metadata\.[a-zA-Z0-9_-]+\s*\})+$`)
}

// placeholder is what passes the platform's check and is never replaced.
func placeholder() *regexp.Regexp {
	return regexp.MustCompile(`\{\s*metadata\.[a-zA-Z0-9_-]+\s*\}`)
}

// parsedURL is an absolute http or https URL; nil where a text is none.
func parsedURL(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil
	}
	return u
}

// origin is scheme, host and port (RFC 6454) of a URL.
func origin(u *url.URL) string { return u.Scheme + "://" + strings.ToLower(u.Host) }

// unreachable says why the platform's users cannot reach a host; "" where
// nothing speaks against it.
func unreachable(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if address, err := netip.ParseAddr(host); err == nil {
		switch {
		case address.IsLoopback(), address.IsUnspecified():
			return "it is this machine alone"
		case address.IsPrivate(), address.IsLinkLocalUnicast():
			return "it is an address of a private network"
		}
		return ""
	}
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return "it is this machine alone"
	}
	for _, ending := range []string{".local", ".lan", ".internal", ".intranet", ".home.arpa", ".test", ".invalid"} {
		if strings.HasSuffix(host, ending) {
			return "names that end in " + ending + " are not public"
		}
	}
	if !strings.Contains(host, ".") {
		return "a name without a dot is not public"
	}
	return ""
}
