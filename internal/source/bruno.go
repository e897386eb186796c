package source

import "strings"

// bruno reads a request of a Bruno collection: blocks with the name of a method and
// an address in each.
func (a *analysis) bruno(u *unit) {
	verb, at, headers := "", 0, false
	var url value
	start := 0
	for line := range strings.Lines(string(u.code)) {
		text := strings.TrimSpace(line)
		name, value, pair := strings.Cut(text, ":")
		switch {
		case strings.HasSuffix(text, "{") && strings.HasPrefix(line, text):
			if word := strings.TrimSpace(strings.TrimSuffix(text, "{")); verbs[word] == strings.ToUpper(word) {
				verb, at = strings.ToUpper(word), start
			}
		case pair && name == "url" && verb != "" && url == nil:
			url = templateValue(strings.TrimSpace(value), nil)
		case pair:
			headers = headers || isPlatformHeader(text)
		}
		start += len(line)
	}
	if url != nil {
		a.found(u, at, verb, url, headers)
	}
}
