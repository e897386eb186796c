package manifest

import (
	"strings"
	"unicode/utf8"
)

const maxTechnicalName = 100 // characters; documented by the platform

func technicalNameRule() *Rule {
	return &Rule{
		ID: "technical-name", Severity: Error,
		Summary: "A technical name that is empty or too long",
		Why:     "The technical name identifies the app permanently; the platform accepts at most 100 characters.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(TechnicalName) {
				switch length := utf8.RuneCountInString(p.stringAt(at)); {
				case strings.TrimSpace(p.stringAt(at)) == "":
					p.report(at, "the technical name is empty").suggest("a short name that never changes, such as stock-watch")
				case length > maxTechnicalName:
					p.report(at, "the technical name has %d characters; the platform accepts at most %d", length, maxTechnicalName)
				}
			}
		},
	}
}
