package proxy

import (
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
)

// refusal is why a request does not go on: the status of the response, and a
// sentence for the caller and the terminal.
type refusal struct {
	status int
	reason string
}

func forbidden(reason string) *refusal { return &refusal{http.StatusForbidden, reason} }

// guard decides whether a caller may use the proxy: a program that knows the
// address, and no page in a browser.
type guard struct {
	address string // HOST:PORT, as it was opened
	prefix  string // the first part of every path, with its slash; "" if there is none
}

// check refuses a request before anything else of it is looked at. A browser
// sends Origin or Sec-Fetch-Site with what a page requests, and
// the name that a page was loaded by as Host, even if that name resolves to this
// machine. target is the request target without the prefix.
func (g guard) check(r *http.Request) (target string, refused *refusal) {
	switch {
	case !g.isOwn(r.Host):
		return "", forbidden("the Host header names another server than this one")
	case len(r.Header.Values("Origin")) > 0:
		return "", forbidden("it comes from a page in a browser: it has an Origin header")
	case fromPage(r.Header.Values("Sec-Fetch-Site")):
		return "", forbidden("it comes from a page in a browser: Sec-Fetch-Site")
	case len(r.Header.Values("Upgrade")) > 0 || hasToken(r.Header.Values("Connection"), "upgrade"):
		return "", forbidden("it asks for another protocol: Upgrade")
	case r.Method == http.MethodConnect || r.Method == http.MethodTrace || strings.EqualFold(r.Method, "TRACK"):
		return "", forbidden("the method " + r.Method + " is not sent on")
	}
	if at := strings.Index(r.RequestURI, "://"); at > 0 && !strings.HasPrefix(r.RequestURI, "/") {
		return "", &refusal{http.StatusNotFound, "its target is a whole address, as for an HTTP proxy: use the address that was printed as the base of the API"}
	}
	rest, ok := g.withoutPrefix(r.RequestURI)
	if !ok {
		return "", &refusal{http.StatusNotFound, "the address is not the one that was printed: its random part is missing or wrong"}
	}
	return rest, nil
}

// isOwn reports whether a Host header names the address that is listened on, or
// localhost with its port.
func (g guard) isOwn(name string) bool {
	_, port, err := net.SplitHostPort(g.address)
	if err != nil {
		return false
	}
	own := []string{g.address, "localhost:" + port}
	if port == "80" {
		own = append(own, strings.TrimSuffix(g.address, ":80"), "localhost")
	}
	for _, each := range own {
		if strings.EqualFold(name, each) {
			return true
		}
	}
	return false
}

// withoutPrefix compares in a time that does not depend on what is the same.
func (g guard) withoutPrefix(target string) (rest string, ok bool) {
	if g.prefix == "" {
		return target, true
	}
	if len(target) < len(g.prefix) || subtle.ConstantTimeCompare([]byte(target[:len(g.prefix)]), []byte(g.prefix)) != 1 {
		return "", false
	}
	switch rest = target[len(g.prefix):]; {
	case rest == "" || rest[0] == '?':
		return "/" + rest, true
	case rest[0] == '/':
		return rest, true
	}
	return "", false
}

// fromPage reports whether a browser says that a page made the request, and no person
// who typed the address (https://www.w3.org/TR/fetch-metadata/, 2.4). A page of this
// origin is one that another program served here before, or HTML of the API.
func fromPage(values []string) bool {
	for _, value := range values {
		if !strings.EqualFold(strings.TrimSpace(value), "none") {
			return true
		}
	}
	return false
}

func hasToken(values []string, token string) bool {
	for _, value := range values {
		for part := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.TrimSpace(part), token) {
				return true
			}
		}
	}
	return false
}
