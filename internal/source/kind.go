package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// isFollowedByMethod reports whether the next call of a chain has the name of a method:
// wretch.url(path).get().
func (s *site) isFollowedByMethod() bool {
	u, next := s.unit, s.closing()+1
	for u.kind(next) == lex.Newline {
		next++
	}
	return u.isDot(next) && verbs[u.text(next+1)] != "" && u.is(next+2, "(")
}

// callsMember reports whether a call is that of a client which is a member and is
// called like a function: this.client({ url, method }).
func (s *site) callsMember() bool {
	u := s.unit
	return u.language == lex.TypeScript && len(s.names) == 2 && strings.Contains(selves, " "+s.names[0]+" ") && hasClientWord(words(s.last())) && u.is(s.open+1, "{")
}

// makesGiven reports whether a call of Ruby makes an object of a class that is an
// argument: klass.new(path).
func (s *site) makesGiven() bool {
	if len(s.names) != 2 || s.last() != "new" {
		return false
	}
	for f := s.unit.inside(s.start); f != nil; f = f.parent {
		for _, p := range f.parameters {
			if p.name == s.names[0] {
				return true
			}
		}
	}
	return false
}

// pretenders are words in the names of what makes clients for tests.
var pretenders = set("test mock fake stub")

// isPretended reports whether the receiver was made by what pretends to be a client,
// such as TestClient(app), or a call only says what a mock expects.
func (s *site) isPretended() bool {
	u := s.unit
	if len(s.names) == 1 {
		around := calledAround(u, u.around(s.start))
		return around != nil && slices.Contains([]string{"expect", "stub", "stubFor", "andExpect", "verify", "respond", "mock"}, around.last())
	}
	if len(s.names) != 2 {
		return false
	}
	declared := u.declared[u.fold(s.names[0])]
	for _, d := range declared[:min(len(declared), maxDeclarations)] {
		for i := d.value; i < min(d.value+3, len(u.tokens)) && u.kind(i) != lex.Newline && !u.isAny(i, ";", "("); i++ {
			if u.kind(i) == lex.Name && (mockReceivers.has(strings.ToLower(u.original(i))) || hasWord(words(u.original(i)), pretenders)) {
				return true
			}
		}
	}
	return false
}

// isRequestOf reports whether a call is the request of one of some libraries of
// JavaScript, which read if nothing else is said.
func (s *site) isRequestOf(libraries ...string) bool {
	return len(s.names) == 1 && s.last() == "request" && s.unit.language == lex.TypeScript && slices.Contains(libraries, s.unit.moduleOf("request"))
}
