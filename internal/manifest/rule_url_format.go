package manifest

import (
	"strings"
	"unicode"
)

func urlFormatRule() *Rule {
	return &Rule{
		ID: "url-format", Severity: Error,
		Summary: "A value that is not an absolute http or https URL",
		Why: "The platform rejects lifecycle URLs of any other form, so they are errors; elsewhere it is a warning. " +
			"A path such as /setup does not name a server.",
		run: func(p *pass) {
			form := lifecycleURL()
			for _, at := range p.texts(LifecycleURL) {
				switch text := p.text(at); {
				case !form.MatchString(text):
					p.report(at, "%s is not a URL that the platform accepts: %s", p.path(at), urlTrouble(text)).suggest("%s", urlExample(text))
				case !readable(text):
					p.report(at, "%s passes the platform's check, but cannot be parsed as a URL", p.path(at)).atMost(Warning)
				}
			}
			for _, at := range p.texts(URL) {
				if text := p.text(at); !readable(text) {
					p.report(at, "%s is not an absolute URL: %s", p.path(at), urlTrouble(text)).atMost(Warning).suggest("%s", urlExample(text))
				}
			}
		},
	}
}

// readable tells whether a text is a URL, but for placeholders in it.
func readable(text string) bool {
	return parsedURL(placeholder().ReplaceAllString(text, "x")) != nil
}

func urlTrouble(text string) string {
	switch {
	case text == "":
		return "it is empty"
	case strings.ContainsFunc(text, unicode.IsSpace), strings.Contains(text, "\ufeff"):
		return "it contains white space"
	case !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://"):
		if lower := strings.ToLower(text[:min(len(text), 8)]); strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
			return "the platform requires http:// or https:// in lower case"
		}
		return "it does not begin with https://"
	case strings.ContainsAny(text, "{}"):
		return "it contains braces"
	}
	return "it cannot be parsed"
}

func urlExample(text string) string {
	switch text = strings.TrimSpace(text); {
	case len(text) > 200:
	case strings.HasPrefix(text, "/") && !strings.ContainsAny(text, " {}"):
		return "https://the-server-of-the-app" + text
	case parsedURL("https://"+text) != nil && strings.Contains(text, ".") && !strings.Contains(text, "://"):
		return "https://" + text
	}
	return ""
}
