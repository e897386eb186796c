package scope

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
)

// route is an operation prepared for comparisons.
type route struct {
	catalog   *Catalog
	operation *Operation
	version   string // the part v2 of its path, or ""
	segments  []segment
}

// segment is one part of a path.
type segment struct {
	text  string
	plain string // lower case, only letters and digits
	// parameter matches any value: {itemId}.
	parameter bool
}

// newRoutes prepares the operations of catalogues. The same words come again
// and again, so each is made plain once.
func newRoutes(catalogs []*Catalog) []route {
	total := 0
	for _, c := range catalogs {
		total += len(c.Operations)
	}
	words := make(map[string]segment, total)
	routes := make([]route, 0, total)
	segments := make([]segment, 0, 5*total)
	for _, c := range catalogs {
		for i := range c.Operations {
			r := route{catalog: c, operation: &c.Operations[i]}
			if r.operation.Field != "" {
				continue // found by its name: the path is that of all fields
			}
			start := len(segments)
			for text := range strings.SplitSeq(r.operation.Path, "/") {
				switch {
				case text == "":
				case r.version == "" && len(segments) == start && versionNumber(text) > 0:
					r.version = text
				default:
					segments = append(segments, prepared(words, text))
				}
			}
			r.segments = segments[start:len(segments):len(segments)]
			routes = append(routes, r)
		}
	}
	return routes
}

func prepared(words map[string]segment, text string) segment {
	s, ok := words[text]
	if !ok {
		s = segment{text: text, parameter: strings.Contains(text, "{")}
		if !s.parameter {
			s.plain = plain(text)
		}
		words[text] = s
	}
	return s
}

// fits compares a request with the route. A version that the request names
// must be the one of the route's API, unless the caller asked for that API.
func (r *route) fits(request interpretation, generation erp.Generation) (fit, bool) {
	f := fit{prefix: request.irregular || !strings.EqualFold(request.version, r.version)}
	switch {
	case !f.prefix && request.version != r.version:
		f.spelling = otherCase
	case !request.irregular && r.catalog.Generation == erp.V1 && versionNumber(request.version+r.version) == erp.V1:
		// Only one of them has the prefix /v1, which paths have from API 1.2 on.
		f.prefix, f.spelling = false, newer
		if request.version == "" {
			f.spelling = older
		}
	}
	if request.version != "" && generation == 0 && versionNumber(request.version) != r.catalog.Generation {
		return f, false
	}
	if len(request.segments) != len(r.segments) {
		return f, false
	}
	for i, want := range r.segments {
		got := request.segments[i]
		switch {
		case want.parameter:
			f.parameters++
		case got.parameter || got.plain != want.plain:
			return f, false
		case got.text != want.text:
			f.spelling = max(f.spelling, compareSpelling(got.text, want.text))
		}
	}
	return f, true
}

func compareSpelling(got, want string) spelling {
	switch {
	case strings.EqualFold(got, want):
		return otherCase
	case strings.ContainsAny(got, "-_"):
		return newer
	}
	return older
}

// versionNumber returns the first number of a part such as v2 or V1.0, or 0.
func versionNumber(text string) erp.Generation {
	if len(text) < 2 || (text[0] != 'v' && text[0] != 'V') {
		return 0
	}
	number := erp.Generation(0)
	for i, c := range []byte(text[1:]) {
		switch {
		case c == '.' && i > 0:
			return number
		case c < '0' || c > '9' || number > 99:
			return 0
		}
		number = 10*number + erp.Generation(c-'0')
	}
	return number
}

// plain keeps only letters and digits, in lower case, so that salesOrders
// and sales-orders are the same.
func plain(text string) string {
	if !strings.ContainsFunc(text, isNotPlain) {
		return text
	}
	return strings.Map(func(c rune) rune {
		if !isNotPlain(c) {
			return c
		}
		if c >= 'A' && c <= 'Z' {
			return c + 'a' - 'A'
		}
		if c < 0x80 {
			return -1
		}
		return c
	}, text)
}

func isNotPlain(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }
