package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

func duplicateKeyRule() *Rule {
	return &Rule{
		ID: "duplicate-key", Severity: Warning, ErrorInApplication: true,
		Summary: "A name that appears twice in one object",
		Why:     "Most JSON parsers use the last one and ignore the others silently; which one the platform uses is not known.",
		check:   func(p *pass) { reportDuplicates(p, &p.doc.Text.Root, nil) },
	}
}

// reportDuplicates checks a value and everything in it. tokens are its JSON pointer.
func reportDuplicates(p *pass, v *jsonast.Value, tokens []string) {
	var first map[string]jsonast.Span
	if len(v.Members) > 1 {
		first = make(map[string]jsonast.Span, len(v.Members))
	}
	for i := range v.Members {
		m := &v.Members[i]
		name := p.doc.nameMatching().fold(m.Name)
		if before, seen := first[name]; seen {
			line, _ := p.doc.Text.Position(before.Start)
			p.reportSpan(0, m.NameSpan, "%q is already in this object, on line %d", truncate(m.Name), line).
				suggest("keep one of them").Pointer = pointerOf(append(tokens, m.Name))
		} else if first != nil {
			first[name] = m.NameSpan
		}
		if m.Value.Kind >= jsonast.Array {
			reportDuplicates(p, &m.Value, append(tokens, m.Name))
		}
	}
	for i := range v.Items {
		if v.Items[i].Kind >= jsonast.Array {
			reportDuplicates(p, &v.Items[i], append(tokens, indexToken(i)))
		}
	}
}

func pointerOf(tokens []string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteString("/" + escapeToken(token))
	}
	return b.String()
}
