package manifest

import (
	"regexp"

	"github.com/jtlctl/jtlctl/internal/source"
)

func releasePlaceholderRule() *Check {
	return &Check{
		ID: "release-placeholder", Severity: Error, Release: true,
		Summary: "A text that a template left behind",
		Why:     "Templates fill listing and manifest with such texts; merchants would read them in the store.",
		Bad: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://example.com/setup"},
  "capabilities": {"erp": {"menuItems": [
    {"id": "<MENU ITEM ID>", "name": "Lorem ipsum", "url": "https://example.com/erp"}
  ]}}
}
`}},
		Good: []Example{{File: "app.json", Text: `{
  "technicalName": "stock-watch",
  "version": "1.0.0",
  "lifecycle": {"configurationUrl": "https://stock-watch.shop/setup"},
  "capabilities": {"erp": {"menuItems": [
    {"id": "stock", "name": "Stock", "url": "https://stock-watch.shop/erp"}
  ]}}
}
`}},
		run: func(p *pass) {
			leftover := regexp.MustCompile(`^(?:Benefit|Feature) [0-9]+$|^mainCate$|^subCate$|example\.com|image-placeholder\.png|picsum\.photos|` +
				`(?i:lorem ipsum)|<[A-Z][A-Z _-]+>|__TK_[A-Za-z0-9_]*?__|__ACTIVE_LOCALE__`)
			for at := range p.places {
				if p.places[at].value.Kind != source.String {
					continue
				}
				if found := leftover.FindString(p.text(at)); found != "" {
					p.report(at, "%q was left behind by a template", found)
				}
			}
		},
	}
}
