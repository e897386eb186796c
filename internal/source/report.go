package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// report judges a call and keeps it if it is one of the platform.
func (a *analysis) report(t *attempt) {
	path, v := a.judge(t)
	if v == foreign || isGraphQL(path) {
		return
	}
	u := t.site.unit
	test := u.test || u.inTest(t.site.name)
	generation := a.generation(u, path)
	place := u.place(t.site.name)
	if t.place.Line > 0 {
		place = t.place
	}
	call := Call{Place: place, Defined: a.defined(t, place), Path: path, Generation: generation, Sure: v == certain, Test: test, Text: display(t.url), wrapped: t.depth > 0}
	names := t.verb.names
	if len(names) == 0 {
		names = []string{""}
	}
	reason := "no operation has this path"
	found := false
	for _, name := range names {
		matches := a.operations(name, path, generation)
		if len(matches) == 0 && name != "" && len(a.operations("", path, generation)) > 0 {
			reason = "the path has no operation with the method " + name
		}
		if len(matches) == 0 {
			continue
		}
		if v == possible && !hasVersion(path) && !IsPlatformPath(path) {
			continue
		}
		found = true
		call.Method = name
		a.calls = append(a.calls, call)
	}
	if found {
		return
	}
	if isBuilt(path) {
		reason = "the path is built at run time"
	}
	_, hosted, _ := strings.Cut(t.url.String(), "://")
	if v == certain && (hosted != "" || IsPlatformPath(path)) && (IsPlatformPath(path) || hasVersion(path) || t.depth == 0 && strings.Count(path, "/") > 0 && path != "/") {
		a.unknown = append(a.unknown, Unresolved{Place: place, Text: display(t.url), Reason: reason, Test: test})
	}
}

// longest is how many characters of an address are shown.
const longest = 200

// display writes an address without what may be secret in it.
func display(v value) string {
	text := v.String()
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '?', '#':
			if depth == 0 {
				text = text[:i]
			}
		}
	}
	if scheme, rest, ok := strings.Cut(text, "://"); ok {
		host, path, found := strings.Cut(rest, "/")
		host = host[strings.LastIndexByte(host, '@')+1:]
		path = strings.ReplaceAll(path, "//", "/")
		if text = scheme + "://" + host; found {
			text += "/" + path
		}
	}
	return textutil.Shorten(text, longest)
}

// defined returns the place of the literal with the path, if it is in another line
// than the call.
func (a *analysis) defined(t *attempt, place Place) *Place {
	for i := len(t.url) - 1; i >= 0; i-- {
		p := t.url[i]
		if p.kind == literal && p.unit != nil && strings.Trim(p.text, "/ ?&=") != "" {
			if at := p.unit.place(p.token); at.File != place.File || at.Line != place.Line {
				return &at
			}
			return nil
		}
	}
	return nil
}

// isBuilt reports whether what a path names is known only at run time.
func isBuilt(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part != "" && part != "erp" && part != "api" && !hasVersion("/"+part+"/") && part != "eazybusiness" {
			return strings.HasPrefix(part, "{")
		}
	}
	return true
}

func isGraphQL(path string) bool { return scope.Request{Path: path}.IsGraphQL() }
