package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// clientAttributes are attributes and annotations that make a method of an interface a
// call: those of Refit, Retrofit and Feign, and of Spring's HTTP interfaces. The
// methods of the first two have the names of verbs.
var clientAttributes = map[string]string{
	"@getexchange": "GET", "@postexchange": "POST", "@putexchange": "PUT", "@patchexchange": "PATCH", "@deleteexchange": "DELETE",
}

// mappings are annotations of servers that Feign uses for clients.
var mappings = map[string]string{
	"@getmapping": "GET", "@postmapping": "POST", "@putmapping": "PUT", "@patchmapping": "PATCH", "@deletemapping": "DELETE", "@requestmapping": "",
}

// attributes looks for interfaces whose methods are calls.
func (a *analysis) attributes(u *unit) {
	family := u.language.Family
	if family != "net" && family != "jvm" {
		return
	}
	for i := range u.tokens {
		if !u.is(i, "(") || u.kind(i-1) != lex.Name || u.match(i) < i {
			continue
		}
		name := strings.ToLower(u.text(i - 1))
		verb, ok := clientAttributes[name]
		switch {
		case ok:
		case name == "@requestline" && family == "jvm":
			a.requestLine(u, i)
			continue
		case mappings[name] != "" || name == "@requestmapping":
			if verb = mappings[name]; u.interfaceAddress(i) < 0 {
				continue
			}
		case family == "jvm" && name[0] == '@' && verbs[name[1:]] != "" && u.isController(i):
			continue
		case family == "jvm" && name[0] == '@' && verbs[name[1:]] != "":
			verb = verbs[name[1:]]
		case family == "net" && verbs[name] != "" && (u.is(i-2, "[") || u.is(i-2, "<")) && u.isAny(u.match(i)+1, "]", ">"):
			verb = verbs[name]
		default:
			continue
		}
		v := a.eval.evaluate(u, a.attributeValue(u, i))
		a.declared(u, i, verb, v)
	}
}

// attributeValue returns the token of the path in an attribute: the first argument, or
// the one named value or path.
func (a *analysis) attributeValue(u *unit, open int) int {
	for _, arg := range u.arguments(open+1, u.match(open)) {
		if arg.name == "" || arg.name == "value" || arg.name == "path" || arg.name == "url" {
			return arg.value
		}
	}
	return open + 1
}

// requestLine reads @RequestLine("GET /v2/items") of Feign.
func (a *analysis) requestLine(u *unit, open int) {
	for _, v := range a.eval.evaluate(u, open+1) {
		verb, path, ok := strings.Cut(v.String(), " ")
		if ok && verbs[strings.ToLower(verb)] == verb {
			a.declared(u, open, verb, []value{{{text: strings.TrimSpace(path), unit: u, token: open + 1}}})
		}
	}
}

// interfaceAddress returns the token of the address of the client that an annotation
// belongs to, 0 if the client names none, -1 if it belongs to a server.
func (u *unit) interfaceAddress(at int) int {
	body := u.around(at)
	for u.around(body) >= 0 && !u.is(body, "{") {
		body = u.around(body)
	}
	for i, n := body-1, 0; i >= 0 && n < 120; i, n = i-1, n+1 {
		if u.isAny(i, "}", ";") {
			return -1
		}
		switch u.text(i) {
		case "@FeignClient", "@HttpExchange", "@RegisterRestClient", "@Client":
			if u.is(i+1, "(") {
				for _, arg := range u.arguments(i+2, u.match(i+1)) {
					if arg.name == "url" || arg.name == "baseUri" || arg.name == "" && (u.text(i) == "@HttpExchange" || u.text(i) == "@Client") {
						return arg.value
					}
				}
			}
			return 0
		case "@RestController", "@Controller", "class":
			return -1
		}
	}
	return -1
}

// isController reports whether an annotation belongs to a class of a server.
func (u *unit) isController(at int) bool {
	body := u.around(at)
	for body >= 0 && !u.is(body, "{") {
		body = u.around(body)
	}
	for i := body - 1; i >= 0 && i > body-80 && !u.isAny(i, "}", ";"); i-- {
		if u.isAny(i, "@Controller", "@RestController") {
			return true
		}
	}
	return false
}

// declared judges a call that an attribute declares.
func (a *analysis) declared(u *unit, open int, verb string, paths []value) {
	s := &site{unit: u, start: open - 1, name: open - 1, open: open, names: []string{"interface"}}
	var base []value
	if at := u.interfaceAddress(open); at > 0 {
		base = a.eval.evaluate(u, at)
	}
	m := method{}
	if verb != "" {
		m = knownMethod(verb)
	}
	names := []string{u.owner(max(u.around(open-1), 0))}
	if u.is(open-2, "[") {
		names = []string{u.owner(max(u.around(u.around(open-1)), 0))}
	}
	for _, v := range paths {
		if len(base) > 0 && !strings.Contains(v.String(), "://") {
			v = join([][]value{base[:1], {v}}, textValue("/"))[0]
		}
		a.attempt(&attempt{site: s, call: s, url: v, verb: m, names: names})
	}
}
