package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// templateText matches placeholder text of templates.
var templateText = textutil.NewPattern(`^(?:Benefit|Feature) [0-9]+$|^mainCate$|^subCate$|(?:^|[^A-Za-z0-9-])example\.com\b|image-placeholder\.png|picsum\.photos|` +
	`(?i:lorem ipsum)|<[A-Z]+(?:[ _-][A-Z]+)+>|__TK_[A-Za-z0-9_]*?__|__ACTIVE_LOCALE__`)

func releasePlaceholderRule() *Rule {
	return &Rule{
		ID: "release-placeholder", Severity: Error, Release: true,
		Summary: "Placeholder text from a template",
		Why:     "Templates fill listing and manifest with such texts, which merchants would see in the store.",
		check: func(p *pass) {
			for at := range p.places {
				if p.places[at].value.Kind != jsonast.String {
					continue
				}
				if found := templateText.Regexp().FindString(p.stringAt(at)); found != "" {
					p.report(at, "%q is placeholder text from a template", strings.TrimLeft(found, "/@. "))
				}
			}
		},
	}
}
