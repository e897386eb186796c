package manifest

import "github.com/jtlctl/jtlctl/internal/jsonast"

func idDuplicateRule() *Rule {
	return &Rule{
		ID: "id-duplicate", Severity: Warning,
		Summary: "An id that appears twice in one list",
		Why:     "Menu items, panes and plans are identified by their id; of two with the same id one may never appear.",
		check: func(p *pass) {
			type entry struct {
				list int32
				id   string
			}
			first := map[entry]jsonast.Span{}
			for _, at := range p.stringsOf(Identifier) {
				here := entry{p.places[p.places[at].parent].parent, p.stringAt(at)}
				if before, seen := first[here]; seen {
					line, _ := p.doc.Text.Position(before.Start)
					p.report(at, "the id %s is already in this list, on line %d", p.excerpt(at), line)
					continue
				}
				first[here] = p.places[at].value.Span
			}
		},
	}
}
