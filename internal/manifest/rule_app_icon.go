package manifest

import (
	"encoding/base64"
	"strings"
)

// dataPrefix matches what precedes the base64 in a data URL.
var dataPrefix = lazyRegexp(`^data:[a-zA-Z0-9.+/-]*(;[a-zA-Z0-9=.+-]+)*;base64,`)

func appIconRule() *Rule {
	return &Rule{
		ID: "app-icon", Severity: Error, Fixable: true,
		Summary: "An icon that is not a picture in base64",
		Why: "An OnPremise Wawi accepts a picture in base64, without a data: prefix. --fix removes the prefix. " +
			"The name of a PNG or JPEG file is for jtlctl, which encodes it.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(Icon) {
				text := p.stringAt(at)
				if p.doc.Application {
					p.reportEmptyIcon(at)
					continue
				}
				bare := strings.TrimPrefix(text, dataPrefix().FindString(text))
				content, err := base64.StdEncoding.DecodeString(bare)
				switch {
				case err == nil && bare != text && isPicture(content):
					p.report(at, "the icon has a data: prefix, which the platform rejects").suggest("only the base64").fix(p.replaceEdit(at, bare))
				case isPictureName(text):
					p.report(at, "the icon is the name of a file").capSeverity(Info).
						suggest("`jtlctl wawi register` encodes it; a request that is sent in another way needs the base64")
				case err != nil || text == "":
					p.report(at, "the icon is not base64").suggest("base64 of a PNG or JPEG file")
				case !isPicture(content):
					p.report(at, "the icon is base64, but does not look like a picture").capSeverity(Warning).suggest("base64 of a PNG or JPEG file")
				}
			}
		},
	}
}

// reportEmptyIcon checks the icon of an application file: jtlctl encodes the picture
// that it names, and removes a data: prefix.
func (p *pass) reportEmptyIcon(at int) {
	if strings.TrimSpace(p.stringAt(at)) == "" {
		p.report(at, "the icon is empty").suggest("the path of a PNG or JPEG")
	}
}

func isPictureName(text string) bool {
	lower := strings.ToLower(text)
	for _, ending := range []string{".png", ".jpg", ".jpeg"} {
		if strings.HasSuffix(lower, ending) && !strings.Contains(text, "://") {
			return true
		}
	}
	return false
}

// isPicture reports whether the first bytes are those of an image format.
func isPicture(content []byte) bool {
	for _, magic := range []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF8", "BM", "RIFF", "\x00\x00\x01\x00", "<svg", "<?xml"} {
		if strings.HasPrefix(string(content[:min(len(content), 16)]), magic) {
			return true
		}
	}
	return false
}
