package scope

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Request is a call of the API. Method "" is any; Path may have concrete ids
// and prefixes that no operation has.
type Request struct{ Method, Path string }

// ParseRequest reads a request as people write it: with or without a method,
// with a full URL, as a line of a log, or as a command of curl, wget or httpie. What
// may be secret in a URL is left out of Path.
func ParseRequest(text string) (Request, error) {
	method, path := splitRequest(text)
	if called, address, ok := pastedCommand(text); ok {
		method, path = called, address
	}
	if path = pathOf(path); path == "/" {
		return Request{}, fault.New(fault.Usage, "the path is missing").WithHint(`for example: jtlctl scope for "GET /v2/items/{id}"`)
	}
	return Request{method, path}, nil
}

// LookUp returns the operations of every catalogue that a request matches. If
// there are none it returns the published documents that were not read and may
// have it, and the nearest operations. As long as there are such documents, only
// those are near that one typo makes of the request: another operation of the
// same path would be misleading.
func (x *paths) LookUp(r Request) (matches, nearest []Match, unread []string) {
	if matches = x.Match(r.Method, r.Path, 0); len(matches) > 0 {
		return matches, nil, nil
	}
	nearest = x.Nearest(r.Method, r.Path, 0)
	if unread = x.unreadFor(r); len(unread) > 0 {
		nearest = slices.DeleteFunc(nearest, func(m Match) bool { return !r.isTypoOf(m.Operation) })
	}
	return nil, nearest, unread
}

// unreadFor returns the published versions that were not read and are not older
// than the API of a path.
func (x *paths) unreadFor(r Request) []string {
	all := interpretations(r.Path)
	if len(all) == 0 {
		return nil
	}
	return x.Unread(versionNumber(all[len(all)-1].version))
}

// isTypoOf reports whether one typo in one part of the path makes the request of an
// operation: one letter, from eight letters on two.
func (r Request) isTypoOf(o *Operation) bool {
	if r.Method != "" && r.Method != o.Method {
		return false
	}
	all, other := interpretations(r.Path), interpretations(o.Path)
	if len(all) == 0 || len(other) == 0 {
		return false
	}
	got, want := all[len(all)-1].segments, other[len(other)-1].segments
	if len(got) != len(want) {
		return false
	}
	typos := 0
	for i, w := range want {
		if w.parameter || got[i].plain == w.plain {
			continue
		}
		typos++
		if !IsNearMiss(got[i].plain, w.plain) {
			return false
		}
	}
	return typos == 1
}

// longWord is how many letters a word has from which on a typo may be two changes.
const longWord = 8

// IsNearMiss reports whether a word is probably a typo of another: one letter is
// different, from eight letters on two. Two letters in the wrong order are two.
func IsNearMiss(word, other string) bool {
	allowed := 1
	if min(len(word), len(other)) >= longWord {
		allowed = 2
	}
	difference := len(word) - len(other)
	return word != other && max(difference, -difference) <= allowed && levenshtein.ComputeDistance(word, other) <= allowed
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
// after it, or "/v2/items GET". The method is in upper case and may be missing, as may
// the path.
func splitRequest(request string) (method, path string) {
	request = strings.TrimSpace(request)
	if space := strings.LastIndexByte(request, ' '); space > 0 && strings.HasPrefix(strings.ToUpper(request[space+1:]), "HTTP/") {
		request = strings.TrimSpace(request[:space])
	}
	if isMethod(request) {
		return strings.ToUpper(request), ""
	}
	first, rest, ok := strings.Cut(request, " ")
	if ok && !strings.ContainsAny(first, "/.:{") {
		return strings.ToUpper(first), strings.TrimSpace(rest)
	}
	if space := strings.LastIndexByte(request, ' '); space > 0 && isMethod(request[space+1:]) {
		return strings.ToUpper(request[space+1:]), strings.TrimSpace(request[:space])
	}
	return "", request
}

func isMethod(word string) bool {
	switch strings.ToUpper(word) {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE":
		return true
	}
	return false
}
