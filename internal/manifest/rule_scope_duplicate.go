package manifest

import "github.com/jtlctl/jtlctl/internal/jsonast"

func scopeDuplicateRule() *Rule {
	return &Rule{
		ID: "scope-duplicate", Severity: Warning, Fixable: true, ErrorInApplication: true,
		Summary: "A scope that appears twice in one list",
		Why:     "The second one has no effect; often another scope was meant. --fix removes it.",
		check: func(p *pass) {
			type entry struct {
				list int32
				name string
			}
			first := map[entry]jsonast.Span{}
			for _, format := range []Format{ScopeName, PaneScope} {
				for _, at := range p.stringsOf(format) {
					here := entry{p.places[at].parent, p.stringAt(at)}
					before, seen := first[here]
					if !seen {
						first[here] = p.places[at].value.Span
						continue
					}
					line, _ := p.doc.Text.Position(before.Start)
					p.report(at, "%s is already in this list, on line %d", truncate(here.name), line).suggest("remove it").fix(p.removeEdit(at))
				}
			}
		},
	}
}
