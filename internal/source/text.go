package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// noLanguage is that of files without tokens.
var noLanguage = &lex.Language{}

// readerOf returns what reads a file, nil if nothing does.
func readerOf(f File) func(*analysis, *unit) {
	if isSettings(f.Name) {
		return func(*analysis, *unit) {} // its addresses are looked up
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".sh", ".bash", ".zsh", ".ksh":
		return (*analysis).shell
	case ".http", ".rest":
		return (*analysis).requests
	case ".json", ".yaml", ".yml":
		return (*analysis).data
	case ".bru":
		return (*analysis).bruno
	case ".graphql", ".gql":
		return (*analysis).graphQL
	case "":
		if bytes.HasPrefix(f.Code, []byte("#!")) {
			line, _, _ := bytes.Cut(f.Code, []byte("\n"))
			if bytes.HasSuffix(bytes.TrimSpace(line), []byte("sh")) {
				return (*analysis).shell
			}
		}
	}
	return nil
}

// newText returns a file without tokens.
func newText(name string, code []byte) *unit {
	u := &unit{name: name, language: noLanguage, code: code, test: isTest(name), lines: lineStarts(code), declared: map[string][]*declaration{}}
	lower := bytes.ToLower(code)
	for _, m := range marks {
		if bytes.Contains(lower, []byte(m.text)) {
			u.signals |= m.signal
		}
	}
	return u
}

// found judges a call at an offset of a text.
func (a *analysis) found(u *unit, offset int, verb string, url value, headers bool) {
	line, column := position(u.lines, int32(offset)) //nolint:gosec // files are bounded
	m := method{}
	if verb = strings.ToUpper(verb); verbs[strings.ToLower(verb)] == verb {
		m = knownMethod(verb)
	}
	s := &site{unit: u, names: []string{"request"}}
	a.report(&attempt{site: s, call: s, url: url, verb: m, own: true, headers: headers, place: Place{u.name, line, column}})
}

// graphQL reads a file of GraphQL documents.
func (a *analysis) graphQL(u *unit) {
	for _, f := range a.fieldsOf(string(u.code)) {
		a.calls = append(a.calls, Call{Place: Place{u.name, f.Line, f.Column}, Field: f.Name, Kind: f.Kind, Sure: true, Test: u.test, Text: f.Name})
	}
}
