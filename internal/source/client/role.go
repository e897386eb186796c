// Package client reads what a call sends: whether it is a request at all, a route of the
// app's own server or a mock, its address, the base address of its client, and its
// method. It judges by names and by what the evaluator says, never whose API it is.
package client

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// role is what a call is, by the names in it.
type role uint8

// The roles.
const (
	other    role = iota // nothing that concerns addresses
	Route                // a route of the app's own server
	pretence             // a mock
	Request              // may call an API
)

// failures are words in the names of classes that describe what went wrong.
var failures = word.NewSet("exception error problem failure fault")

// RoleOf returns what a call is, by its names.
func RoleOf(s *syntax.Call) role {
	lower := strings.ToLower(strings.TrimRight(s.Last(), "!"))
	all := word.Of(s.Last())
	if eval.IsAddressFunction(s.Names) {
		return other
	}
	if s.Dynamic > 0 {
		if receivers := receiverWords(s); word.HasClientWord(receivers) && !word.Any(receivers, word.MockReceivers) {
			return Request
		}
		return other
	}
	if s.File.Language == lex.Python && len(s.Names) == 1 && (lower == "path" || lower == "re_path") { // of Django
		return Route
	}
	if word.RouteNames.Has(lower) || len(all) == 0 || IsAttribute(s) {
		return Route
	}
	verb := word.MethodOfName(s.Last()) != ""
	receivers := receiverWords(s)
	switch {
	case slices.ContainsFunc(receivers, word.MockReceivers.Has), isPretended(s):
		return pretence
	case word.Any(receivers, failures):
		return other
	case !verb && slices.ContainsFunc(receivers, word.RouteReceivers.Has) && !word.HasClientWord(receivers):
		return Route
	case verb && isRoute(s, lower, receivers):
		return Route
	case slices.ContainsFunc(receivers, word.OtherReceivers.Has) && !word.HasClientWord(receivers):
		return other
	case isSender(s, lower, all):
		return Request
	}
	return other
}

// IsAttribute reports whether a call is an attribute of .NET: [HttpGet("/v2/items")].
func IsAttribute(s *syntax.Call) bool {
	u := s.File
	if u.Language.Family != "net" {
		return false
	}
	open := u.Around(s.Start)
	return u.Is(open, "[") && u.IsAny(s.Start-1, "[", ",") && u.Kind(open-1) != lex.Name && !u.IsAny(open-1, "]", "=", "(", "return", "?") || u.Language == lex.VisualBasic && u.Is(s.Start-1, "<")
}

func receiverWords(s *syntax.Call) []string {
	var all []string
	for n, name := range s.Names[:len(s.Names)-1] {
		called, ok := strings.CutSuffix(name, "()")
		if (n == 0 && s.File.Kind(s.Start) == lex.Name || !ok) && name != "class" {
			all = append(all, word.Of(called)...)
		}
	}
	return all
}

// isSender reports whether the name of a function may be one that sends a request.
func isSender(s *syntax.Call, lower string, all []string) bool {
	switch family := s.File.Language.Family; lower {
	case "url":
		return family == "jvm" && (len(s.Names) > 1 || blockMethod(s) != "") || yieldingMethod(s) != "" || family == "js" && len(s.Names) > 1 && isFollowedByMethod(s)
	case "uri":
		return family == "jvm" && len(s.Names) > 1
	case "open":
		return family == "js" && len(s.Names) > 1
	}
	if callsClient(s) || isAddressSetter(s) || isSegments(s) || lower == "build_request" {
		return true
	}
	if lower == "newbuilder" {
		return strings.Contains(s.Receiver(), "Request")
	}
	if lower == "create" || lower == "new" {
		return len(s.Names) > 1 && (strings.Contains(s.Receiver(), "Request") || s.File.Language == lex.Ruby && (word.Verbs[strings.ToLower(s.Receiver())] != "" || makesGiven(s)))
	}
	if s.File.Language.Family == "js" && len(all) > 1 && all[0] == "use" { // a hook: useFetch, useLazyFetch
		all = all[1:]
	}
	found := false
	for n, w := range all {
		if word.OtherWords.Has(w) {
			// postForm and getWithHeaders send; getPath and buildUrl do not.
			if n == 0 || w != "with" && w != "message" && w != "add" {
				return false
			}
		}
		if (w == "url" || w == "uri") && len(all) > 1 && w == all[len(all)-1] {
			return false
		}
		found = found || word.RequestWords.Has(w)
	}
	if !found && !strings.Contains(lower, "request") && !strings.Contains(lower, "fetch") {
		return false
	}
	// get_transient and getTranslation are no requests.
	return word.HasClientWord(receiverWords(s)) || !slices.ContainsFunc(all, func(w string) bool {
		return !word.RequestWords.Has(w) && !word.SenderWords.Has(w) && !word.PlatformWords.Has(w) && !strings.Contains(w, "request") && !strings.Contains(w, "fetch") && !strings.Contains(w, "http") && !strings.Contains(w, "curl")
	})
}

// isAddressSetter reports whether a call sets the address of a request: of Zend and
// Laminas, of Apache's client, of Symfony.
func isAddressSetter(s *syntax.Call) bool {
	lower := strings.ToLower(s.Last())
	return len(s.Names) > 1 && (lower == "seturi" || lower == "seturl" || lower == "setrequesturi")
}

// yieldingMethod returns the method of the call whose block has the receiver as its
// parameter: conn.post do |req| req.url … end.
func yieldingMethod(s *syntax.Call) string {
	u := s.File
	if u.Language != lex.Ruby || len(s.Names) != 2 || s.Last() != "url" {
		return ""
	}
	for i := s.Start - 1; i > max(s.Start-60, 3); i-- {
		if u.Is(i, "|") && u.Is(i-1, s.Names[0]) && u.Is(i-2, "|") && u.IsAny(i-3, "do", "{") {
			at := i - 4
			if u.Is(at, ")") {
				at = u.Match(at) - 1
			}
			return word.Verbs[u.Text(at)]
		}
	}
	return ""
}

// blockMethod returns the method of the call whose block a call is in, as those of
// Ktor: client.get { url(…) }.
func blockMethod(s *syntax.Call) string {
	u := s.File
	open := u.Around(s.Start)
	if u.Language == lex.Kotlin && u.Is(open, "{") && u.Is(open-1, "url") { // url { … }
		open = u.Around(open)
	}
	if u.Language != lex.Kotlin || !u.Is(open, "{") || !u.IsDot(open-2) && !u.Is(open-1, ")") {
		return ""
	}
	name := open - 1
	if u.Is(name, ")") {
		name = u.Match(name) - 1
	}
	if !u.IsDot(name - 1) {
		return ""
	}
	return word.MethodOfName(u.Original(name))
}

// requestNames are what handlers call the request that they get.
const requestNames = " req request ctx context c _req _request _ event "

// hasHandler reports whether an argument is a function that takes a request.
func hasHandler(s *syntax.Call) bool {
	u := s.File
	if u.Language != lex.TypeScript {
		return false
	}
	s.ReadArguments()
	for _, a := range s.Args {
		at := a.Value
		if u.Is(at, "async") {
			at++
		}
		if u.Is(at, "function") {
			for at++; at < a.End && !u.Is(at, "("); at++ {
			}
		}
		if u.Is(at, "(") && (u.Is(u.Match(at)+1, "=>") || u.Is(u.Match(at)+1, ":") || u.Is(u.Match(at)+1, "{")) && strings.Contains(requestNames, " "+u.Text(at+1)+" ") {
			return true
		}
	}
	return false
}

// servers are words in what makes a server or a router.
var servers = word.NewSet("express router fastify koa hono flask fastapi apirouter blueprint sanic starlette gin chi echo servemux mux fiber restify elysia slim appfactory webapplication bottle aiohttp routetablerouter httprouter sinatra javalin")

// isServer reports whether the receiver was made by what makes a server.
func isServer(s *syntax.Call) bool {
	if len(s.Names) != 2 {
		return false
	}
	u := s.File
	for _, d := range u.Declared[u.Fold(s.Names[0])] {
		for i := d.Value; i < min(d.Value+6, len(u.Tokens)) && !u.IsAny(i, ";", ",") && u.Kind(i) != lex.Newline; i++ {
			if u.Kind(i) == lex.Name && word.Any(word.Of(u.Original(i)), servers) && !word.Any(word.Of(u.Original(i)), word.NewSet("client axios session")) {
				return true
			}
		}
	}
	return false
}

// isRoute reports whether a call with the name of a method is the definition of a route.
func isRoute(s *syntax.Call, lower string, receivers []string) bool {
	u := s.File
	exact := word.Verbs[lower] != ""
	if hasHandler(s) || isServer(s) {
		return true
	}
	switch {
	case len(s.Names) == 1 && exact, len(s.Names) == 1 && lower == "any":
		return true // get "/v2/items", unless it is a function of the project
	case strings.HasPrefix(s.Names[0], "@") && u.Language != lex.Ruby:
		return true
	case slices.ContainsFunc(receivers, word.RouteReceivers.Has) && !slices.ContainsFunc(receivers, func(w string) bool {
		return w == "client" || w == "http" || w == "axios" || w == "jtl" || w == "erp" || w == "wawi"
	}):
		return true
	case u.Language == lex.Go && len(s.Names) == 2 && len(s.Names[0]) == 1 && s.Names[0] != "c" && !u.Inside(s.Start).ReceiverIs(s.Names[0]):
		return true
	case u.Language == lex.PHP && s.Names[0] == "Route":
		return true
	}
	s.ReadArguments()
	if !exact || len(s.Args) < 2 || word.HasClientWord(receivers) || len(s.Names) == 2 && strings.TrimLeft(s.Names[0], "$") == "" {
		return false
	}
	handler := s.Args[len(s.Args)-1]
	return u.Is(handler.Value, "(") && u.Is(u.Match(handler.Value)+1, "=>") || u.IsAny(handler.Value, "async", "function", "func")
}
