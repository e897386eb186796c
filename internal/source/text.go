package source

import (
	"bytes"
	"path"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/document"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/shell"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// textKind is a form of files that are not code of a language.
type textKind uint8

const (
	noText textKind = iota // it is not read
	settingsText
	shellText
	requestsText
	dataText
	brunoText
	graphQLText
)

// texts finds the requests of files that are not code of a language.
type texts struct{ tools }

// textOf returns the form of a file, by its name and its first bytes.
func textOf(f File) textKind {
	if project.IsSettings(f.Name) {
		return settingsText
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".sh", ".bash", ".zsh", ".ksh":
		return shellText
	case ".http", ".rest":
		return requestsText
	case ".json", ".yaml", ".yml":
		return dataText
	case ".bru":
		return brunoText
	case ".graphql", ".gql":
		return graphQLText
	case "":
		line, _, _ := bytes.Cut(f.Code, []byte("\n"))
		if bytes.HasPrefix(f.Code, []byte("#!")) && bytes.HasSuffix(bytes.TrimSpace(line), []byte("sh")) {
			return shellText
		}
	}
	return noText
}

// read reads a file. Those of settings have no requests; what they say is looked up.
func (a texts) read(u *syntax.File) {
	found := a.found(u)
	switch textOf(File{u.Name, u.Code}) {
	case shellText:
		a.shell(u).Script(string(u.Code))
	case requestsText:
		document.HTTPFile(string(u.Code), found)
	case dataText:
		document.Data(u.Name, u.Code, found)
	case brunoText:
		document.Bruno(string(u.Code), found)
	case graphQLText:
		documents(a).file(u)
	case noText, settingsText: // they have no calls
	}
}

// shell returns what reads the commands in a file.
func (t tools) shell(u *syntax.File) *shell.Reader {
	return &shell.Reader{Found: t.found(u), Scripts: t.project.Scripts}
}

// found returns what judges the requests at offsets of a file.
func (t tools) found(u *syntax.File) document.Found {
	return func(offset int, verb string, url value.Value, headers bool) {
		line, column := syntax.Position(u.Lines, int32(offset)) //nolint:gosec // files are bounded
		m := client.Method{}
		if verb = strings.ToUpper(verb); word.Verbs[strings.ToLower(verb)] == verb {
			m = client.KnownMethod(verb)
		}
		s := &syntax.Call{File: u, Names: []string{"request"}}
		t.findings.report(&attempt{at: s, sends: s, url: url, verb: m, own: true, document: true, headers: headers, place: Place{File: u.Name, Line: line, Column: column}})
	}
}
