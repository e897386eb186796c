package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// findings are the calls that were found, judged one by one.
type findings struct {
	index   *scope.Index
	judge   *judge
	matches map[string][]scope.Match
	calls   []Call
	unknown []Unresolved
}

func newFindings(index *scope.Index, j *judge) *findings {
	return &findings{index: index, judge: j, matches: map[string][]scope.Match{}}
}

// report judges a call and keeps it if it is one of the platform.
func (f *findings) report(t *attempt) {
	path, v := f.judge.judge(t)
	if v == platform.Foreign || isGraphQL(path) {
		return
	}
	u := t.at.File
	test := u.Test || syntax.InTest(u, t.at.Name)
	generation := f.judge.generation(u, path)
	place := u.Place(t.at.Name)
	if t.place.Line > 0 {
		place = t.place
	}
	call := Call{Place: place, Defined: defined(t, place), Path: path, Generation: generation, Sure: v == platform.Certain, Test: test, Text: display(t.url), wrapped: t.depth > 0}
	names := t.verb.Names
	if len(names) == 0 {
		names = []string{""}
	}
	reason := "no operation has this path"
	found := false
	for _, name := range names {
		matches := f.operations(name, path, generation)
		if len(matches) == 0 && name != "" && len(f.operations("", path, generation)) > 0 {
			reason = "the path has no operation with the method " + name
		}
		if len(matches) == 0 {
			continue
		}
		if v == platform.Possible && !platform.HasVersion(path) && !platform.IsPath(path) {
			continue
		}
		found = true
		call.Method = name
		f.calls = append(f.calls, call)
	}
	if found {
		return
	}
	if isBuilt(path) {
		reason = "the path is built at run time"
	}
	_, hosted, _ := strings.Cut(t.url.String(), "://")
	if v == platform.Certain && (hosted != "" || platform.IsPath(path)) && (platform.IsPath(path) || platform.HasVersion(path) || t.depth == 0 && strings.Count(path, "/") > 0 && path != "/") {
		f.unknown = append(f.unknown, Unresolved{Place: place, Text: display(t.url), Reason: reason, Test: test})
	}
}

// longest is how many characters of an address are shown.
const longest = 200

// display writes an address without what may be secret in it.
func display(v value.Value) string {
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
func defined(t *attempt, place syntax.Place) *syntax.Place {
	for _, p := range slices.Backward(t.url) {
		if p.Kind == value.Literal && p.File != nil && strings.Trim(p.Text, "/ ?&=") != "" {
			if at := p.File.Place(p.Token); at.File != place.File || at.Line != place.Line {
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
		if part != "" && part != "erp" && part != "api" && !platform.HasVersion("/"+part+"/") && part != "eazybusiness" {
			return strings.HasPrefix(part, "{")
		}
	}
	return true
}

func isGraphQL(path string) bool { return scope.Request{Path: path}.IsGraphQL() }
