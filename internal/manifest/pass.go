package manifest

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
)

// pass is one rule at work on one document.
type pass struct {
	*inspection
	check    *Check
	findings []Finding
}

// inspection is a document laid out for the rules.
type inspection struct {
	linter     *Linter
	doc        *Document
	places     []place
	byFormat   [formats][]int
	generation int
	asked      map[string][]scope.Suggestion // what was suggested, by name
}

func (l *Linter) inspect(d *Document) *inspection {
	in := &inspection{linter: l, doc: d}
	if root := l.roots[d.Kind]; root != nil {
		in.places = walk(d, root)
	}
	for i := range in.places {
		if f := in.places[i].field; f != nil && f.Format != None {
			in.byFormat[f.Format] = append(in.byFormat[f.Format], i)
		}
	}
	in.generation = l.generationOf(in)
	return in
}

// texts are the places of a format that hold a text, and the texts.
func (in *inspection) texts(format Format) []int {
	var found []int
	for _, at := range in.byFormat[format] {
		if in.places[at].value.Kind == source.String {
			found = append(found, at)
		}
	}
	return found
}

func (in *inspection) text(at int) string { return in.places[at].value.Text }

// report says something of a value.
func (p *pass) report(at int, format string, args ...any) *Finding {
	return p.reportSpan(at, p.places[at].value.Span, format, args...)
}

// reportName says something of a field, at its name.
func (p *pass) reportName(at int, format string, args ...any) *Finding {
	span := p.places[at].value.Span
	if member := p.places[at].member; member != nil {
		span = member.NameSpan
	}
	return p.reportSpan(at, span, format, args...)
}

func (p *pass) reportSpan(at int, span source.Span, format string, args ...any) *Finding {
	pointer := ""
	if len(p.places) > 0 {
		pointer = p.pointer(at)
	}
	p.findings = append(p.findings, Finding{
		Rule: p.check.ID, Severity: p.check.Severity, Message: fmt.Sprintf(format, args...), Span: span, Pointer: pointer,
	})
	return &p.findings[len(p.findings)-1]
}

// at lowers the severity of a finding below that of its rule.
func (f *Finding) at(severity Severity) *Finding {
	f.Severity = min(f.Severity, severity)
	return f
}

func (f *Finding) suggest(format string, args ...any) *Finding {
	f.Suggestion = fmt.Sprintf(format, args...)
	return f
}

func (f *Finding) fix(edits ...Edit) { f.Edits = edits }
