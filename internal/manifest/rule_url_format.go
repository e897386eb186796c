package manifest

import (
	"strings"
	"unicode"
)

func urlFormatRule() *Rule {
	return &Rule{
		ID: "url-format", Severity: Error,
		Summary: "A text that is no absolute http or https URL",
		Why: "The platform refuses lifecycle URLs of any other form, so they are errors; elsewhere it is a warning. " +
			"A path such as /setup does not say on which server.",
		run: func(p *pass) {
			form := lifecycleURL()
			for _, at := range p.texts(LifecycleURL) {
				switch text := p.text(at); {
				case !form.MatchString(text):
					p.report(at, "%s is no URL that the platform takes: %s", p.path(at), urlTrouble(text)).suggest("%s", urlExample(text))
				case !readable(text):
					p.report(at, "%s passes the platform's check, but cannot be read as a URL", p.path(at)).atMost(Warning)
				}
			}
			for _, at := range p.texts(URL) {
				if text := p.text(at); !readable(text) {
					p.report(at, "%s is no absolute URL: %s", p.path(at), urlTrouble(text)).atMost(Warning).suggest("%s", urlExample(text))
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
		return "it has white space in it"
	case !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://"):
		if lower := strings.ToLower(text[:min(len(text), 8)]); strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
			return "the platform wants http:// or https:// in small letters"
		}
		return "it does not begin with https://"
	case strings.ContainsAny(text, "{}"):
		return "it has braces in it"
	}
	return "it cannot be read as one"
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
