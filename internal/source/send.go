package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// send looks at a call that may send a request.
func (a *analysis) send(s *site) {
	if s.target(a.project) != nil && !s.isLibrary() {
		return // what the function does with the address is looked at there
	}
	s.readArguments()
	url, at := a.address(s)
	if url == nil {
		return
	}
	verb := a.eval.methodOf(s, at)
	var senders []string
	base := a.eval.baseOf(s)
	if sent := a.eval.sender(s); base == nil && sent != nil && isRequestObject(s.last()) {
		base = a.eval.baseOf(sent)
		senders = plainNames(sent.names)
	}
	if base == nil {
		base = a.eval.baseInOptions(s)
	}
	names := append(plainNames(s.names), senders...)
	if f := s.unit.inside(s.start); f != nil {
		names = append(names, f.container)
	}
	for _, v := range url {
		own := false
		for _, full := range a.complete(s, base, v, &own) {
			a.attempt(&attempt{site: s, call: s, url: full, verb: verb, names: names, own: own, stranger: s.isStranger()})
		}
	}
}

// isStranger reports whether the receiver of a call has a name that says nothing of a
// client.
func (s *site) isStranger() bool {
	receiver := s.receiver()
	if receiver == "" || strings.Contains(selves, " "+receiver+" ") || isRequestObject(s.last()) {
		return false
	}
	all := wordsOf(plainNames(s.names[:len(s.names)-1]))
	return !hasClientWord(all) && !slices.ContainsFunc(all, func(w string) bool { return neutralWords.has(w) && len(w) > 3 })
}

// isRequestObject reports whether a name is that of a request that something else sends.
func isRequestObject(name string) bool {
	all := words(name)
	return slices.Contains(all, "request") || slices.Contains(all, "message") || name == "setUri" || name == "setUrl" || name == "newBuilder" || name == "uri" || name == "url" || name == "new" || name == "RequestUri"
}

// isLibrary reports whether a call is one of a library whatever the project defines.
func (s *site) isLibrary() bool {
	return len(s.names) == 1 && (s.names[0] == "fetch" || s.names[0] == "axios") || len(s.names) == 2 && slices.Contains([]string{"axios", "requests", "httpx", "http", "Http", "HTTParty", "ky", "got"}, s.names[0])
}

func plainNames(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = strings.TrimSuffix(name, "()")
	}
	return all
}

// complete puts the base address of a client before an address without a host.
func (a *analysis) complete(s *site, base []value, v value, own *bool) []value {
	text, first := render(v)
	if strings.Contains(text, "://") || first != "" && v.beginsUnknown() {
		return []value{v}
	}
	if len(base) > 0 {
		if strings.HasPrefix(text, "/") && s.unit.language.Family == "net" && s.receiver() != "" && !strings.Contains(strings.ToLower(s.last()), "rest") {
			if host, _, ok := splitAddress(valueNames(base)); ok && kindOfHost(host) != certain {
				return concat(base, []value{v})
			}
		}
		if path := basePath(base); path != "" && strings.HasPrefix(strings.ToLower(text), path+"/") {
			return absolute([]value{v}, base) // the path begins with that of the base
		}
		return join([][]value{base, {v}}, textValue("/"))
	}
	*own = isGlobal(s)
	return []value{v}
}

// basePath returns the path of a base address, "" if it has none or is not known.
func basePath(base []value) string {
	if len(base) != 1 {
		return ""
	}
	_, path, ok := splitAddress(base[0].String())
	if path = cleanPath(path); !ok || path == "/" || strings.Contains(path, "{") {
		return ""
	}
	return strings.ToLower(path)
}

// isGlobal reports whether a call has no client that may know a host.
func isGlobal(s *site) bool {
	switch s.names[0] {
	case "fetch", "axios", "ky", "got", "$fetch", "ofetch", "useFetch", "$", "jQuery", "window", "globalThis", "requests", "superagent":
		return true
	}
	return false
}

// address returns what the arguments of a call say is its address, and which of them
// does.
func (a *analysis) address(s *site) ([]value, int) {
	u := s.unit
	if v := a.eval.segments(s); v != nil {
		return v, noArgument
	}
	for n, arg := range s.args {
		if n > 5 {
			break
		}
		if arg.name != "" {
			if isAddressKey(arg.name) {
				if v := a.eval.evaluate(u, arg.value); mayBeAddress(v, true) {
					return v, n
				}
			}
			continue
		}
		if where, from, to := a.eval.object(u, arg.value); where != nil {
			for _, m := range where.arguments(from, to) {
				key, value := m.name, m.value
				if key == "" && where.kind(value) == lex.Name && m.end == value+1 {
					key = where.text(value) // { url }
				}
				if isAddressKey(key) {
					if v := a.eval.evaluate(where, value); mayBeAddress(v, true) {
						return v, noArgument
					}
				}
			}
			continue
		}
		if v := a.eval.evaluate(u, arg.value); mayBeAddress(v, n == 0 || len(v) > 0 && len(v[0]) == 1 && v[0][0].kind == argument) {
			return v, n
		}
	}
	if u.language == lex.Kotlin && strings.HasPrefix(s.last(), "http") && methodOfName(s.last()) != "" && s.start < s.name && (u.kind(s.start) == lex.String || u.kind(s.start) == lex.StringOpen) {
		if v := a.eval.expressionUntil(u, s.start, s.name-1); mayBeAddress(v, false) { // Fuel
			return v, noArgument
		}
	}
	if u.language == lex.CSharp && strings.HasSuffix(s.last(), "Async") && s.start < s.name || u.language.Family == "jvm" && (s.last() == "openConnection" || s.last() == "openStream") { // an extension of strings
		if v := a.eval.expressionUntil(u, s.start, s.name-1); mayBeAddress(v, false) && strings.Contains(valueNames(v), "/") {
			return v, noArgument
		}
	}
	if s.endsChain() {
		if v := a.eval.expressionUntil(u, s.start, s.name-1); mayBeAddress(v, false) && strings.Contains(valueNames(v), "/") {
			return v, noArgument
		}
	}
	return nil, 0
}

// endsChain reports whether a call sends what a chain built: of JAX-RS,
// target.path("items").request().get(), and of Flurl.
func (s *site) endsChain() bool {
	if methodOfName(s.last()) == "" && s.last() != "invoke" && s.last() != "method" {
		return false
	}
	switch s.unit.language.Family {
	case "jvm":
		return slices.Contains(s.names, "request()")
	case "net":
		return slices.ContainsFunc(s.names, func(n string) bool { return n == "Request()" || strings.HasPrefix(n, "AppendPath") })
	}
	return false
}

// noArgument is the index of an address that is no argument of its own.
const noArgument = -1

// expressionUntil evaluates the beginning of a chain.
func (e *evaluator) expressionUntil(u *unit, from, to int) []value {
	if from >= to {
		return nil
	}
	e.steps = 0
	tokens := u.tokens
	u.tokens = tokens[:to]
	defer func() { u.tokens = tokens }()
	all, _ := e.expression(u, from)
	return all
}

func isAddressKey(name string) bool {
	switch strings.ToLower(name) {
	case "url", "uri", "path", "endpoint", "requesturi", "resource", "curlopt_url", "route", "href", "pathname":
		return true
	}
	return false
}

// addressWords are words in the names of parameters that are addresses.
var addressWords = set("url uri path endpoint route resource address href target pathname link suffix relative ep p u uripath")

func isMethodName(name string) bool {
	return strings.HasSuffix(name, "method") || strings.HasSuffix(name, "verb")
}

// mayBeAddress reports whether a value has the form of an address.
func mayBeAddress(all []value, first bool) bool {
	for _, v := range all {
		text, unknown := render(v)
		switch {
		case text == "" && unknown != "":
			if first && v.of() != nil && (!v[0].dotted || !isMethodName(v[0].member)) && slices.ContainsFunc(words(unknown), addressWords.has) {
				return true
			}
		case verbs[strings.ToLower(text)] != "":
		case strings.ContainsAny(text, " \n\t<>\"'\\") && !strings.Contains(text, "{"):
		case strings.HasPrefix(text, "/") && len(text) > 2, strings.Contains(text, "://"), strings.HasPrefix(text, "{"):
			return true
		case strings.Contains(text, "/") || first && text != "" && !strings.ContainsAny(text, ".:,;()"):
			return true
		}
	}
	return false
}
