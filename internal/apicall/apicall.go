// Package apicall is a call to an API as a user writes it: method, path, headers,
// fields and body are checked before anything is sent; an answer is streamed,
// filtered or followed page by page, and its status decides how the call ended.
//
// It knows no server: who it is, which credentials it gets and how its refusals
// are explained is passed in.
package apicall

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Call is a request that was checked.
type Call struct {
	Method string
	// Path is what the user wrote, for messages; Address is where it leads.
	Path    string
	Address *url.URL
	// Header has the headers of the user, by ParseHeaders.
	Header http.Header
	Body   Body
}

// Title is the call in a message.
func (c Call) Title() string {
	path, _, _ := strings.Cut(c.Path, "?")
	return c.Method + " " + path
}

// ParseMethod returns a method in upper case. It refuses what is no method, and
// those that do not read or change anything: TRACE and its like answer with the
// headers of the request, the credentials among them (RFC 9110, 9.3.8), and
// CONNECT asks for a tunnel.
func ParseMethod(text string) (string, error) {
	method := strings.ToUpper(text)
	switch {
	case method == "":
		return "", fault.New(fault.Usage, "the method is empty").WithHint("write it like GET /v2/customerGroups")
	case method == http.MethodTrace || method == "TRACK":
		return "", fault.New(fault.Usage, "the method %s is not sent: its answer repeats the key or token", method).WithHint("-v shows what is sent, without secrets")
	case method == http.MethodConnect:
		return "", fault.New(fault.Usage, "the method CONNECT is not sent: it asks for a tunnel, and not for anything of the API")
	case !textutil.IsToken(method):
		return "", fault.New(fault.Usage, "%s is not a method", textutil.Quote(text, maxShown)).WithHint("write the method before the path, as in GET /v2/customerGroups")
	case !slices.Contains(methods[:], method):
		f := fault.New(fault.Usage, "%s is not a method that is sent", textutil.Quote(text, maxShown))
		if near := nearMethod(method); near != "" {
			return "", f.WithHint("did you mean %s?", near)
		}
		return "", f.WithHint("the methods of the API are %s", strings.Join(Methods(), ", "))
	}
	return method, nil
}

// methods are those of RFC 9110 and 5789 that read or change something, and QUERY of
// draft-ietf-httpbis-safe-method-w-body.
var methods = [...]string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY"}

// Methods returns the methods that the operations of the ERP API have.
func Methods() []string { return slices.Clone(methods[:5]) }

// nearMethod returns the method that was probably meant; "" if none is near. Letters
// in another order are the most frequent mistake in words this short.
func nearMethod(method string) string {
	for _, known := range methods {
		if sortedLetters(known) == sortedLetters(method) {
			return known
		}
	}
	for _, known := range methods {
		if shared := min(len(method), len(known)); shared >= 2 && method[:shared] == known[:shared] {
			return known
		}
	}
	return suggest.Nearest(method, methods[:])
}

func sortedLetters(word string) string { return string(slices.Sorted(slices.Values([]byte(word)))) }

// IsReading reports whether a method changes nothing, so that its request may be
// repeated, and its fields belong into the query.
func IsReading(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// KindOf returns the kind of error that a status is; "" if it is none.
func KindOf(status int) fault.Kind {
	switch {
	case status >= 200 && status < 300:
		return ""
	case status == http.StatusUnauthorized:
		return fault.Credentials
	case status == http.StatusTooManyRequests, status < 400, status >= 500:
		return fault.Server
	}
	return fault.Refused
}
