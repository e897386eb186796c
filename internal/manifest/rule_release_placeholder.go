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
