package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// hook adds the calls of functions that a hook calls with an address: the fetcher of
// useSWR("/v2/items", fetcher).
func (a *analysis) hook(s *site) {
	u := s.unit
	if u.language != lex.TypeScript || !strings.HasPrefix(s.last(), "use") || !strings.Contains(strings.ToLower(s.last()), "swr") {
		return
	}
	s.readArguments()
	if len(s.args) < 2 {
		return
	}
	fetcher := s.args[1]
	if u.kind(fetcher.value) != lex.Name || fetcher.end != fetcher.value+1 {
		return
	}
	name := u.text(fetcher.value)
	key := s.args[0]
	if u.is(key.value, "[") && u.match(key.value) > 0 { // [path, token]
		if inner := u.arguments(key.value+1, u.match(key.value)); len(inner) > 0 {
			key = inner[0]
		}
	}
	key.name = ""
	if a.project.functions[name] != nil {
		a.callers[name] = append(a.callers[name], &site{unit: u, start: s.start, name: s.name, open: s.open, names: []string{name}, args: []given{key}})
	}
}
