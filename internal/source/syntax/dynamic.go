package syntax

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// dynamicAt returns a call whose method is chosen at run time: client[method](path),
// $client->{$method}($path), getattr(client, method)(path). nil if it is none.
func dynamicAt(u *File, open int) *Call {
	if u.Match(open) < open {
		return nil
	}
	end := open - 1
	for u.IsAny(end, "!", "?.") {
		end--
	}
	from, receiver := 0, -1
	switch family := u.Language.Family; {
	case family == "js" && u.Is(end, "]") && u.Match(end) > 0:
		from, receiver = u.Match(end)+1, u.Match(end)-1
	case u.Language == lex.PHP && u.Is(end, "}") && u.Is(u.Match(end)-1, "->"):
		from, receiver = u.Match(end)+1, u.Match(end)-2
	case u.Language == lex.PHP && u.Kind(end) == lex.Name && strings.HasPrefix(u.Text(end), "$") && u.Is(end-1, "->"):
		from, receiver = end, end-2
	case u.Language == lex.Python && u.Is(end, ")") && u.Is(u.Match(end)-1, "getattr"):
		args := u.Arguments(u.Match(end)+1, end)
		if len(args) < 2 {
			return nil
		}
		from, receiver = args[1].Value, args[0].End-1
	}
	if receiver < 0 || u.Kind(receiver) != lex.Name {
		return nil
	}
	s := &Call{File: u, Name: receiver, Open: open, Start: receiver, Dynamic: from, Names: []string{u.Original(receiver), "[]"}}
	for i := receiver; u.IsDot(i-1) && u.Kind(i-2) == lex.Name && len(s.Names) < maxChain; {
		i -= 2
		s.Start, s.Names = i, append([]string{u.Original(i)}, s.Names...)
	}
	return s
}
