package source

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// analysis looks for calls in the files of a project.
type analysis struct {
	index   *scope.Index
	project *project
	eval    *evaluator
	calls   []Call
	unknown []Unresolved
	callers map[string][]*site // by the name that is called
	matches map[string][]scope.Match
}

// sink is a call of which a function passes arguments on.
type sink struct {
	attempt
	followed bool // a caller was found
}

// The bounds of following wrappers.
const (
	maxDepth    = 4
	maxSinks    = 64 // of one function
	maxAttempts = 200_000
)

// Result is what was found, in the order of files and lines.
type Result struct {
	Calls      []Call
	Unresolved []Unresolved
}

// Analyze reads files of code. index says which operations there are.
func Analyze(index *scope.Index, files []File) Result {
	a := &analysis{index: index, callers: map[string][]*site{}, matches: map[string][]scope.Match{}}
	units := readUnits(files)
	a.project = newProject(units)
	a.eval = newEvaluator(a.project)
	a.direct()
	a.wrappers()
	for _, u := range units {
		a.attributes(u)
		a.documents(u)
	}
	for _, u := range units {
		if u.read != nil {
			u.read(a, u)
		}
	}
	return a.result()
}

// readUnits splits all files that are read into tokens, several at a time.
func readUnits(files []File) []*unit {
	all := make([]*unit, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				f := files[i]
				if l := LanguageOf(f.Name); l != nil {
					all[i] = newUnit(f.Name, l, f.Code)
				} else if read := readerOf(f); read != nil {
					all[i] = newText(f.Name, f.Code)
					all[i].read = read
				}
			}
		})
	}
	wait.Wait()
	return slices.DeleteFunc(all, func(u *unit) bool { return u == nil })
}

// direct looks for calls that name an address themselves.
func (a *analysis) direct() {
	for _, u := range a.project.units {
		if u.language == lex.PowerShell {
			a.powershell(u)
			continue
		}
		u.sites(func(s *site) {
			if name := u.fold(s.last()); a.project.functions[name] != nil {
				a.callers[name] = append(a.callers[name], s)
			}
			if roleOf(s) == request {
				a.send(s)
			}
		})
		for _, d := range slices.Concat(u.declared["RequestUri"], u.declared["requesturi"]) {
			names := []string{"RequestUri"}
			if u.isDot(d.at - 1) {
				names = []string{u.text(d.at - 2), "RequestUri"}
			}
			a.send(&site{unit: u, start: d.at - 2*(len(names)-1), name: d.at, open: d.at, names: names, args: []given{{value: d.value, end: u.expressionEnd(d.value)}}})
		}
	}
}

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
	return !hasClientWord(all) && !slices.ContainsFunc(all, func(w string) bool { return neutralWords[w] && len(w) > 3 })
}

// isRequestObject reports whether a name is that of a request that something else sends.
func isRequestObject(name string) bool {
	all := words(name)
	return slices.Contains(all, "request") || slices.Contains(all, "message") || name == "newBuilder" || name == "uri" || name == "url" || name == "new" || name == "RequestUri"
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
		return join([][]value{base, {v}}, textValue("/"))
	}
	*own = isGlobal(s)
	return []value{v}
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
	if u.language == lex.CSharp && strings.HasSuffix(s.last(), "Async") && s.start < s.name || u.language.Family == "jvm" && (s.last() == "openConnection" || s.last() == "openStream") { // an extension of strings
		if v, _ := a.eval.expressionUntil(u, s.start, s.name-1); mayBeAddress(v, false) && strings.Contains(valueNames(v), "/") {
			return v, noArgument
		}
	}
	return nil, 0
}

// noArgument is the index of an address that is no argument of its own.
const noArgument = -1

// expressionUntil evaluates the beginning of a chain.
func (e *evaluator) expressionUntil(u *unit, from, to int) ([]value, int) {
	if from >= to {
		return nil, from
	}
	e.steps = 0
	tokens := u.tokens
	u.tokens = tokens[:to]
	defer func() { u.tokens = tokens }()
	return e.expression(u, from)
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

// mayBeAddress reports whether a value has the form of an address.
func mayBeAddress(all []value, first bool) bool {
	for _, v := range all {
		text, unknown := render(v)
		switch {
		case text == "" && unknown != "":
			if first && v.of() != nil && slices.ContainsFunc(words(unknown), func(w string) bool { return addressWords[w] }) {
				return true
			}
		case verbs[strings.ToLower(text)] == text:
		case strings.ContainsAny(text, " \n\t<>\"'\\") && !strings.Contains(text, "{"):
		case strings.HasPrefix(text, "/") && len(text) > 2, strings.Contains(text, "://"), strings.HasPrefix(text, "{"):
			return true
		case strings.Contains(text, "/") || first && text != "" && !strings.ContainsAny(text, ".:,;()"):
			return true
		}
	}
	return false
}

// attempt keeps what depends on arguments of a function for its callers, and judges
// all others.
func (a *analysis) attempt(t *attempt) {
	f := t.verb.function
	if f == nil && !a.isComplete(t) {
		f = t.url.of()
	}
	if f != nil && f.name != "" && t.depth < maxDepth && len(f.sinks) < maxSinks {
		f.sinks = append(f.sinks, &sink{attempt: *t})
		return
	}
	a.report(t)
}

// isComplete reports whether the arguments in an address are only values in its path,
// such as an id.
func (a *analysis) isComplete(t *attempt) bool {
	if len(t.url) == 0 || t.url[0].kind == argument {
		return false
	}
	text, _ := render(t.url)
	_, path, _ := splitAddress(text)
	return len(a.operations("", cleanPath(path), erp.Auto)) > 0
}

// wrappers follows functions that pass their arguments on to calls.
func (a *analysis) wrappers() {
	var all []*function
	for _, u := range a.project.units {
		all = append(all, u.functions...)
	}
	for _, sites := range a.callers {
		for _, s := range sites {
			if f := s.target(a.project); f != nil {
				f.callers = append(f.callers, s)
			}
		}
	}
	for _, f := range all { // maps have no order
		slices.SortStableFunc(f.callers, func(x, y *site) int { return cmp.Or(strings.Compare(x.unit.name, y.unit.name), x.start-y.start) })
	}
	done := map[*function]int{}
	for n, again := 0, true; again && n < maxAttempts; {
		again = false
		for _, f := range all {
			for ; done[f] < len(f.sinks); done[f]++ {
				again = true
				n += a.follow(f, f.sinks[done[f]])
			}
		}
	}
	for _, f := range all {
		for _, k := range f.sinks {
			if !k.followed {
				a.report(&k.attempt)
			}
		}
	}
}

// follow looks at the callers of a function that has a sink.
func (a *analysis) follow(f *function, k *sink) int {
	found := 0
	for _, s := range f.callers {
		s.readArguments()
		found++
		k.followed = true
		a.eval.steps = 0
		passed := func(p part) []value { return a.eval.passed(s.unit, s.args, f, p) }
		verb := a.methodPassed(s, f, k.call, k.verb, passed)
		names := append(append(slices.Clone(k.names), plainNames(s.names)...), f.container)
		for _, v := range k.url.replaceArguments(f, passed) {
			t := &attempt{site: s, call: k.call, url: v, verb: verb, names: names, own: k.own, stranger: k.stranger, depth: k.depth + 1}
			if strings.Contains(valueNames([]value{v}), "://") {
				t.own = false
			}
			a.attempt(t)
		}
	}
	return found
}

// methodPassed returns the method of a call of a wrapper.
func (a *analysis) methodPassed(s *site, f *function, call *site, verb method, passed func(part) []value) method {
	if verb.assumed && isRequestObject(call.last()) { // the caller may go on with the request
		if m, ok := a.eval.methodInChain(s); ok {
			return m
		}
		if m, ok := a.eval.methodOfVariable(s); ok {
			return m
		}
	}
	if verb.function != f {
		return verb
	}
	if verb.options {
		for n, arg := range s.args {
			if n == verb.parameter || arg.name != "" && arg.name == f.parameters[verb.parameter].name {
				m, ok, opaque := a.eval.methodOfArgument(s.unit, given{value: arg.value, end: arg.end})
				if ok {
					return m
				}
				if opaque {
					return method{}
				}
			}
		}
		for name, at := range f.parameters[verb.parameter].members { // its default
			if m, ok := a.eval.methodOfValue(f.unit, at); ok && at > 0 && strings.Contains(methodKeys, " "+strings.ToLower(name)+" ") {
				return m
			}
		}
		return knownMethod("GET")
	}
	for n, arg := range s.args {
		if n == verb.parameter {
			if m, ok := a.eval.methodOfValue(s.unit, arg.value); ok {
				return m
			}
		}
	}
	var names []string
	for _, v := range passed(part{parameter: verb.parameter}) {
		if text, ok := v.literal(); ok && verbs[strings.ToLower(text)] != "" {
			names = append(names, strings.ToUpper(text))
		} else if len(v) == 1 && v[0].kind == argument {
			return method{function: v[0].function, parameter: v[0].parameter}
		}
	}
	return method{names: names}
}

// result sorts what was found, and leaves out what was found twice.
func (a *analysis) result() Result {
	slices.SortStableFunc(a.calls, func(x, y Call) int {
		return cmp.Or(comparePlaces(x.Place, y.Place), cmp.Compare(x.Path, y.Path), cmp.Compare(x.Method, y.Method), cmp.Compare(x.Field, y.Field))
	})
	a.calls = slices.CompactFunc(a.calls, func(x, y Call) bool {
		return x.Place == y.Place && x.Path == y.Path && x.Method == y.Method && x.Field == y.Field
	})
	found := map[Place]bool{}
	for _, c := range a.calls {
		found[c.Place] = true
	}
	a.unknown = slices.DeleteFunc(a.unknown, func(x Unresolved) bool { return found[x.Place] })
	slices.SortStableFunc(a.unknown, func(x, y Unresolved) int { return comparePlaces(x.Place, y.Place) })
	a.unknown = slices.CompactFunc(a.unknown, func(x, y Unresolved) bool { return x.Place == y.Place })
	return Result{a.calls, a.unknown}
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
