package source

import (
	"slices"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// role is what a call is, by the names in it.
type role uint8

const (
	other    role = iota // nothing that concerns addresses
	route                // a route of the app's own server
	pretence             // a mock
	request              // may call an API
)

// wordSet is a set of words that is made when it is first asked: most runs of
// jtlctl read no code.
type wordSet struct{ words func() map[string]bool }

func set(names string) wordSet {
	return wordSet{sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, name := range strings.Fields(names) {
			all[name] = true
		}
		return all
	})}
}

func (s wordSet) has(word string) bool { return s.words()[word] }

var (
	// requestWords are words in the names of functions that send something.
	requestWords = set("fetch request req send call execute exec ajax api query url uri open invoke http curl exchange newrequest requestmessage urlopen setopt axios ky got " +
		"superagent needle wretch perform download upload rest jtl erp wawi httprequest newcall newrequestwithcontext " +
		"get post put patch delete del head")
	// senderWords are words that the names of such functions have in addition.
	senderWords = set("json async lazy data form with without message as from to string stream bytes text raw body bodies headers auth authed authorized authenticated entity object for list page paged pages all one many item items resource " +
		"resources client session remote server sync blocking init contents file context method builder new create do and or array opt str multipart content url encoded any typed safe array retry retries restful service endpoint native cached authorization token wp remote connection request impl fn func wrapper backoff throttled limited ok my our global http2")
	// otherWords are words in the names of functions that do something else with an
	// address.
	otherWords = set("log print println printf echo warn error info debug trace mock stub spy expect assert verify cache route router redirect navigate link href key build make format parse join " +
		"replace contains includes starts ends startswith endswith match matches index equals equal compare split trim with path endpoint resolve render translate emit on subscribe listen use mount prefix group " +
		"dispatcher describe it test header headers require include register append add require_once throw raise panic message label title text document describe comment set invalidate prefetch revalidate tag memo remember forget")
	// otherReceivers are words in the names of what keeps or shows texts.
	otherReceivers = set("cache redis memcached memcache storage localstorage sessionstorage map dict dictionary set hash logger log console i18n params headers cookies cookie query queryclient collection registry state " +
		"settings config configuration options env lodash _ path paths fs file files class classloader classpath resources assets db database repository repo model window location history lookup table metrics counter stats memory store labels translations messages bag localcache limiter ratelimiter " +
		"assert expect toast rdb kv bucket nats broker producer consumer filesystem disk systemconfig prefs preferences sharedpreferences notification bus emitter events socket channel queue topic docs swagger openapi schema")
	// routeReceivers are words in the names of servers and routers.
	routeReceivers = set("app router server routes route express fastify koa hono mux blueprint bp elysia endpoints group gin echo fiber chi polka restify routing webapplication slim flask sinatra grape")
	// mockReceivers are words in the names of what pretends to be a server.
	mockReceivers = set("test tester testclient mockmvc httptest mock nock msw wiremock stub responses httpmock fetchmock fetchmocker mockserver moxios handler cy intercept interceptor requestsmock requests_mock mockhttp expect respx vcr webmock mirage pactum supertest superagenttest")
	// routeNames are functions of servers that take a path.
	routeNames = set("add_rest_route register_rest_route mapget mappost mapput mapdelete mappatch mapmethods mapgroup handlefunc handle route getmapping postmapping putmapping deletemapping patchmapping requestmapping " +
		"add_url_rule add_api_route resource resources redirect redirectto redirect_to newrequestrecorder createdat")
)

// failures are words in the names of classes that describe what went wrong.
var failures = set("exception error problem failure fault")

// roleOf returns what a call is, by its names.
func roleOf(s *site) role {
	lower := strings.ToLower(strings.TrimRight(s.last(), "!"))
	all := words(s.last())
	if isAddressFunction(s) {
		return other
	}
	if s.dynamic > 0 {
		if receivers := receiverWords(s); hasClientWord(receivers) && !hasWord(receivers, mockReceivers) {
			return request
		}
		return other
	}
	if s.unit.language == lex.Python && len(s.names) == 1 && (lower == "path" || lower == "re_path") { // of Django
		return route
	}
	if routeNames.has(lower) || len(all) == 0 || s.isAttribute() {
		return route
	}
	verb := methodOfName(s.last()) != ""
	receivers := receiverWords(s)
	switch {
	case slices.ContainsFunc(receivers, mockReceivers.has), s.isPretended():
		return pretence
	case hasWord(receivers, failures):
		return other
	case !verb && slices.ContainsFunc(receivers, routeReceivers.has) && !hasClientWord(receivers):
		return route
	case verb && isRoute(s, lower, receivers):
		return route
	case slices.ContainsFunc(receivers, otherReceivers.has) && !hasClientWord(receivers):
		return other
	case isSender(s, lower, all):
		return request
	}
	return other
}

// isAttribute reports whether a call is an attribute of .NET: [HttpGet("/v2/items")].
func (s *site) isAttribute() bool {
	u := s.unit
	if u.language.Family != "net" {
		return false
	}
	open := u.around(s.start)
	return u.is(open, "[") && u.isAny(s.start-1, "[", ",") && u.kind(open-1) != lex.Name && !u.isAny(open-1, "]", "=", "(", "return", "?") || u.language == lex.VisualBasic && u.is(s.start-1, "<")
}

func receiverWords(s *site) []string {
	var all []string
	for n, name := range s.names[:len(s.names)-1] {
		called, ok := strings.CutSuffix(name, "()")
		if (n == 0 && s.unit.kind(s.start) == lex.Name || !ok) && name != "class" {
			all = append(all, words(called)...)
		}
	}
	return all
}

// isSender reports whether the name of a function may be one that sends a request.
func isSender(s *site, lower string, all []string) bool {
	switch family := s.unit.language.Family; lower {
	case "url":
		return family == "jvm" && (len(s.names) > 1 || s.blockMethod() != "") || s.yieldingMethod() != "" || family == "js" && len(s.names) > 1 && s.isFollowedByMethod()
	case "uri":
		return family == "jvm" && len(s.names) > 1
	case "open":
		return family == "js" && len(s.names) > 1
	}
	if s.callsMember() || isAddressSetter(s) || s.isSegments() || lower == "build_request" {
		return true
	}
	if lower == "newbuilder" {
		return strings.Contains(s.receiver(), "Request")
	}
	if lower == "create" || lower == "new" {
		return len(s.names) > 1 && (strings.Contains(s.receiver(), "Request") || s.unit.language == lex.Ruby && (verbs[strings.ToLower(s.receiver())] != "" || s.makesGiven()))
	}
	if s.unit.language.Family == "js" && len(all) > 1 && all[0] == "use" { // a hook: useFetch, useLazyFetch
		all = all[1:]
	}
	found := false
	for n, w := range all {
		if otherWords.has(w) {
			// postForm and getWithHeaders send; getPath and buildUrl do not.
			if n == 0 || w != "with" && w != "message" && w != "add" {
				return false
			}
		}
		if (w == "url" || w == "uri") && len(all) > 1 && w == all[len(all)-1] {
			return false
		}
		found = found || requestWords.has(w)
	}
	if !found && !strings.Contains(lower, "request") && !strings.Contains(lower, "fetch") {
		return false
	}
	// get_transient and getTranslation are no requests.
	return hasClientWord(receiverWords(s)) || !slices.ContainsFunc(all, func(w string) bool {
		return !requestWords.has(w) && !senderWords.has(w) && !platformWords.has(w) && !strings.Contains(w, "request") && !strings.Contains(w, "fetch") && !strings.Contains(w, "http") && !strings.Contains(w, "curl")
	})
}

// isAddressSetter reports whether a call sets the address of a request: of Zend and
// Laminas, of Apache's client, of Symfony.
func isAddressSetter(s *site) bool {
	lower := strings.ToLower(s.last())
	return len(s.names) > 1 && (lower == "seturi" || lower == "seturl" || lower == "setrequesturi")
}

// yieldingMethod returns the method of the call whose block has the receiver as its
// parameter: conn.post do |req| req.url … end.
func (s *site) yieldingMethod() string {
	u := s.unit
	if u.language != lex.Ruby || len(s.names) != 2 || s.last() != "url" {
		return ""
	}
	for i := s.start - 1; i > max(s.start-60, 3); i-- {
		if u.is(i, "|") && u.is(i-1, s.names[0]) && u.is(i-2, "|") && u.isAny(i-3, "do", "{") {
			at := i - 4
			if u.is(at, ")") {
				at = u.match(at) - 1
			}
			return verbs[u.text(at)]
		}
	}
	return ""
}

// blockMethod returns the method of the call whose block a call is in, as those of
// Ktor: client.get { url(…) }.
func (s *site) blockMethod() string {
	u := s.unit
	open := u.around(s.start)
	if u.language == lex.Kotlin && u.is(open, "{") && u.is(open-1, "url") { // url { … }
		open = u.around(open)
	}
	if u.language != lex.Kotlin || !u.is(open, "{") || !u.isDot(open-2) && !u.is(open-1, ")") {
		return ""
	}
	name := open - 1
	if u.is(name, ")") {
		name = u.match(name) - 1
	}
	if !u.isDot(name - 1) {
		return ""
	}
	return methodOfName(u.original(name))
}

// clientWords are words in the names of HTTP clients.
var clientWords = set("http https client api axios ky rest requests session wawi jtl erp httpx guzzle ureq surf httpclient webclient resty gateway connection conn faraday httparty agent fetcher service request ajax restclient resttemplate curl net reqwest okhttp webclient sdk superagent got")

func hasClientWord(all []string) bool {
	return slices.ContainsFunc(all, clientWords.has)
}

// requestNames are what handlers call the request that they get.
const requestNames = " req request ctx context c _req _request _ event "

// hasHandler reports whether an argument is a function that takes a request.
func (s *site) hasHandler() bool {
	u := s.unit
	if u.language != lex.TypeScript {
		return false
	}
	s.readArguments()
	for _, a := range s.args {
		at := a.value
		if u.is(at, "async") {
			at++
		}
		if u.is(at, "function") {
			for at++; at < a.end && !u.is(at, "("); at++ {
			}
		}
		if u.is(at, "(") && (u.is(u.match(at)+1, "=>") || u.is(u.match(at)+1, ":") || u.is(u.match(at)+1, "{")) && strings.Contains(requestNames, " "+u.text(at+1)+" ") {
			return true
		}
	}
	return false
}

// servers are words in what makes a server or a router.
var servers = set("express router fastify koa hono flask fastapi apirouter blueprint sanic starlette gin chi echo servemux mux fiber restify elysia slim appfactory webapplication bottle aiohttp routetablerouter httprouter sinatra javalin")

// isServer reports whether the receiver was made by what makes a server.
func (s *site) isServer() bool {
	if len(s.names) != 2 {
		return false
	}
	u := s.unit
	for _, d := range u.declared[u.fold(s.names[0])] {
		for i := d.value; i < min(d.value+6, len(u.tokens)) && !u.isAny(i, ";", ",") && u.kind(i) != lex.Newline; i++ {
			if u.kind(i) == lex.Name && hasWord(words(u.original(i)), servers) && !hasWord(words(u.original(i)), set("client axios session")) {
				return true
			}
		}
	}
	return false
}

// isRoute reports whether a call with the name of a method is the definition of a route.
func isRoute(s *site, lower string, receivers []string) bool {
	u := s.unit
	exact := verbs[lower] != ""
	if s.hasHandler() || s.isServer() {
		return true
	}
	switch {
	case len(s.names) == 1 && exact, len(s.names) == 1 && lower == "any":
		return true // get "/v2/items", unless it is a function of the project
	case strings.HasPrefix(s.names[0], "@") && u.language != lex.Ruby:
		return true
	case slices.ContainsFunc(receivers, routeReceivers.has) && !slices.ContainsFunc(receivers, func(w string) bool {
		return w == "client" || w == "http" || w == "axios" || w == "jtl" || w == "erp" || w == "wawi"
	}):
		return true
	case u.language == lex.Go && len(s.names) == 2 && len(s.names[0]) == 1 && s.names[0] != "c" && !u.inside(s.start).receiverIs(s.names[0]):
		return true
	case u.language == lex.PHP && s.names[0] == "Route":
		return true
	}
	s.readArguments()
	if !exact || len(s.args) < 2 || hasClientWord(receivers) || len(s.names) == 2 && strings.TrimLeft(s.names[0], "$") == "" {
		return false
	}
	handler := s.args[len(s.args)-1]
	return u.is(handler.value, "(") && u.is(u.match(handler.value)+1, "=>") || u.isAny(handler.value, "async", "function", "func")
}
