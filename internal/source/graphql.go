package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/document"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// documents finds GraphQL documents.
type documents struct{ tools }

// read looks for GraphQL documents in literals.
func (a documents) read(u *syntax.File) {
	for i, t := range u.Tokens {
		switch t.Kind {
		case lex.String:
			a.document(u, i, u.Decode(i))
		case lex.StringOpen:
			var b strings.Builder
			for j := i + 1; j < u.Match(i); j++ {
				switch u.Kind(j) {
				case lex.Text:
					b.WriteString(u.Decode(j))
				case lex.HoleOpen: // a fragment, or a part of the document
					b.WriteString(" ")
					if m := u.Match(j); m > j {
						j = m
					}
				}
			}
			a.document(u, i, b.String())
		}
	}
}

// document reads a text if it is a GraphQL document that calls the ERP API: its root
// fields begin with a verb and a capital, as those of no other known API do.
func (a documents) document(u *syntax.File, token int, text string) {
	for _, f := range document.Fields(a.findings.index, text) {
		place := u.Place(token)
		if f.Line > 1 {
			place.Line, place.Column = place.Line+f.Line-1, f.Column
		} else {
			place.Column += f.Column
		}
		a.findings.calls = append(a.findings.calls, Call{Place: place, Field: f.Name, Kind: f.Kind, Sure: true, Test: u.Test, Text: f.Name})
	}
}

// file reads a file of GraphQL documents.
func (a documents) file(u *syntax.File) {
	for _, f := range document.Fields(a.findings.index, string(u.Code)) {
		a.findings.calls = append(a.findings.calls, Call{Place: Place{File: u.Name, Line: f.Line, Column: f.Column}, Field: f.Name, Kind: f.Kind, Sure: true, Test: u.Test, Text: f.Name})
	}
}
