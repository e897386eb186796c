package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// documents looks for GraphQL documents in literals.
func (a *analysis) documents(u *unit) {
	for i, t := range u.tokens {
		switch t.Kind {
		case lex.String:
			a.document(u, i, u.decode(i))
		case lex.StringOpen:
			var b strings.Builder
			for j := i + 1; j < u.match(i); j++ {
				switch u.kind(j) {
				case lex.Text:
					b.WriteString(u.decode(j))
				case lex.HoleOpen: // a fragment, or a part of the document
					b.WriteString(" ")
					if m := u.match(j); m > j {
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
func (a *analysis) document(u *unit, token int, text string) {
	for _, f := range a.fieldsOf(text) {
		place := u.place(token)
		if f.Line > 1 {
			place.Line, place.Column = place.Line+f.Line-1, f.Column
		} else {
			place.Column += f.Column
		}
		a.calls = append(a.calls, Call{Place: place, Field: f.Name, Kind: f.Kind, Sure: true, Test: u.test, Text: f.Name})
	}
}

// fieldsOf returns the root fields of a document that may be those of the ERP API.
func (a *analysis) fieldsOf(text string) []graphql.Field {
	trimmed := strings.TrimSpace(text)
	if !strings.Contains(trimmed, "{") || !startsDocument(trimmed) {
		return nil
	}
	fields, err := graphql.Fields(withoutUnknownFragments(text))
	if err != nil {
		return nil
	}
	var all []graphql.Field
	for _, f := range fields {
		if f.Name[0] >= 'A' && f.Name[0] <= 'Z' && a.index.IsField(f.Name) {
			all = append(all, f)
		}
	}
	return all
}

// startsDocument reports whether a text begins as a GraphQL document does.
func startsDocument(text string) bool {
	for strings.HasPrefix(text, "#") {
		_, rest, _ := strings.Cut(text, "\n")
		text = strings.TrimSpace(rest)
	}
	for _, word := range []string{"{", "query", "mutation", "subscription", "fragment"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	return false
}

// withoutUnknownFragments replaces spreads of fragments that a document does not
// have: they are in another literal.
func withoutUnknownFragments(text string) string {
	if !strings.Contains(text, "...") {
		return text
	}
	parts := strings.Split(text, "...")
	var b strings.Builder
	b.WriteString(parts[0])
	for _, part := range parts[1:] {
		trimmed := strings.TrimLeft(part, " ")
		end := 0
		for end < len(trimmed) && (trimmed[end] == '_' || trimmed[end] >= '0' && trimmed[end] <= '9' || trimmed[end]|0x20 >= 'a' && trimmed[end]|0x20 <= 'z') {
			end++
		}
		if name := trimmed[:end]; name != "" && name != "on" && !strings.Contains(text, "fragment "+name+" ") {
			b.WriteString("__typename" + trimmed[end:])
			continue
		}
		b.WriteString("..." + part)
	}
	return b.String()
}
