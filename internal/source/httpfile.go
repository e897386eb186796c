package source

import (
	"strings"
)

// requests reads a file of requests, as editors send them: METHOD URL, headers, an
// empty line and a body, with ### between requests.
func (a *analysis) requests(u *unit) {
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
			a.found(u, open.at, open.verb, templateValue(open.url, variables), open.headers)
		}
		open = nil
	}
	at := 0
	for line := range strings.Lines(string(u.code)) {
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
			if text[0] != '?' && text[0] != '&' { // the query goes on
				open.headers = open.headers || isPlatformHeader(text)
			}
		default:
			words := strings.Fields(text)
			switch {
			case len(words) > 1 && verbs[strings.ToLower(words[0])] == words[0]:
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
	for _, p := range templateValue(text, variables) {
		if p.kind == literal {
			b.WriteString(p.text)
		} else {
			b.WriteString("{{" + p.text + "}}")
		}
		if b.Len() > 1000 {
			return text
		}
	}
	return b.String()
}

// templateValue reads a text with {{name}} in it.
func templateValue(text string, variables map[string]string) value {
	var v value
	for n := 0; n < maxParts; n++ {
		before, rest, ok := strings.Cut(text, "{{")
		name, after, closed := strings.Cut(rest, "}}")
		if !ok || !closed {
			break
		}
		if before != "" {
			v = append(v, part{text: before})
		}
		name = strings.TrimSpace(name)
		if known, ok := variables[name]; ok && !strings.Contains(known, "{{"+name) {
			v = append(v, part{text: known})
		} else {
			v = append(v, part{kind: unknown, text: name})
		}
		text = after
	}
	if text != "" {
		v = append(v, part{text: text})
	}
	return v
}
