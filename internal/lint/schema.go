package lint

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/merchant"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Schema returns the JSON Schema of a kind of file, which says of each scope what it
// allows.
func Schema(kind manifest.SchemaKind, index *scope.Index) *manifest.Schema {
	sentences := merchant.Sentences("en")
	return manifest.SchemaOf(kind, index, func(s scope.Scope) string {
		sentence, _ := sentences(s.Name)
		return describeScope(s, sentence)
	})
}

// describeScope returns what a scope allows: in a sentence, if there is one, and as
// operations.
func describeScope(s scope.Scope, sentence string) string {
	var parts []string
	for _, part := range append([]string{sentence}, s.Advice()...) {
		if part != "" {
			parts = append(parts, strings.ToUpper(part[:1])+strings.TrimSuffix(part[1:], ".")+".")
		}
	}
	const shown = 3
	var operations []string
	uses := scope.Distinct(s.Uses)
	for _, use := range uses {
		if o := use.Operation; len(operations) < shown {
			operations = append(operations, o.Method+" "+o.Title())
		}
	}
	switch {
	case len(uses) > shown:
		parts = append(parts, "Opens "+textutil.Count(len(uses), "operation")+", such as "+strings.Join(operations, ", ")+".")
	case len(uses) > 0:
		parts = append(parts, "Opens "+strings.Join(operations, ", ")+".")
	case len(parts) == 0:
		parts = append(parts, "No document of the catalogues says what it opens.")
	}
	return strings.Join(parts, " ")
}
