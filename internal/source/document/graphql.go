package document

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Fields returns the root fields of a document that may be those of the ERP API.
func Fields(index *scope.Index, text string) []graphql.Field {
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
		if f.Name[0] >= 'A' && f.Name[0] <= 'Z' && index.IsField(f.Name) {
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
