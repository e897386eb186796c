package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// method is what is known of the method of a call.
type method struct {
	names []string // none if it is not known
	// function and parameter are where it comes from, if that is an argument: the
	// method itself, or options that may name it.
	function  *function
	parameter int
	options   bool
	member    string // of the argument
	// assumed is true if the method is only that of calls which name none.
	assumed bool
}

func dottedMember(p part) string {
	if p.dotted {
		return p.member
	}
	return ""
}

func knownMethod(names ...string) method { return method{names: names} }

// verbs are the words of names that say which method is used.
var verbs = map[string]string{
	"get": "GET", "post": "POST", "put": "PUT", "patch": "PATCH", "delete": "DELETE", "del": "DELETE", "head": "HEAD",
}

// methodOfName returns the method that a name says, "" if it says none or several.
func methodOfName(name string) string {
	found := ""
	for _, w := range words(name) {
		if m := verbs[w]; m != "" {
			if found != "" && found != m {
				return ""
			}
			found = m
		}
	}
	return found
}

// methodKeys are the names of members and arguments that are methods.
const methodKeys = " method type verb requestmethod httpmethod curlopt_customrequest "

// readingByDefault are the functions that read if nothing says that they do not.
const readingByDefault = " fetch axios ky got $fetch ofetch usefetch uselazyfetch usefetchapi urlopen file_get_contents url uri restrequest httprequestmessage create curl_init curl_setopt requesturi request.new api superagent httpie flurlrequest newcall downloadstring downloaddata openread openstream openconnection newbuilder seturi seturl setrequesturi curl_setopt_array httpresource ajax downloadfile getjson "

// methodOf returns the method of a call.
func (e *evaluator) methodOf(s *site, url int) method {
	u := s.unit
	if s.dynamic > 0 {
		m, _ := e.methodOfKey(u, s.dynamic)
		return m
	}
	if at := s.namedMethod(); at > 0 {
		m, _ := e.methodOfKey(u, at)
		return m
	}
	if u.language == lex.Ruby && s.makesGiven() {
		if v := e.resolve(u, s.start, s.names[:1]); len(v) == 1 && len(v[0]) == 1 && v[0][0].kind == argument {
			return method{function: v[0][0].function, parameter: v[0][0].parameter}
		}
		return method{}
	}
	unsure := false
	for n, a := range s.args {
		if n == url {
			continue
		}
		m, ok, opaque := e.methodOfArgument(u, a)
		if ok && m.options && methodOfName(s.last()) != "" {
			continue // the body of post(path, item)
		}
		if ok {
			return m
		}
		unsure = unsure || opaque
	}
	if m, ok := e.methodInBlock(s); ok {
		return m
	}
	lower := strings.ToLower(s.last())
	if lower == "file_get_contents" && len(s.args) > 1 {
		return e.methodOfContext(s)
	}
	if name := methodOfName(s.last()); name != "" {
		return knownMethod(name)
	}
	if name := s.yieldingMethod(); name != "" {
		return knownMethod(name)
	}
	if name := s.blockMethod(); name != "" && len(s.names) == 1 {
		return knownMethod(name)
	}
	if m, ok := e.methodInChain(s); ok {
		return m
	}
	if m, ok := e.methodOfVariable(s); ok {
		return m
	}
	if unsure {
		return method{}
	}
	if strings.Contains(readingByDefault, " "+strings.TrimSuffix(lower, "async")+" ") || e.isClient(s) || s.isRequestOf("undici", "urllib") {
		if e.isUntraced(s) {
			return method{}
		}
		return method{names: []string{"GET"}, assumed: true}
	}
	if s.last() == "Request" && u.language == lex.Python {
		if slices.ContainsFunc(s.args, func(a given) bool { return a.name == "data" }) {
			return knownMethod("POST")
		}
		return knownMethod("GET")
	}
	return method{}
}

// isUntraced reports whether a call makes a request of which it is not known what is
// done with it, so that nothing says that it only reads.
func (e *evaluator) isUntraced(s *site) bool {
	last := strings.ToLower(s.last())
	if last != "create" && last != "httprequestmessage" && last != "restrequest" && last != "flurlrequest" && (last != "url" || s.unit.language != lex.Ruby) {
		return false
	}
	name, around, _, _ := e.requestVariable(s)
	return name == "" && (around <= 0 || last == "create")
}

// methodOfArgument reads a method that is an argument or a member of one. opaque is
// true if the argument may name a method that cannot be read.
func (e *evaluator) methodOfArgument(u *unit, a given) (m method, ok, opaque bool) {
	if a.name != "" {
		if strings.Contains(methodKeys, " "+strings.ToLower(a.name)+" ") {
			m, ok = e.methodOfKey(u, a.value)
			return m, ok, !ok
		}
		return method{}, false, false
	}
	if m, ok = e.methodOfValue(u, a.value); ok {
		return m, true, false
	}
	if where, args := e.merged(u, a.value); where != nil && e.depth < maxNesting {
		e.depth++
		defer func() { e.depth-- }()
		for _, arg := range args {
			if where == u && where.is(arg.value, u.text(a.value)) && arg.end == arg.value+1 {
				continue // $args = array_merge($args, …)
			}
			inner, found, unsure := e.methodOfArgument(where, arg)
			if found && !inner.options {
				return inner, true, false
			}
			if unsure {
				return method{}, false, true
			}
		}
		return method{}, false, opaque
	}
	where, from, to := e.object(u, a.value)
	if where == nil {
		v, _ := e.expression(u, a.value)
		if len(v) == 1 && len(v[0]) == 1 && v[0][0].kind == argument && (isOptions(v[0][0].text) || u.language.Family == "js" && !hasWord(words(v[0][0].text), harmlessWords)) {
			return method{function: v[0][0].function, parameter: v[0][0].parameter, options: true}, true, false
		}
		return method{}, false, !harmless(u, a)
	}
	m, ok, opaque = e.methodInObject(where, from, to)
	if name := u.text(a.value); !ok && u.kind(a.value) == lex.Name { // options.method = "POST"
		start, end := 0, len(u.tokens)
		if f := u.inside(a.value); f != nil {
			start, end = f.from, f.to
		}
		for i := start; i < min(end, start+maxFunction); i++ {
			if u.is(i, name) && u.isDot(i+1) && u.is(i+2, "method") && u.is(i+3, "=") {
				m, ok = e.methodOfValue(u, i+4)
				return m, ok, !ok
			}
		}
	}
	return m, ok, opaque
}

// harmlessWords are words in the names of arguments that cannot say which method is used.
var harmlessWords = set("token ct cancel cancellation timeout ctx context headers header type class typeof encoding ch curl handle query params search true false null undefined none nil nothing")

// harmless reports whether an argument cannot name a method.
func harmless(u *unit, a given) bool {
	switch u.kind(a.value) {
	case lex.String, lex.StringOpen, lex.Number, lex.Regexp:
		return true
	case lex.Open:
		return true // a lambda or a list; objects were looked at
	case lex.Name:
		if u.isAny(a.value, "function", "async", "lambda", "fn", "func") || u.is(a.value+1, "=>") || strings.HasPrefix(u.text(a.value), "CURLOPT_") {
			return true
		}
		return hasWord(words(u.original(a.value)), harmlessWords)
	}
	return u.isAny(a.value, "&", "*") && a.end == a.value+2
}

func isOptions(name string) bool {
	return slices.ContainsFunc(words(name), func(w string) bool {
		return slices.Contains([]string{"options", "opts", "option", "init", "config", "cfg", "request", "settings", "args", "kwargs", "params", "rest", "conf"}, w)
	})
}

// methodInObject reads the member of an object that names a method.
func (e *evaluator) methodInObject(u *unit, from, to int) (m method, ok, opaque bool) {
	for _, a := range u.arguments(from, to) {
		switch {
		case strings.Contains(methodKeys, " "+strings.ToLower(a.name)+" ") && a.name != "":
			m, ok = e.methodOfKey(u, a.value)
			opaque = !ok
		case a.name == "CURLOPT_POST" || a.name == "CURLOPT_POSTFIELDS":
			if !ok { // CURLOPT_CUSTOMREQUEST wins
				m, ok = knownMethod("POST"), true
			}
		case a.name == "" && u.kind(a.value) == lex.Name && a.end == a.value+1 && strings.Contains(methodKeys, " "+strings.ToLower(u.text(a.value))+" "):
			m, ok = e.methodOfKey(u, a.value)
			opaque = !ok
		case a.name == "" && u.isAny(a.value, "...", "**"):
			if where, from, to := e.object(u, a.value+1); where != nil && (where != u || from != a.value) {
				if inner, found, _ := e.methodInObject(where, from, to); found {
					m, ok = inner, true
				}
				continue
			}
			v, _ := e.expression(u, a.value+1)
			if len(v) == 1 && len(v[0]) == 1 && v[0][0].kind == argument {
				// options that come later win; without a method in them what came before counts
				m, ok = method{names: m.names, function: v[0][0].function, parameter: v[0][0].parameter, options: true}, true
			} else {
				m, ok, opaque = method{}, false, true
			}
		}
	}
	return m, ok, opaque && !ok
}

// methodOfKey reads the value of a member that is a method, whatever the function calls
// the argument that it is.
func (e *evaluator) methodOfKey(u *unit, at int) (method, bool) {
	if m, ok := e.methodOfValue(u, at); ok {
		return m, true
	}
	if v, _ := e.expression(u, at); len(v) == 1 && len(v[0]) == 1 && v[0][0].kind == argument {
		return method{function: v[0][0].function, parameter: v[0][0].parameter, options: v[0][0].member != "" && !v[0][0].dotted, member: dottedMember(v[0][0])}, true
	}
	return method{}, false
}

// methodOfValue reads an expression that is a method: "POST", HttpMethod.Post,
// http.MethodPost, Method::POST, :post, or an argument of the function.
func (e *evaluator) methodOfValue(u *unit, at int) (method, bool) {
	if u.is(at, "new") && u.is(at+1, "HttpMethod") {
		at += 3
	}
	if name := u.original(at); u.language == lex.PowerShell && verbs[strings.ToLower(name)] != "" {
		return knownMethod(strings.ToUpper(name)), true
	}
	all, _ := e.expression(u, at)
	var names []string
	for _, v := range all {
		if len(v) == 1 && v[0].kind == argument {
			if w := words(v[0].text); slices.Contains(w, "method") || slices.Contains(w, "verb") || slices.Contains(w, "type") {
				return method{function: v[0].function, parameter: v[0].parameter, options: v[0].member != "" && !v[0].dotted, member: dottedMember(v[0])}, true
			}
		}
		text, ok := v.literal()
		if name := strings.ToUpper(text); ok && (verbs[strings.ToLower(text)] == name || name == "OPTIONS") && name != "DEL" {
			names = append(names, name)
		}
	}
	return method{names: names}, len(names) > 0 && len(names) == len(all)
}

// methodInBlock reads a block or an initializer after a call: { Method = HttpMethod.Post }.
func (e *evaluator) methodInBlock(s *site) (method, bool) {
	u := s.unit
	open := s.closing() + 1
	if s.last() == "RequestUri" && len(s.names) == 1 {
		open = u.around(s.name)
	}
	if !u.is(open, "{") || u.match(open) < 0 || u.match(open)-open > 400 {
		return method{}, false
	}
	for i := open + 1; i < u.match(open); i++ {
		if u.isAny(i, "Method", "method") && u.isAny(i+1, "=") {
			m, _ := e.methodOfValue(u, i+2)
			return m, true
		}
	}
	return method{}, false
}

// methodInChain reads the calls before and after: webClient.get().uri(…),
// builder.url(…).post(body), Net::HTTP::Post.new(…).
func (e *evaluator) methodInChain(s *site) (method, bool) {
	u := s.unit
	for i := s.closing() + 1; s.open != s.name && i < len(u.tokens); {
		for u.kind(i) == lex.Newline {
			i++
		}
		if !u.isDot(i) || u.kind(i+1) != lex.Name {
			break
		}
		name, open := u.text(i+1), u.afterGenerics(i+2)
		if !u.is(open, "(") || u.match(open) < open {
			i += 2
			continue
		}
		if lower := strings.ToLower(name); lower == "method" || lower == "setmethod" {
			m, _ := e.methodOfValue(u, open+1)
			return m, true
		}
		if m := verbs[strings.ToLower(name)]; m != "" {
			return knownMethod(m), true
		}
		if w := words(name); len(w) == 2 && w[0] == "post" {
			return knownMethod("POST"), true
		}
		i = u.after(open)
	}
	for n := len(s.names) - 2; n >= 0; n-- {
		name := strings.TrimSuffix(s.names[n], "()")
		if strings.EqualFold(name, "method") && n < len(s.opens) && s.opens[n] > 0 {
			m, _ := e.methodOfValue(u, s.opens[n]+1)
			return m, true
		}
		if m := verbs[strings.ToLower(name)]; m != "" && (strings.HasSuffix(s.names[n], "()") || s.last() == "new") {
			return knownMethod(m), true
		}
	}
	return method{}, false
}
