package manifest

import "github.com/jtlctl/jtlctl/internal/textutil"

// versionForm is what the platform accepts as a version.
const versionForm = `^[0-9]+\.[0-9]+\.[0-9]+$`

// versionPattern matches versionForm.
var versionPattern = textutil.NewPattern(versionForm)

// versionStart matches text that can be corrected to a version.
var versionStart = textutil.NewPattern(`^[vV]?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?`)

func versionFormatRule() *Rule {
	return &Rule{
		ID: "version-format", Severity: Error,
		Summary: "A version that is not three numbers",
		Why:     "The platform accepts only versions such as 1.2.3: no leading v, no pre-release tag. For a listing it is a warning.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(VersionNumber) {
				if versionPattern.Regexp().MatchString(p.stringAt(at)) {
					continue
				}
				f := p.report(at, "the version %s is not three numbers such as 1.2.3", p.excerpt(at)).capSeverity(p.places[at].field.Confidence.severity())
				if part := versionStart.Regexp().FindStringSubmatch(p.stringAt(at)); part != nil {
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
