package manifest

import "strings"

func urlFormatRule() *Check {
	return &Check{
		ID: "url-format", Severity: Error,
		Summary: "A text that is no absolute http or https URL",
		Why: "The platform refuses lifecycle URLs of any other form, so they are errors; elsewhere it is a warning. " +
			"A path such as /setup does not say on which server.",
		run: func(p *pass) {
			form := lifecycleURL()
			for _, at := range p.texts(LifecycleURL) {
				if text := p.text(at); !form.MatchString(text) || (parsedURL(text) == nil && !strings.Contains(text, "{")) {
					p.report(at, "%s is no URL that the platform takes: %s", p.path(at), urlTrouble(text)).suggest("%s", urlExample(text))
				}
			}
			for _, at := range p.texts(URL) {
				if text := p.text(at); parsedURL(text) == nil && !form.MatchString(text) {
					p.report(at, "%s is no absolute URL: %s", p.path(at), urlTrouble(text)).at(Warning).suggest("%s", urlExample(text))
				}
			}
		},
	}
}

func urlTrouble(text string) string {
	switch {
	case text == "":
		return "it is empty"
	case strings.ContainsAny(text, " \t\r\n"):
		return "it has white space in it"
	case !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://"):
		return "it does not begin with https://"
	case strings.ContainsAny(text, "{}"):
		return "it has braces in it"
	}
	return "it cannot be read as one"
}

func urlExample(text string) string {
	switch {
	case strings.HasPrefix(text, "/") && !strings.ContainsAny(text, " {}"):
		return "https://the-server-of-the-app" + text
	case parsedURL("https://"+text) != nil && strings.Contains(text, ".") && !strings.Contains(text, "://"):
		return "https://" + text
	}
	return ""
}
