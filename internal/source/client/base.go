package client

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// baseKeys are the names under which clients have their base address.
const baseKeys = " baseurl base_url base_uri baseuri prefixurl prefix_url prefix baseaddress url uri host rooturl site api_base apibase "

// baseMethods are methods that set it.
const baseMethods = " baseurl withbaseurl setbaseurl baseuri rooturi basicurl sethosturl "

// BaseOf returns the base address of the client that a call belongs to, nil if it has
// none or none is known.
func BaseOf(e *eval.Evaluator, s *syntax.Call) []value.Value {
	u := s.File
	for i := s.Start; i < s.Name; i++ { // in the chain itself
		if u.Kind(i) == lex.Name && u.Is(i+1, "(") && strings.Contains(baseMethods, " "+strings.ToLower(u.Text(i))+" ") {
			return e.Expression(u, i+2)
		}
	}
	if u.Language == lex.Ruby && s.Names[0] == "self" { // HTTParty
		for i := range u.Tokens {
			if u.Is(i, "base_uri") && u.Kind(i+1) != lex.Sign && syntax.ClassBefore(u, i) == syntax.ClassBefore(u, s.Start) {
				return e.Expression(u, i+1)
			}
		}
	}
	if v := baseOfMacro(e, s); v != nil {
		return v
	}
	names := s.Names[:len(s.Names)-1]
	if len(names) == 0 || callsClient(s) || len(names) == 1 && syntax.IsSelf(names[0]) && isClient(e, s) {
		names = s.Names // the client itself is called
	}
	for len(names) > 1 && (syntax.IsSelf(names[0]) || u.Inside(s.Start).ReceiverIs(names[0])) {
		names = names[1:]
	}
	if root := u.Fold(names[0]); strings.HasSuffix(root, "()") && u.Language.Family == "net" {
		if v := baseOfNamed(e, u, s.Start, s.Name); v != nil {
			return v
		}
	}
	root := u.Fold(names[0])
	if f, ok := strings.CutSuffix(root, "()"); ok {
		return baseOfFunction(e, s, f)
	}
	if syntax.IsSelf(root) {
		return nil
	}
	if v := baseAssigned(e, u, s.Start, root); v != nil {
		return v
	}
	if v := baseOfNamed(e, u, s.Start, s.Name); v != nil {
		return v
	}
	if v := baseOfVariable(e, u, s.Start, root, 0); v != nil {
		return v
	}
	if f := e.Project.FunctionNamed(u, root); f != nil && len(f.Parameters) == 0 && f.To-f.From < syntax.MaxFunction {
		if v := baseOfNamed(e, f.File, f.From, f.To); v != nil {
			return v
		}
	}
	if v := baseOfBlock(e, u, s.Start, root); v != nil {
		return v
	}
	if f := u.Inside(s.Start); f != nil && u.Language.Family == "net" {
		return baseOfTypedClient(e, f)
	}
	return nil
}

// baseOfVariable returns the base address that the variable of a client was made with.
func baseOfVariable(e *eval.Evaluator, u *syntax.File, at int, name string, depth int) []value.Value {
	d := e.Project.ClientDeclaration(u, at, name)
	if d == nil || depth > 2 {
		return nil
	}
	if v := baseOfNamed(e, d.File, d.Value, d.File.ExpressionEnd(d.Value)); v != nil {
		return v
	}
	if v := BaseIn(e, d.File, d.Value, d.File.ExpressionEnd(d.Value)); v != nil {
		return v
	}
	if v := baseAssigned(e, d.File, d.At, d.Name); v != nil {
		return v
	}
	if f := e.Project.Maker(d); f != nil {
		return BaseIn(e, f.File, f.From, f.To)
	}
	return baseOfChoice(e, d, depth)
}

// baseOfChoice returns the base addresses of the clients between which a variable was
// chosen: sandbox ? a : b.
func baseOfChoice(e *eval.Evaluator, d *syntax.Declaration, depth int) []value.Value {
	u, i := d.File, d.Value
	for end := u.ExpressionEnd(i); i < end && !u.Is(i, "?"); i = u.After(i) {
	}
	if !u.Is(i, "?") || u.Kind(i+1) != lex.Name || !u.Is(i+2, ":") || u.Kind(i+3) != lex.Name {
		return nil
	}
	one, other := baseOfVariable(e, u, d.At, u.Text(i+1), depth+1), baseOfVariable(e, u, d.At, u.Text(i+3), depth+1)
	if one == nil || other == nil {
		return nil
	}
	return value.Unite(one, other)
}

// optionBases are the names of options that are base addresses.
var optionBases = word.NewSet("baseurl base_url base_uri baseuri prefixurl")

// BaseInOptions returns the base address that the options of a call name:
// $fetch("/items", { baseURL }).
func BaseInOptions(e *eval.Evaluator, s *syntax.Call) []value.Value {
	u := s.File
	for _, arg := range s.Args {
		if arg.Name != "" || !u.Is(arg.Value, "{") && u.Kind(arg.Value) != lex.Name {
			continue
		}
		where, from, to := e.Project.Object(u, arg.Value)
		if where == nil {
			continue
		}
		for _, m := range where.Arguments(from, to) {
			key, value := strings.ToLower(m.Name), m.Value
			if key == "" && where.Kind(value) == lex.Name && m.End == value+1 { // { baseURL }
				key = strings.ToLower(where.Text(value))
			}
			if optionBases.Has(key) {
				return e.Expression(where, value)
			}
		}
	}
	return nil
}

// BaseIn looks for a base address in the expression that makes a client.
func BaseIn(e *eval.Evaluator, u *syntax.File, from, to int) []value.Value {
	if !e.Enter() {
		return nil
	}
	defer e.Leave()
	first := -1
	for i := from; i < to; i++ {
		switch {
		case u.Language == lex.Kotlin && u.Is(i, "url") && u.Is(i+1, "("): // defaultRequest { url(…) }
			return e.Expression(u, i+2)
		case u.Is(i, "(") && first < 0:
			first = i
		case (u.Kind(i) == lex.Name || u.Kind(i) == lex.String) && u.IsAny(i+1, ":", "=", "=>") && strings.Contains(baseKeys, " "+strings.ToLower(u.Text(i))+" "):
			return e.Expression(u, i+2)
		case u.Kind(i) == lex.Name && u.Is(i+1, "(") && strings.Contains(baseMethods, " "+strings.ToLower(u.Text(i))+" "):
			return e.Expression(u, i+2)
		}
	}
	if first < 0 || first > from+12 {
		return nil
	}
	v := e.Expression(u, first+1)
	for _, one := range v {
		text := one.String()
		if strings.Contains(text, "://") || strings.HasPrefix(text, "{") && looksLikeBase(text) {
			return v
		}
	}
	if where, start, end := e.Project.Object(u, first+1); where != nil && (where != u || start > to || end <= from) {
		return BaseIn(e, where, start, end)
	}
	return nil
}

// looksLikeBase reports whether a name is one for an address.
func looksLikeBase(name string) bool {
	for _, w := range word.Of(name) {
		switch w {
		case "url", "uri", "base", "host", "endpoint", "api":
			return true
		}
	}
	return false
}

// baseAssigned returns what is assigned to client.BaseAddress and its like, for the
// client that is meant at a place.
func baseAssigned(e *eval.Evaluator, u *syntax.File, at int, client string) []value.Value {
	class, f := u.ClassAt(at), u.Inside(at)
	local := f != nil && slices.ContainsFunc(u.Declared[client], func(d *syntax.Declaration) bool { return d.Function == f && !d.Member })
	for _, key := range []string{"BaseAddress", "baseaddress", "baseURL", "base_url", "BaseUrl", "baseUrl", "prefixUrl"} {
		for _, d := range u.Declared[key] {
			if d.Function != nil && slices.ContainsFunc(d.Function.Parameters, func(p syntax.Parameter) bool { return p.Name == client }) {
				continue // of another client that a function gets
			}
			if of := d.Class(); of != "" && class != "" && of != class && !u.Inherits(of) || local && d.Function != f {
				continue // of another class or function
			}
			if u.IsDot(d.At-1) && (u.Is(d.At-2, client) || u.Is(d.At-2, "defaults") && u.Is(d.At-4, client)) {
				return e.Constant(d)
			}
		}
	}
	return nil
}

// baseOfFunction looks for a base address in the function that makes a client.
func baseOfFunction(e *eval.Evaluator, s *syntax.Call, name string) []value.Value {
	u := s.File
	names := []string{name}
	if syntax.IsSelf(s.Names[0]) {
		names = []string{s.Names[0], name}
	}
	if f := e.Project.Target(u, s.Start, names); f != nil && f.To-f.From < syntax.MaxFunction {
		return BaseIn(e, f.File, f.From, f.To)
	}
	return BaseIn(e, u, s.Start, s.Name)
}

// baseOfBlock reads with Client(base_url=…) as client of Python.
func baseOfBlock(e *eval.Evaluator, u *syntax.File, at int, name string) []value.Value {
	if u.Language != lex.Python {
		return nil
	}
	for i := at; i > max(at-syntax.MaxFunction, 1); i-- {
		if u.Is(i, name) && u.Is(i-1, "as") && u.Is(i-2, ")") && u.Match(i-2) > 0 {
			return BaseIn(e, u, u.Match(i-2), i-2)
		}
	}
	return nil
}

// baseOfTypedClient reads AddHttpClient<T>(c => c.BaseAddress = …) of .NET.
func baseOfTypedClient(e *eval.Evaluator, f *syntax.Function) []value.Value {
	for f.Container == "" && f.Parent != nil {
		f = f.Parent
	}
	for _, d := range e.Project.Addresses {
		u := d.File
		for open, n := u.Around(d.At), 0; open >= 0 && n < 4; open, n = u.Around(open), n+1 {
			if !u.Is(open, "(") {
				continue
			}
			name := u.BeforeGenerics(open - 1)
			if strings.EqualFold(u.Text(name), "AddHttpClient") && name < open-1 {
				for i := name; i < open; i++ {
					if f.Container != "" && u.Is(i, f.Container) {
						return e.Constant(d)
					}
				}
			}
		}
	}
	return nil
}

// isClient reports whether what is called is a client with a base address.
func isClient(e *eval.Evaluator, s *syntax.Call) bool {
	var d *syntax.Declaration
	switch {
	case len(s.Names) == 1:
		d = e.Project.LastDeclaration(s.File, s.Start, s.Last())
	case len(s.Names) == 2 && syntax.IsSelf(s.Names[0]):
		d = e.Project.ClientDeclaration(s.File, s.Start, s.Last())
	}
	if d == nil {
		return false
	}
	if f := e.Project.Maker(d); f != nil { // what makes and returns one
		for i := f.From; i < f.To; i++ {
			if f.File.Is(i, "return") && isCallable(f.File, i+1) {
				return true
			}
		}
		return f.Expression && isCallable(f.File, f.From)
	}
	return isCallable(d.File, d.Value)
}

// isCallable reports whether an expression makes a client that is called like a
// function.
func isCallable(u *syntax.File, i int) bool {
	return u.IsAny(i, "ky", "axios", "got", "ofetch", "$fetch", "wretch") && u.IsDot(i+1)
}
