package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// baseKeys are the names under which clients have their base address.
const baseKeys = " baseurl base_url base_uri baseuri prefixurl prefix_url prefix baseaddress url uri host rooturl site api_base apibase "

// baseMethods are methods that set it.
const baseMethods = " baseurl withbaseurl setbaseurl baseuri rooturi basicurl sethosturl "

// baseOf returns the base address of the client that a call belongs to, nil if it has
// none or none is known.
func (e *evaluator) baseOf(s *site) []value {
	u := s.unit
	for i := s.start; i < s.name; i++ { // in the chain itself
		if u.kind(i) == lex.Name && u.is(i+1, "(") && strings.Contains(baseMethods, " "+strings.ToLower(u.text(i))+" ") {
			v, _ := e.expression(u, i+2)
			return v
		}
	}
	if u.language == lex.Ruby && s.names[0] == "self" { // HTTParty
		for i := range u.tokens {
			if u.is(i, "base_uri") && u.kind(i+1) != lex.Sign {
				v, _ := e.expression(u, i+1)
				return v
			}
		}
	}
	names := s.names[:len(s.names)-1]
	if len(names) == 0 || s.callsMember() {
		names = s.names // the client itself is called
	}
	for len(names) > 1 && (strings.Contains(selves, " "+names[0]+" ") || u.inside(s.start).receiverIs(names[0])) {
		names = names[1:]
	}
	if root := u.fold(names[0]); strings.HasSuffix(root, "()") && u.language.Family == "net" {
		if v := e.baseOfNamed(u, s.start, s.name); v != nil {
			return v
		}
	}
	root := u.fold(names[0])
	if f := strings.TrimSuffix(root, "()"); f != root {
		return e.baseOfFunction(s, f)
	}
	if strings.Contains(selves, " "+root+" ") {
		return nil
	}
	if v := e.baseAssigned(u, s.start, root); v != nil {
		return v
	}
	if v := e.baseOfNamed(u, s.start, s.name); v != nil {
		return v
	}
	if d := e.clientDeclaration(u, s.start, root); d != nil {
		if v := e.baseOfNamed(d.unit, d.value, d.unit.expressionEnd(d.value)); v != nil {
			return v
		}
		if v := e.baseIn(d.unit, d.value, d.unit.expressionEnd(d.value)); v != nil {
			return v
		}
		if v := e.baseAssigned(d.unit, d.at, d.name); v != nil {
			return v
		}
		if f := e.maker(d); f != nil {
			return e.baseIn(f.unit, f.from, f.to)
		}
	}
	if f := e.project.functionNamed(u, root); f != nil && len(f.parameters) == 0 && f.to-f.from < maxFunction {
		if v := e.baseOfNamed(f.unit, f.from, f.to); v != nil {
			return v
		}
	}
	if v := e.baseOfBlock(u, s.start, root); v != nil {
		return v
	}
	if f := u.inside(s.start); f != nil && u.language.Family == "net" {
		return e.baseOfTypedClient(f)
	}
	return nil
}

// optionBases are the names of options that are base addresses.
var optionBases = set("baseurl base_url base_uri baseuri prefixurl")

// baseInOptions returns the base address that the options of a call name:
// $fetch("/items", { baseURL }).
func (e *evaluator) baseInOptions(s *site) []value {
	u := s.unit
	for _, arg := range s.args {
		if arg.name != "" || !u.is(arg.value, "{") && u.kind(arg.value) != lex.Name {
			continue
		}
		where, from, to := e.object(u, arg.value)
		if where == nil {
			continue
		}
		for _, m := range where.arguments(from, to) {
			key, value := strings.ToLower(m.name), m.value
			if key == "" && where.kind(value) == lex.Name && m.end == value+1 { // { baseURL }
				key = strings.ToLower(where.text(value))
			}
			if optionBases.has(key) {
				v, _ := e.expression(where, value)
				return v
			}
		}
	}
	return nil
}

// clientDeclaration returns where the variable of a client got its value, in this file
// or another.
func (e *evaluator) clientDeclaration(u *unit, at int, name string) *declaration {
	if d := e.lastDeclaration(u, at, name); d != nil {
		return d
	}
	class := u.classAt(at)
	for _, d := range u.declared[name] {
		if of := d.class(); of != "" && class != "" && of != class && !u.inherits(of) {
			continue // a member of the same name of another class
		}
		if d.member || d.function == nil {
			return d
		}
	}
	return nil
}

// maker returns the function of the project that made the value of a variable, nil if
// none did.
func (e *evaluator) maker(d *declaration) *function {
	u, i := d.unit, d.value
	for u.isAny(i, "await", "new") {
		i++
	}
	names := []string{u.text(i)}
	for u.isDot(i+1) && u.kind(i+2) == lex.Name {
		i += 2
		names = append(names, u.text(i))
	}
	if u.kind(i) != lex.Name || !u.is(i+1, "(") {
		return nil
	}
	if f := e.project.target(u, d.value, names); f != nil && f.to-f.from < maxFunction {
		return f
	}
	return nil
}

// baseIn looks for a base address in the expression that makes a client.
func (e *evaluator) baseIn(u *unit, from, to int) []value {
	if e.depth++; e.depth > maxNesting {
		e.depth--
		return nil
	}
	defer func() { e.depth-- }()
	first := -1
	for i := from; i < to; i++ {
		switch {
		case u.is(i, "(") && first < 0:
			first = i
		case (u.kind(i) == lex.Name || u.kind(i) == lex.String) && u.isAny(i+1, ":", "=", "=>") && strings.Contains(baseKeys, " "+strings.ToLower(u.text(i))+" "):
			v, _ := e.expression(u, i+2)
			return v
		case u.kind(i) == lex.Name && u.is(i+1, "(") && strings.Contains(baseMethods, " "+strings.ToLower(u.text(i))+" "):
			v, _ := e.expression(u, i+2)
			return v
		}
	}
	if first < 0 || first > from+12 {
		return nil
	}
	v, _ := e.expression(u, first+1)
	for _, one := range v {
		text := one.String()
		if strings.Contains(text, "://") || strings.HasPrefix(text, "{") && looksLikeBase(text) {
			return v
		}
	}
	if where, start, end := e.object(u, first+1); where != nil && (where != u || start > to || end <= from) {
		return e.baseIn(where, start, end)
	}
	return nil
}

// looksLikeBase reports whether a name is one for an address.
func looksLikeBase(name string) bool {
	for _, w := range words(name) {
		switch w {
		case "url", "uri", "base", "host", "endpoint", "api":
			return true
		}
	}
	return false
}

// baseAssigned returns what is assigned to client.BaseAddress and its like, for the
// client that is meant at a place.
func (e *evaluator) baseAssigned(u *unit, at int, client string) []value {
	class, f := u.classAt(at), u.inside(at)
	local := f != nil && slices.ContainsFunc(u.declared[client], func(d *declaration) bool { return d.function == f && !d.member })
	for _, key := range []string{"BaseAddress", "baseaddress", "baseURL", "base_url", "BaseUrl", "baseUrl", "prefixUrl"} {
		for _, d := range u.declared[key] {
			if d.function != nil && slices.ContainsFunc(d.function.parameters, func(p parameter) bool { return p.name == client }) {
				continue // of another client that a function gets
			}
			if of := d.class(); of != "" && class != "" && of != class && !u.inherits(of) || local && d.function != f {
				continue // of another class or function
			}
			if u.isDot(d.at-1) && (u.is(d.at-2, client) || u.is(d.at-2, "defaults") && u.is(d.at-4, client)) {
				return e.constant(d)
			}
		}
	}
	return nil
}

// baseOfFunction looks for a base address in the function that makes a client.
func (e *evaluator) baseOfFunction(s *site, name string) []value {
	u := s.unit
	names := []string{name}
	if strings.Contains(selves, " "+s.names[0]+" ") {
		names = []string{s.names[0], name}
	}
	if f := e.project.target(u, s.start, names); f != nil && f.to-f.from < maxFunction {
		return e.baseIn(f.unit, f.from, f.to)
	}
	return e.baseIn(u, s.start, s.name)
}

// baseOfBlock reads with Client(base_url=…) as client of Python.
func (e *evaluator) baseOfBlock(u *unit, at int, name string) []value {
	if u.language != lex.Python {
		return nil
	}
	for i := at; i > max(at-maxFunction, 1); i-- {
		if u.is(i, name) && u.is(i-1, "as") && u.is(i-2, ")") && u.match(i-2) > 0 {
			return e.baseIn(u, u.match(i-2), i-2)
		}
	}
	return nil
}

// baseOfTypedClient reads AddHttpClient<T>(c => c.BaseAddress = …) of .NET.
func (e *evaluator) baseOfTypedClient(f *function) []value {
	for f.container == "" && f.parent != nil {
		f = f.parent
	}
	for _, d := range e.project.addresses {
		u := d.unit
		for open, n := u.around(d.at), 0; open >= 0 && n < 4; open, n = u.around(open), n+1 {
			if !u.is(open, "(") {
				continue
			}
			name := u.beforeGenerics(open - 1)
			if strings.EqualFold(u.text(name), "AddHttpClient") && name < open-1 {
				for i := name; i < open; i++ {
					if f.container != "" && u.is(i, f.container) {
						return e.constant(d)
					}
				}
			}
		}
	}
	return nil
}

// isClient reports whether what is called is a client with a base address.
func (e *evaluator) isClient(s *site) bool {
	if len(s.names) != 1 {
		return false
	}
	d := e.lastDeclaration(s.unit, s.start, s.last())
	if d == nil {
		return false
	}
	if f := e.maker(d); f != nil { // what makes and returns one
		for i := f.from; i < f.to; i++ {
			if f.unit.is(i, "return") && f.unit.isCallable(i+1) {
				return true
			}
		}
		return f.expression && f.unit.isCallable(f.from)
	}
	return d.unit.isCallable(d.value)
}

// isCallable reports whether an expression makes a client that is called like a
// function.
func (u *unit) isCallable(i int) bool {
	return u.isAny(i, "ky", "axios", "got", "ofetch", "$fetch", "wretch") && u.isDot(i+1)
}
