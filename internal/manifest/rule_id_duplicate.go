package manifest

import "github.com/jtlctl/jtlctl/internal/source"

func idDuplicateRule() *Check {
	return &Check{
		ID: "id-duplicate", Severity: Warning,
		Summary: "An id that stands twice in one list",
		Why:     "Menu items, panes and plans are told apart by their id; of two with the same one may never appear.",
		Bad: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {"menuItems": [
    {"id": "stock", "name": "Stock", "url": "https://stock-watch.example/stock"},
    {"id": "stock", "name": "Prices", "url": "https://stock-watch.example/prices"}
  ]}}
}
`}},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.example/setup"},
  "capabilities": {"erp": {
    "menuItems": [{"id": "stock", "name": "Stock", "url": "https://stock-watch.example/stock"}],
    "pane": [{"id": "stock", "context": "items", "title": "Stock", "url": "https://stock-watch.example/pane"}]
  }}
}
`}},
		run: func(p *pass) {
			type entry struct {
				list int32
				id   string
			}
			first := map[entry]source.Span{}
			for _, at := range p.texts(Identifier) {
				here := entry{p.places[p.places[at].parent].parent, p.text(at)}
				if before, seen := first[here]; seen {
					line, _ := p.doc.Text.Position(before.Start)
					p.report(at, "the id %s stands in this list already, in line %d", p.shown(at), line)
					continue
				}
				first[here] = p.places[at].value.Span
			}
		},
	}
}
