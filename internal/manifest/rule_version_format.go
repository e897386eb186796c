package manifest

import (
	"regexp"
)

// versionForm is what the platform takes for a version.
const versionForm = `^[0-9]+\.[0-9]+\.[0-9]+$`

func versionFormatRule() *Check {
	return &Check{
		ID: "version-format", Severity: Error,
		Summary: "A version that is not three numbers",
		Why:     "The platform takes versions such as 1.2.3 and nothing else: no v in front, no pre-release tag. For a listing it is a warning.",
		run: func(p *pass) {
			form := regexp.MustCompile(versionForm)
			within := regexp.MustCompile(`^[vV]?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?`)
			for _, at := range p.texts(VersionNumber) {
				if form.MatchString(p.text(at)) {
					continue
				}
				f := p.report(at, "the version %s is not three numbers such as 1.2.3", p.shown(at)).atMost(p.places[at].field.Grade.severity())
				if part := within.FindStringSubmatch(p.text(at)); part != nil {
					f.suggest("%s%s%s", part[1], orZero(part[2]), orZero(part[3]))
				}
			}
		},
	}
}

func orZero(part string) string {
	if part == "" {
		return ".0"
	}
	return part
}
