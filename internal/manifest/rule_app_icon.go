package manifest

import (
	"encoding/base64"
	"strings"

	"github.com/jtlctl/jtlctl/internal/textutil"
)

// dataPrefix matches what precedes the base64 in a data URL.
var dataPrefix = textutil.NewPattern(`^data:[a-zA-Z0-9.+/-]*(;[a-zA-Z0-9=.+-]+)*;base64,`)

func appIconRule() *Rule {
	return &Rule{
		ID: "app-icon", Severity: Error, Fixable: true,
		Summary: "An icon that is not a picture in base64",
		Why: "An OnPremise Wawi accepts a picture in base64, without a data: prefix. --fix removes the prefix. " +
			"The name of a PNG or JPEG file is for jtlctl, which encodes it. Real apps leave the icon empty, and " +
			"whether a JTL-Wawi rejects that is not known, so it is a warning.",
		check: func(p *pass) {
			for _, at := range p.stringsOf(Icon) {
				text := p.stringAt(at)
				if strings.TrimSpace(text) == "" {
					p.report(at, "%s is empty: the merchant sees no picture of the app, and whether a JTL-Wawi rejects that is not known", p.path(at)).
						capSeverity(Warning).suggest("%s", iconSuggestion(p))
					continue
				}
				bare := strings.TrimPrefix(text, dataPrefix.Regexp().FindString(text))
				content, err := base64.StdEncoding.DecodeString(bare)
				switch {
				case err == nil && bare != text && isPicture(content) && !p.doc.Application:
					p.report(at, "the icon has a data: prefix, which the platform rejects").suggest("only the base64").fix(p.replaceEdit(at, bare))
				case err == nil && IsDamagedPicture(content):
					p.report(at, "the icon begins like a picture, but is damaged or cut off").capSeverity(Warning).suggest("base64 of a whole PNG or JPEG file")
				case p.doc.Application: // jtlctl encodes the picture that it names, and removes a data: prefix
				case isPictureName(text):
					p.report(at, "the icon is the name of a file").capSeverity(Info).
						suggest("`jtlctl wawi register` encodes it; a request that is sent in another way needs the base64")
				case err != nil:
					p.report(at, "the icon is not base64").suggest("base64 of a PNG or JPEG file")
				case !isPicture(content):
					p.report(at, "the icon is base64, but does not look like a picture").capSeverity(Warning).suggest("base64 of a PNG or JPEG file")
				}
			}
		},
	}
}

func iconSuggestion(p *pass) string {
	if p.doc.Application {
		return "the path of a PNG or JPEG"
	}
	return "base64 of a PNG or JPEG file"
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
