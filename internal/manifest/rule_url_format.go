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
		check: func(p *pass) {
			form := lifecycleURL.Regexp()
			for _, at := range p.stringsOf(LifecycleURL) {
				switch text := p.stringAt(at); {
				case !form.MatchString(text):
					p.report(at, "%s is not a URL that the platform accepts: %s", p.path(at), urlProblem(text)).suggest("%s", urlExample(text))
				case !isURL(text):
					p.report(at, "%s passes the platform's check, but cannot be parsed as a URL", p.path(at)).capSeverity(Warning)
				}
			}
			for _, at := range p.stringsOf(URL) {
				if text := p.stringAt(at); !isURL(text) {
					p.report(at, "%s is not an absolute URL: %s", p.path(at), urlProblem(text)).capSeverity(Warning).suggest("%s", urlExample(text))
				}
			}
		},
	}
}

// isURL reports whether a text is a URL, ignoring placeholders.
func isURL(text string) bool {
	return parseURL(placeholder.Regexp().ReplaceAllString(text, "x")) != nil
}

func urlProblem(text string) string {
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
	case parseURL("https://"+text) != nil && strings.Contains(text, ".") && !strings.Contains(text, "://"):
		return "https://" + text
	}
	return ""
}
