package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// dynamicAt returns a call whose method is chosen at run time: client[method](path),
// $client->{$method}($path), getattr(client, method)(path). nil if it is none.
func (u *unit) dynamicAt(open int) *site {
	if u.match(open) < open {
		return nil
	}
	end := open - 1
	for u.isAny(end, "!", "?.") {
		end--
	}
	from, receiver := 0, -1
	switch family := u.language.Family; {
	case family == "js" && u.is(end, "]") && u.match(end) > 0:
		from, receiver = u.match(end)+1, u.match(end)-1
	case u.language == lex.PHP && u.is(end, "}") && u.is(u.match(end)-1, "->"):
		from, receiver = u.match(end)+1, u.match(end)-2
	case u.language == lex.PHP && u.kind(end) == lex.Name && strings.HasPrefix(u.text(end), "$") && u.is(end-1, "->"):
		from, receiver = end, end-2
	case u.language == lex.Python && u.is(end, ")") && u.is(u.match(end)-1, "getattr"):
		args := u.arguments(u.match(end)+1, end)
		if len(args) < 2 {
			return nil
		}
		from, receiver = args[1].value, args[0].end-1
	}
	if receiver < 0 || u.kind(receiver) != lex.Name {
		return nil
	}
	s := &site{unit: u, name: receiver, open: open, start: receiver, dynamic: from, names: []string{u.original(receiver), "[]"}}
	for i := receiver; u.isDot(i-1) && u.kind(i-2) == lex.Name && len(s.names) < maxChain; {
		i -= 2
		s.start, s.names = i, append([]string{u.original(i)}, s.names...)
	}
	return s
}

var rubySends = set("send public_send __send__")

// namedMethod returns the token of the method of send, public_send and __send__ of
// Ruby, 0 if a call is none of them.
func (s *site) namedMethod() int {
	if s.unit.language != lex.Ruby || len(s.names) < 2 || !rubySends.has(s.last()) || len(s.args) < 2 {
		return 0
	}
	return s.args[0].value
}
