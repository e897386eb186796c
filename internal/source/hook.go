package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// hooks finds the calls of functions that a hook calls.
type hooks struct{ tools }

// read adds the calls of functions that a hook calls with an address: the fetcher of
// useSWR("/v2/items", fetcher).
func (a hooks) read(s *syntax.Call) {
	u := s.File
	if u.Language != lex.TypeScript || !strings.HasPrefix(s.Last(), "use") || !strings.Contains(strings.ToLower(s.Last()), "swr") {
		return
	}
	s.ReadArguments()
	if len(s.Args) < 2 {
		return
	}
	fetcher := s.Args[1]
	if u.Kind(fetcher.Value) != lex.Name || fetcher.End != fetcher.Value+1 {
		return
	}
	name := u.Text(fetcher.Value)
	key := s.Args[0]
	if u.Is(key.Value, "[") && u.Match(key.Value) > 0 { // [path, token]
		if inner := u.Arguments(key.Value+1, u.Match(key.Value)); len(inner) > 0 {
			key = inner[0]
		}
	}
	key.Name = ""
	if a.project.Functions[name] != nil {
		a.wrappers.callers[name] = append(a.wrappers.callers[name], &syntax.Call{File: u, Start: s.Start, Name: s.Name, Open: s.Open, Names: []string{name}, Args: []syntax.Argument{key}})
	}
}
