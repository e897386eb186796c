package client

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

var rubySends = word.NewSet("send public_send __send__")

// namedMethod returns the token of the method of send, public_send and __send__ of
// Ruby, 0 if a call is none of them.
func namedMethod(s *syntax.Call) int {
	if s.File.Language != lex.Ruby || len(s.Names) < 2 || !rubySends.Has(s.Last()) || len(s.Args) < 2 {
		return 0
	}
	return s.Args[0].Value
}

// isFollowedByMethod reports whether the next call of a chain has the name of a method:
// wretch.url(path).get().
func isFollowedByMethod(s *syntax.Call) bool {
	u, next := s.File, s.Closing()+1
	for u.Kind(next) == lex.Newline {
		next++
	}
	return u.IsDot(next) && word.Verbs[u.Text(next+1)] != "" && u.Is(next+2, "(")
}

// callsClient reports whether a call is that of a client which is called like a
// function: client({ url, method }), this.client({ url, method }).
func callsClient(s *syntax.Call) bool {
	u, all := s.File, word.Of(s.Last())
	if u.Language != lex.TypeScript || !u.Is(s.Open+1, "{") || len(all) == 0 {
		return false
	}
	switch len(s.Names) {
	case 1: // createClient({ url }) makes one
		return word.ClientWords.Has(all[len(all)-1]) && !makers.Has(all[0])
	case 2:
		return syntax.IsSelf(s.Names[0]) && word.HasClientWord(all)
	}
	return false
}

// makers are words that the names of functions begin with that make a client.
var makers = word.NewSet("create make new build init initialize setup configure get use with define register provide")

// makesGiven reports whether a call of Ruby makes an object of a class that is an
// argument: klass.new(path).
func makesGiven(s *syntax.Call) bool {
	if len(s.Names) != 2 || s.Last() != "new" {
		return false
	}
	for f := s.File.Inside(s.Start); f != nil; f = f.Parent {
		for _, p := range f.Parameters {
			if p.Name == s.Names[0] {
				return true
			}
		}
	}
	return false
}

// pretenders are words in the names of what makes clients for tests.
var pretenders = word.NewSet("test mock fake stub")

// isPretended reports whether the receiver was made by what pretends to be a client,
// such as TestClient(app), or a call only says what a mock expects.
func isPretended(s *syntax.Call) bool {
	u := s.File
	if len(s.Names) == 1 {
		around := syntax.CalledAround(u, u.Around(s.Start))
		return around != nil && slices.Contains([]string{"expect", "stub", "stubFor", "andExpect", "verify", "respond", "mock"}, around.Last())
	}
	if len(s.Names) != 2 {
		return false
	}
	declared := u.Declared[u.Fold(s.Names[0])]
	for _, d := range declared[:min(len(declared), project.MaxDeclarations)] {
		for i := d.Value; i < min(d.Value+3, len(u.Tokens)) && u.Kind(i) != lex.Newline && !u.IsAny(i, ";", "("); i++ {
			if u.Kind(i) == lex.Name && (word.MockReceivers.Has(strings.ToLower(u.Original(i))) || word.Any(word.Of(u.Original(i)), pretenders)) {
				return true
			}
		}
	}
	return false
}

// isRequestOf reports whether a call is the request of one of some libraries of
// JavaScript, which read if nothing else is said.
func isRequestOf(s *syntax.Call, libraries ...string) bool {
	return len(s.Names) == 1 && s.Last() == "request" && s.File.Language == lex.TypeScript && slices.Contains(libraries, s.File.ModuleOf("request"))
}

// IsStranger reports whether the receiver of a call has a name that says nothing of a
// client.
func IsStranger(s *syntax.Call) bool {
	receiver := s.Receiver()
	if receiver == "" || syntax.IsSelf(receiver) || IsRequestObject(s.Last()) {
		return false
	}
	all := word.OfAll(syntax.PlainNames(s.Names[:len(s.Names)-1]))
	return !word.HasClientWord(all) && !slices.ContainsFunc(all, func(w string) bool { return word.NeutralWords.Has(w) && len(w) > 3 })
}

// IsRequestObject reports whether a name is that of a request that something else sends.
func IsRequestObject(name string) bool {
	all := word.Of(name)
	return slices.Contains(all, "request") || slices.Contains(all, "message") || name == "setUri" || name == "setUrl" || name == "newBuilder" || name == "uri" || name == "url" || name == "new" || name == "RequestUri"
}

// IsLibrary reports whether a call is one of a library whatever the project defines.
func IsLibrary(s *syntax.Call) bool {
	return len(s.Names) == 1 && (s.Names[0] == "fetch" || s.Names[0] == "axios") || len(s.Names) == 2 && slices.Contains([]string{"axios", "requests", "httpx", "http", "Http", "HTTParty", "ky", "got"}, s.Names[0])
}

// isGlobal reports whether a call has no client that may know a host.
func isGlobal(s *syntax.Call) bool {
	switch s.Names[0] {
	case "fetch", "axios", "ky", "got", "$fetch", "ofetch", "useFetch", "$", "jQuery", "window", "globalThis", "requests", "superagent":
		return true
	}
	return false
}
