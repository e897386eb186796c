package proxy

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// cleanPath returns the path of a request target as a server decodes it. A path
// that servers may understand differently is refused, with the reason, so that
// what is allowed here is what is done there.
func cleanPath(target string) (path, reason string) {
	raw, _, _ := strings.Cut(target, "?")
	lower := strings.ToLower(raw)
	decoded, err := url.PathUnescape(raw)
	switch {
	case !strings.HasPrefix(raw, "/"):
		return "", "the target is no path"
	case err != nil:
		return "", "the path has a % that is not followed by two hexadecimal digits"
	case strings.Contains(raw, "//"):
		return "", "the path has an empty part: //"
	case strings.Contains(raw, `\`) || strings.Contains(lower, "%5c"):
		return "", "the path has a backslash"
	case strings.Contains(lower, "%2f"):
		return "", "the path has an encoded slash: %2f"
	case strings.Contains(raw, "#"):
		return "", "the path has a #"
	case !utf8.ValidString(decoded):
		return "", "the path is not UTF-8 text"
	case strings.ContainsFunc(decoded, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return "", "the path has a control character"
	case encodedTwice(decoded):
		return "", "the path is encoded twice"
	}
	for segment := range strings.SplitSeq(decoded, "/") {
		name, _, _ := strings.Cut(segment, ";") // some servers cut parameters off
		if name != segment && name == "" || name != "" && strings.Trim(name, ". ") == "" {
			return "", "the path has a segment such as . or .."
		}
	}
	return decoded, ""
}

// encodedTwice reports whether a path that was decoded still has an encoded sign
// that means something in a path.
func encodedTwice(decoded string) bool {
	lower := strings.ToLower(decoded)
	for _, code := range []string{"%2e", "%2f", "%5c", "%25", "%00"} {
		if strings.Contains(lower, code) {
			return true
		}
	}
	return false
}

// graphQLPath is the path of GraphQL, below the upstream (platform documentation,
// 2026-11-26: API 2.0 and later).
var graphQLPath = textutil.NewPattern(`(?i)^(/erp)?/v([2-9]|[1-9][0-9]+)(\.[0-9]+)?/graphql/?$`)

// mayBeGraphQL reports whether a server may take a path for that of GraphQL: one
// that has other versions of the API, or cuts parameters off.
func mayBeGraphQL(path string) bool {
	for segment := range strings.SplitSeq(path, "/") {
		name, _, _ := strings.Cut(segment, ";")
		if strings.EqualFold(strings.Trim(name, ". "), "graphql") {
			return true
		}
	}
	return false
}

// apiVersion begins a path that is below /erp in the Cloud.
var apiVersion = textutil.NewPattern(`(?i)^/v[0-9]+(\.[0-9]+)?(/|$)`)

// placeInCloud returns the path of the Cloud's API: /v2/items is /erp/v2/items, as
// for `jtlctl api`.
func placeInCloud(path string) string {
	if apiVersion.Regexp().MatchString(path) {
		return "/erp" + path
	}
	return path
}
