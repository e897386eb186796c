package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// toolkit reads the endpoints of RTK Query: builder.query({ query: (id) => … }), which
// return a path, or an object with an address and a method.
func (a *analysis) toolkit(s *site) {
	u := s.unit
	if u.language != lex.TypeScript || len(s.names) != 2 || !slices.Contains([]string{"query", "mutation", "infiniteQuery"}, s.last()) {
		return
	}
	base := a.eval.toolkitBase(s)
	if base == nil {
		return
	}
	s.readArguments()
	if len(s.args) != 1 {
		return
	}
	where, from, to := a.eval.object(u, s.args[0].value)
	if where == nil {
		return
	}
	for _, arg := range where.arguments(from, to) {
		if arg.name == "query" || where.is(arg.value, "query") && where.is(arg.value+1, "(") {
			a.toolkitEndpoint(s, where, arg, base)
		}
	}
}

// toolkitBase returns the base address of the API whose endpoints a call belongs to.
func (e *evaluator) toolkitBase(s *site) []value {
	u := s.unit
	for open, n := u.around(s.start), 0; open >= 0 && n < 12; open, n = u.around(open), n+1 {
		if !u.is(open, "(") || u.match(open) < 0 {
			continue
		}
		name := u.beforeGenerics(open - 1)
		switch {
		case u.is(name, "createApi"):
			return e.baseQuery(u, open)
		case u.is(name, "injectEndpoints") && u.isDot(name-1):
			if d := e.clientDeclaration(u, name, u.text(name-2)); d != nil && d.unit.is(d.value, "createApi") {
				return e.baseQuery(d.unit, d.unit.afterGenerics(d.value+1))
			}
			for _, d := range e.project.declared[u.nameOf(u.text(name-2))] {
				if d.unit.is(d.value, "createApi") {
					return e.baseQuery(d.unit, d.unit.afterGenerics(d.value+1))
				}
			}
		}
	}
	return nil
}

// baseQuery reads createApi({ baseQuery: fetchBaseQuery({ baseUrl }) }), in which the
// query may be a function that has another name.
func (e *evaluator) baseQuery(u *unit, open int) []value {
	for i := open + 1; i < u.match(open); i++ {
		if u.is(i, "fetchBaseQuery") && u.is(i+1, "(") {
			return e.baseIn(u, i+2, u.match(i+1))
		}
		if u.is(i, "baseQuery") && u.is(i+1, ":") && u.kind(i+2) == lex.Name && !u.is(i+2, "fetchBaseQuery") {
			if d := e.clientDeclaration(u, i, u.text(i+2)); d != nil {
				return e.baseQuery2(d)
			}
			return nil
		}
	}
	return nil
}

func (e *evaluator) baseQuery2(d *declaration) []value {
	u := d.unit
	for i, end := d.value, u.expressionEnd(d.value); i < end; i++ {
		if u.is(i, "fetchBaseQuery") && u.is(i+1, "(") {
			return e.baseIn(u, i+2, u.match(i+1))
		}
	}
	return nil
}

// toolkitEndpoint judges what the function of an endpoint returns.
func (a *analysis) toolkitEndpoint(s *site, u *unit, arg given, base []value) {
	i := arg.value
	if u.is(i, "query") { // query(id) { return … }
		i++
	}
	if u.is(i, "async") {
		i++
	}
	for n := 0; i < arg.end && n < 20 && !u.is(i, "=>") && !u.is(i, "{"); n++ {
		i = u.after(i)
	}
	if u.is(i, "=>") {
		i++
	}
	if u.is(i, "{") { // a body
		body := i
		for i++; i < u.match(body) && !u.is(i, "return"); i++ {
		}
		i++
	}
	verb := knownMethod("GET")
	at := i
	for u.is(at, "(") {
		at++
	}
	if u.is(at, "{") && u.match(at) > 0 {
		address := -1
		for _, member := range u.arguments(at+1, u.match(at)) {
			switch strings.ToLower(member.name) {
			case "url":
				address = member.value
			case "method":
				verb, _ = a.eval.methodOfValue(u, member.value)
			}
		}
		if at = address; at < 0 {
			return
		}
	}
	for _, v := range a.eval.evaluate(u, at) {
		own := false
		for _, full := range a.complete(s, base, v, &own) {
			a.report(&attempt{site: s, call: s, url: full, verb: verb, names: []string{"client"}, own: own, place: u.place(at)})
		}
	}
}
