package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// toolkit finds the endpoints of RTK Query.
type toolkit struct{ tools }

// read reads the endpoints of RTK Query: builder.query({ query: (id) => … }), which
// return a path, or an object with an address and a method.
func (a toolkit) read(s *syntax.Call) {
	u := s.File
	if u.Language != lex.TypeScript || len(s.Names) != 2 || !slices.Contains([]string{"query", "mutation", "infiniteQuery"}, s.Last()) {
		return
	}
	base := a.base(s)
	if base == nil {
		return
	}
	s.ReadArguments()
	if len(s.Args) != 1 {
		return
	}
	where, from, to := a.project.Object(u, s.Args[0].Value)
	if where == nil {
		return
	}
	for _, arg := range where.Arguments(from, to) {
		if arg.Name == "query" || where.Is(arg.Value, "query") && where.Is(arg.Value+1, "(") {
			a.endpoint(s, where, arg, base)
		}
	}
}

// base returns the base address of the API whose endpoints a call belongs to.
func (a toolkit) base(s *syntax.Call) []value.Value {
	u := s.File
	for open, n := u.Around(s.Start), 0; open >= 0 && n < 12; open, n = u.Around(open), n+1 {
		if !u.Is(open, "(") || u.Match(open) < 0 {
			continue
		}
		name := u.BeforeGenerics(open - 1)
		switch {
		case u.Is(name, "createApi"):
			return a.baseQuery(u, open)
		case u.Is(name, "injectEndpoints") && u.IsDot(name-1):
			if d := a.project.ClientDeclaration(u, name, u.Text(name-2)); d != nil && d.File.Is(d.Value, "createApi") {
				return a.baseQuery(d.File, d.File.AfterGenerics(d.Value+1))
			}
			for _, d := range a.project.Declared[u.NameOf(u.Text(name-2))] {
				if d.File.Is(d.Value, "createApi") {
					return a.baseQuery(d.File, d.File.AfterGenerics(d.Value+1))
				}
			}
		}
	}
	return nil
}

// baseQuery reads createApi({ baseQuery: fetchBaseQuery({ baseUrl }) }), in which the
// query may be a function that has another name.
func (a toolkit) baseQuery(u *syntax.File, open int) []value.Value {
	for i := open + 1; i < u.Match(open); i++ {
		if u.Is(i, "fetchBaseQuery") && u.Is(i+1, "(") {
			return client.BaseIn(a.eval, u, i+2, u.Match(i+1))
		}
		if u.Is(i, "baseQuery") && u.Is(i+1, ":") && u.Kind(i+2) == lex.Name && !u.Is(i+2, "fetchBaseQuery") {
			if d := a.project.ClientDeclaration(u, i, u.Text(i+2)); d != nil {
				return a.baseQueryOf(d)
			}
			return nil
		}
	}
	return nil
}

func (a toolkit) baseQueryOf(d *syntax.Declaration) []value.Value {
	u := d.File
	for i, end := d.Value, u.ExpressionEnd(d.Value); i < end; i++ {
		if u.Is(i, "fetchBaseQuery") && u.Is(i+1, "(") {
			return client.BaseIn(a.eval, u, i+2, u.Match(i+1))
		}
	}
	return nil
}

// endpoint judges what the function of an endpoint returns.
func (a toolkit) endpoint(s *syntax.Call, u *syntax.File, arg syntax.Argument, base []value.Value) {
	i := arg.Value
	if u.Is(i, "query") { // query(id) { return … }
		i++
	}
	if u.Is(i, "async") {
		i++
	}
	for n := 0; i < arg.End && n < 20 && !u.Is(i, "=>") && !u.Is(i, "{"); n++ {
		i = u.After(i)
	}
	if u.Is(i, "=>") {
		i++
	}
	if u.Is(i, "{") { // a body
		body := i
		for i++; i < u.Match(body) && !u.Is(i, "return"); i++ {
		}
		i++
	}
	verb := client.KnownMethod("GET")
	at := i
	for u.Is(at, "(") {
		at++
	}
	if u.Is(at, "{") && u.Match(at) > 0 {
		address := -1
		for _, member := range u.Arguments(at+1, u.Match(at)) {
			switch strings.ToLower(member.Name) {
			case "url":
				address = member.Value
			case "method":
				verb, _ = client.MethodOfValue(a.eval, u, member.Value)
			}
		}
		if at = address; at < 0 {
			return
		}
	}
	for _, v := range a.eval.Evaluate(u, at) {
		own := false
		for _, full := range client.Complete(s, base, v, &own) {
			a.findings.report(&attempt{at: s, sends: s, url: full, verb: verb, names: []string{"client"}, own: own, place: u.Place(at)})
		}
	}
}
