package manifest

import "github.com/jtlctl/jtlctl/internal/source"

func scopeEmptyRule() *Check {
	return &Check{
		ID: "scope-empty", Severity: Warning,
		Summary: "Pages in JTL-Wawi, and no scope",
		Why:     "Calls of an app without scopes fail, GraphQL calls with a bare INTERNAL_ERROR that says nothing of scopes.",
		run: func(p *pass) {
			if p.doc.OnPremise() {
				return
			}
			pages := 0
			for _, at := range p.byFormat[IdentifiedList] {
				if name := p.places[at].field.Name; name == "menuItems" || name == "pane" {
					pages += len(p.places[at].value.Items)
				}
			}
			for _, at := range p.byFormat[ScopeList] {
				if v := p.places[at].value; v.Kind == source.Array && len(v.Items) == 0 && pages > 0 {
					p.report(at, "the app has pages in JTL-Wawi and asks for no scope, so every call of the API will fail").
						suggest("the scopes of the calls that the pages make, such as items.read")
				}
			}
		},
	}
}
