package document

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/platform"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// HTTPFile reads a file of requests, as editors send them: METHOD URL, headers, an
// empty line and a body, with ### between requests.
func HTTPFile(code string, found Found) {
	variables := map[string]string{}
	body := false
	type request struct {
		at        int
		verb, url string
		headers   bool
	}
	var open *request
	flush := func() {
		if open != nil {
			found(open.at, open.verb, value.Template(open.url, variables), open.headers)
		}
		open = nil
	}
	at := 0
	for line := range strings.Lines(code) {
		start := at
		at += len(line)
		text := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(text, "###"):
			flush()
			body = false
		case body:
		case text == "":
			body = open != nil
		case text[0] == '#' || strings.HasPrefix(text, "//"):
		case text[0] == '@':
			if name, value, ok := strings.Cut(text[1:], "="); ok {
				variables[strings.TrimSpace(name)] = expand(strings.TrimSpace(value), variables)
			}
		case open != nil:
			switch {
			case text[0] == '?' || text[0] == '&': // the query goes on
			case text[0] == '/' && line[0] != text[0]: // so does the path
				open.url += text
			default:
				open.headers = open.headers || platform.IsHeader(text)
			}
		default:
			words := strings.Fields(text)
			switch {
			case len(words) > 1 && word.Verbs[strings.ToLower(words[0])] == words[0]:
				open = &request{start, words[0], words[1], false}
			case strings.Contains(words[0], "://") || strings.HasPrefix(words[0], "{{"):
				open = &request{start, "GET", words[0], false}
			}
		}
	}
	flush()
}

// expand puts the variables that are known in place of {{name}}.
func expand(text string, variables map[string]string) string {
	var b strings.Builder
	for _, p := range value.Template(text, variables) {
		if p.Kind == value.Literal {
			b.WriteString(p.Text)
		} else {
			b.WriteString("{{" + p.Text + "}}")
		}
		if b.Len() > 1000 {
			return text
		}
	}
	return b.String()
}
