package manifest

import (
	"fmt"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// pass is a run of one rule on one document.
type pass struct {
	*inspection
	rule     *Rule
	findings []Finding
	// limit bounds the findings of a pass, and omitted counts those beyond it.
	limit, omitted int
}

// maxFindings is how many findings of one rule are reported for a document: a
// hostile one could have millions.
const maxFindings = 200

// inspection is a document indexed for the rules.
type inspection struct {
	linter        *Linter
	doc           *Document
	places        []place
	byFormat      [formats][]int
	generation    erp.Generation
	certain       bool                          // the generation is not only likely
	suggested     map[string][]scope.Suggestion // by name
	used          *Usage                        // once it is known
	countedObject int32                         // the object that nameCounts is about
	nameCounts    map[string]int
}

func (l *Linter) inspect(d *Document) *inspection {
	in := &inspection{linter: l, doc: d, countedObject: -1}
	if d.Kind != Unknown {
		in.places = walk(d, roots()[d.Kind])
	}
	for i := range in.places {
		if f := in.places[i].field; f != nil && f.Format != None {
			in.byFormat[f.Format] = append(in.byFormat[f.Format], i)
		}
	}
	in.generation = l.generationOf(in)
	in.certain = in.generationCertain()
	return in
}

// stringsOf returns the places of a format whose value is a string.
func (in *inspection) stringsOf(format Format) []int {
	var found []int
	for _, at := range in.byFormat[format] {
		if in.places[at].value.Kind == jsonast.String {
			found = append(found, at)
		}
	}
	return found
}

func (in *inspection) stringAt(at int) string { return in.places[at].value.Text }

// nameCount returns how often the name of a field occurs in its object.
func (in *inspection) nameCount(at int) int {
	here := &in.places[at]
	if in.countedObject != here.parent {
		in.countedObject, in.nameCounts = here.parent, map[string]int{}
		for i := range in.places[here.parent].value.Members {
			in.nameCounts[in.places[here.parent].value.Members[i].Name]++
		}
	}
	return in.nameCounts[here.member.Name]
}

// hasSibling reports whether the object of a field has another field of a name.
func (in *inspection) hasSibling(at int, name string) bool {
	in.nameCount(at)
	return in.nameCounts[name] > 0
}

// report adds a finding about a value.
//
//go:noinline
func (p *pass) report(at int, format string, args ...any) *Finding {
	return p.reportSpan(at, p.places[at].value.Span, format, args...)
}

// reportName adds a finding about a field, at its name.
func (p *pass) reportName(at int, format string, args ...any) *Finding {
	span := p.places[at].value.Span
	if member := p.places[at].member; member != nil {
		span = member.NameSpan
	}
	return p.reportSpan(at, span, format, args...)
}

func (p *pass) reportSpan(at int, span jsonast.Span, format string, args ...any) *Finding {
	if p.full() {
		p.omitted++
		return &Finding{}
	}
	pointer := ""
	if len(p.places) > 0 {
		pointer = p.pointer(at)
	}
	p.findings = append(p.findings, Finding{
		Rule: p.rule.ID, Severity: p.rule.Severity, Message: fmt.Sprintf(format, args...), Span: span, Pointer: pointer,
	})
	return &p.findings[len(p.findings)-1]
}

// full reports whether further findings are only counted.
func (p *pass) full() bool { return len(p.findings) == p.limit }

// capSeverity lowers the severity of a finding below that of its rule.
func (f *Finding) capSeverity(severity Severity) *Finding {
	f.Severity = min(f.Severity, severity)
	return f
}

//go:noinline
func (f *Finding) suggest(format string, args ...any) *Finding {
	f.Suggestion = fmt.Sprintf(format, args...)
	return f
}

// fix sets the only possible correction.
func (f *Finding) fix(edit Edit) { f.Edits = []Edit{edit} }
