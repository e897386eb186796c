package manifest

import "github.com/jtlctl/jtlctl/internal/source"

func duplicateKeyRule() *Check {
	return &Check{
		ID: "duplicate-key", Severity: Warning,
		Summary: "A name that stands twice in one object",
		Why:     "Most readers take the last one and forget the others without a word; which one the platform takes is not known.",
		run:     func(p *pass) { p.repeated(&p.doc.Text.Root, "") },
	}
}

func (p *pass) repeated(v *source.Value, pointer string) {
	var first map[string]source.Span
	if len(v.Members) > 1 {
		first = make(map[string]source.Span, len(v.Members))
	}
	for i := range v.Members {
		m := &v.Members[i]
		if before, seen := first[m.Name]; seen {
			line, _ := p.doc.Text.Position(before.Start)
			p.reportSpan(0, m.NameSpan, "%q stands in this object already, in line %d", m.Name, line).
				suggest("keep one of them").Pointer = pointer + "/" + escapedStep(m.Name)
		} else if first != nil {
			first[m.Name] = m.NameSpan
		}
		if m.Value.Kind >= source.Array {
			p.repeated(&m.Value, pointer+"/"+escapedStep(m.Name))
		}
	}
	for i := range v.Items {
		if v.Items[i].Kind >= source.Array {
			p.repeated(&v.Items[i], pointer+"/"+itemStep(i))
		}
	}
}
