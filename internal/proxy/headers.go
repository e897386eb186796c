package proxy

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/host"
)

// notForwarded are headers of the caller that do not go on, besides those that hold
// for one connection only, which httputil.ReverseProxy leaves out: credentials of
// the caller, what another proxy has to say, and other names of the method and the
// path, by which a server would do something else than what is allowed here.
var notForwarded = [...]string{
	"Authorization", "Proxy-Authorization", "Cookie", "Cookie2", "Forwarded",
	"X-Http-Method-Override", "X-Http-Method", "X-Method-Override", "X-Original-Url", "X-Rewrite-Url",
}

// cleanRequest removes what does not go on from the headers of a request. own is
// the address of the proxy: a Referer would give away its random part.
func cleanRequest(h http.Header, own string) {
	for name := range h {
		known := hyphenated(name)
		if slices.Contains(notForwarded[:], known) || hasPrefixFold(known, "X-Forwarded-") {
			delete(h, name)
		}
	}
	if strings.Contains(h.Get("Referer"), own) {
		h.Del("Referer")
	}
	if h.Get("User-Agent") == "" {
		h["User-Agent"] = nil // Go would add its own
	}
}

// hyphenated returns the name of a header as servers may read it: CGI and its heirs
// take an underscore for a hyphen.
func hyphenated(name string) string {
	return http.CanonicalHeaderKey(strings.ReplaceAll(name, "_", "-"))
}

// cleanResponse removes what a browser would act on from the headers of a response.
func cleanResponse(h http.Header) {
	h.Del("Set-Cookie")
	h.Del("Set-Cookie2")
	for name := range h {
		if hasPrefixFold(name, "Access-Control-") {
			delete(h, name)
		}
	}
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// rewriteLocation returns the address of a redirect on the upstream's host as one
// of the proxy, and any other as it is. request is what was asked for.
func rewriteLocation(location string, request, upstream *url.URL, own string) string {
	to, err := request.Parse(location)
	if err != nil || location == "" || !sameHost(to, upstream) {
		return location
	}
	below, ok := strings.CutPrefix(to.EscapedPath(), upstream.EscapedPath())
	if !ok || below != "" && below[0] != '/' {
		return location // on the host, and not below what is served here
	}
	rewritten := own + below
	if to.RawQuery != "" || to.ForceQuery {
		rewritten += "?" + to.RawQuery
	}
	if to.Fragment != "" {
		rewritten += "#" + to.EscapedFragment()
	}
	return rewritten
}

// sameHost reports whether an address is on the host of the upstream: with its
// port, or both with the usual one of their scheme.
func sameHost(a, b *url.URL) bool {
	if a.Scheme != "http" && a.Scheme != "https" || host.Canonical(a.Hostname()) != host.Canonical(b.Hostname()) {
		return false
	}
	return host.SameOrigin(a, b) || host.Port(a) == "" && host.Port(b) == "" || a.Port() != "" && a.Port() == b.Port()
}
