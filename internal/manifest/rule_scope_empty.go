package manifest

import "github.com/jtlctl/jtlctl/internal/jsonast"

func scopeEmptyRule() *Rule {
	return &Rule{
		ID: "scope-empty", Severity: Warning, ErrorInApplication: true,
		Summary: "No scopes in an app that calls the API",
		Why:     "Requests of an app without scopes fail; GraphQL requests fail with INTERNAL_ERROR, which does not mention scopes.",
		check: func(p *pass) {
			switch {
			case len(p.byFormat[ScopeName]) > 0:
			case p.doc.OnPremise():
				for _, at := range p.byFormat[ScopeList] {
					if p.places[at].field.Name == mandatoryScopes && p.places[at].value.Kind == jsonast.Array {
						p.report(at, "the app requests no scopes, so its key will allow nothing").suggest("the scopes of the requests that it makes, such as items.read")
					}
				}
			default:
				reportPagesWithoutScopes(p)
			}
		},
	}
}

func reportPagesWithoutScopes(p *pass) {
	for _, at := range p.byFormat[IdentifiedList] {
		field, v := p.places[at].field.Name, p.places[at].value
		if (field != "menuItems" && field != "pane") || len(v.Items)+len(v.Members) == 0 {
			continue
		}
		if lists := p.byFormat[ScopeList]; len(lists) > 0 {
			if p.places[lists[0]].value.Kind == jsonast.Array { // anything else is reported by field-type
				p.report(lists[0], "the app has pages in JTL-Wawi and requests no scopes, so every API request will fail").
					suggest("the scopes of the requests that the pages make, such as items.read")
			}
			return
		}
		p.reportName(at, "the app has pages in JTL-Wawi and no capabilities.erp.api.scopes, so an API request would fail").capSeverity(Info).
			suggest("add capabilities.erp.api.scopes with the scopes of the requests that the pages make")
		return
	}
}
