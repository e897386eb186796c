package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source"
)

func duplicateKeyRule() *Rule {
	return &Rule{
		ID: "duplicate-key", Severity: Warning, Registers: true,
		Summary: "A name that appears twice in one object",
		Why:     "Most JSON parsers use the last one and ignore the others silently; which one the platform uses is not known.",
		run:     func(p *pass) { p.repeated(&p.doc.Text.Root, nil) },
	}
}

// repeated looks at a value and all that is in it. steps lead to it from the
// root.
func (p *pass) repeated(v *source.Value, steps []string) {
	var first map[string]source.Span
	if len(v.Members) > 1 {
		first = make(map[string]source.Span, len(v.Members))
	}
	for i := range v.Members {
		m := &v.Members[i]
		name := p.doc.spelling().folded(m.Name)
		if before, seen := first[name]; seen {
			line, _ := p.doc.Text.Position(before.Start)
			p.reportSpan(0, m.NameSpan, "%q is already in this object, on line %d", shortened(m.Name), line).
				suggest("keep one of them").Pointer = pointerOf(append(steps, m.Name))
		} else if first != nil {
			first[name] = m.NameSpan
		}
		if m.Value.Kind >= source.Array {
			p.repeated(&m.Value, append(steps, m.Name))
		}
	}
	for i := range v.Items {
		if v.Items[i].Kind >= source.Array {
			p.repeated(&v.Items[i], append(steps, itemStep(i)))
		}
	}
}

func pointerOf(steps []string) string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteString("/" + escapedStep(step))
	}
	return b.String()
}
