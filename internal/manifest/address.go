package manifest

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/host"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// lifecycleForm is the form that the platform demands of lifecycle URLs, for
// JavaScript: as its documentation writes it, but for a backslash without which it is
// no Unicode regular expression.
const lifecycleForm = `^https?:\/\/(?:[^{}\s]|\{\s*metadata\.[a-zA-Z0-9_-]+\s*\})+$`

// jsSpace is what \s matches in JavaScript; Go's \s matches less.
const jsSpace = `\s\v\p{Z}\x{FEFF}`

var (
	// lifecycleURL is lifecycleForm for Go.
	lifecycleURL = textutil.NewPattern(`^https?://(?:[^{}` + jsSpace + `]|\{[` + jsSpace + `]*metadata\.[a-zA-Z0-9_-]+[` + jsSpace + `]*\})+$`)

	// placeholder matches what passes the platform's check and is never replaced.
	placeholder = textutil.NewPattern(`\{\s*metadata\.[a-zA-Z0-9_-]+\s*\}`)
)

// parseURL returns a text as an absolute http or https URL; nil if it is not one.
func parseURL(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil
	}
	return u
}

// specialNetworks have addresses that are not on the public internet (RFC
// 6890): for carriers, documentation and benchmarks.
var specialNetworks = sync.OnceValue(func() []netip.Prefix {
	var networks []netip.Prefix
	for _, network := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "2001:db8::/32", "2002::/16", "64:ff9b::/96", "fec0::/10",
	} {
		networks = append(networks, netip.MustParsePrefix(network))
	}
	return networks
})

func isSpecial(address netip.Addr) bool {
	return slices.ContainsFunc(specialNetworks(), func(network netip.Prefix) bool { return network.Contains(address) })
}

// unreachableReason returns why the platform's users cannot reach a host; "" if
// no reason is known.
func unreachableReason(name string) string {
	name = strings.TrimSuffix(host.Canonical(name), ".")
	if host.IsLoopback(name) || strings.HasSuffix(name, ".localhost") {
		return "only this machine can reach it"
	}
	if address, err := netip.ParseAddr(name); err == nil {
		switch {
		case address.IsUnspecified():
			return "only this machine can reach it"
		case address.IsPrivate(), address.IsLinkLocalUnicast():
			return "it is an address of a private network"
		case !address.IsGlobalUnicast(), isSpecial(address):
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
		return "some programs read this number as an address"
	}
	if !strings.Contains(name, ".") {
		return "a name without a dot is not public"
	}
	return ""
}
