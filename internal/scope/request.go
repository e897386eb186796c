package scope

import (
	"cmp"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Request is a call of the API. Method "" is any; Path may have concrete ids
// and prefixes that no operation has.
type Request struct{ Method, Path string }

// ParseRequest reads a request as people write it: with or without a method,
// with a full URL, or as a line of a log. What may be secret in a URL is left
// out of Path.
func ParseRequest(text string) (Request, error) {
	method, path := splitRequest(text)
	if path = pathOf(path); path == "/" {
		return Request{}, fault.New(fault.Usage, "the path is missing").WithHint(`for example: jtlctl scope for "GET /v2/items/{id}"`)
	}
	return Request{method, path}, nil
}

// LookUp returns the operations of every catalogue that a request matches. If
// there are none it returns the nearest instead; both may be empty.
func (x *Index) LookUp(r Request) (matches, nearest []Match) {
	if matches = x.Match(r.Method, r.Path, 0); len(matches) > 0 {
		return matches, nil
	}
	return nil, x.Nearest(r.Method, r.Path, 0)
}

// pathOf returns the path of an address without what may be secret in it, such as
// user, password and query.
func pathOf(address string) string {
	var b strings.Builder
	for _, s := range segmentsOf(address) {
		b.WriteString("/" + s.text)
	}
	return cmp.Or(b.String(), "/")
}

// splitRequest splits "GET /v2/items/{id}", also with the HTTP/1.1 of a log
// after it. The method is in upper case and may be missing, as may the path.
func splitRequest(request string) (method, path string) {
	request = strings.TrimSpace(request)
	if space := strings.LastIndexByte(request, ' '); space > 0 && strings.HasPrefix(strings.ToUpper(request[space+1:]), "HTTP/") {
		request = strings.TrimSpace(request[:space])
	}
	if isMethod(request) {
		return strings.ToUpper(request), ""
	}
	first, rest, ok := strings.Cut(request, " ")
	if !ok || strings.ContainsAny(first, "/.:{") {
		return "", request
	}
	return strings.ToUpper(first), strings.TrimSpace(rest)
}

func isMethod(word string) bool {
	switch strings.ToUpper(word) {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE":
		return true
	}
	return false
}
