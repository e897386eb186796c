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

// Address returns what the arguments of a call say is its address, and which of them
// does.
func Address(e *eval.Evaluator, s *syntax.Call) ([]value.Value, int) {
	u := s.File
	if v := segments(e, s); v != nil {
		return v, noArgument
	}
	first := true // nothing came before but a method
	for n, arg := range s.Args {
		if n > 5 {
			break
		}
		if arg.Name != "" {
			if isAddressKey(arg.Name) {
				if v := e.Evaluate(u, arg.Value); mayBeAddress(v, true) {
					return v, n
				}
			}
			continue
		}
		if where, from, to := e.Project.Object(u, arg.Value); where != nil {
			for _, m := range where.Arguments(from, to) {
				key, value := m.Name, m.Value
				if key == "" && where.Kind(value) == lex.Name && m.End == value+1 {
					key = where.Text(value) // { url }
				}
				if isAddressKey(key) {
					if v := e.Evaluate(where, value); mayBeAddress(v, true) {
						return v, noArgument
					}
				}
			}
			continue
		}
		v := e.Evaluate(u, arg.Value)
		if mayBeAddress(v, first || len(v) > 0 && len(v[0]) == 1 && v[0][0].Kind == value.Argument) {
			return v, n
		}
		first = first && isVerb(v)
	}
	if u.Language == lex.Kotlin && strings.HasPrefix(s.Last(), "http") && word.MethodOfName(s.Last()) != "" && s.Start < s.Name && (u.Kind(s.Start) == lex.String || u.Kind(s.Start) == lex.StringOpen) {
		if v := e.Until(u, s.Start, s.Name-1); mayBeAddress(v, false) { // Fuel
			return v, noArgument
		}
	}
	if u.Language == lex.CSharp && strings.HasSuffix(s.Last(), "Async") && s.Start < s.Name || u.Language.Family == "jvm" && (s.Last() == "openConnection" || s.Last() == "openStream") { // an extension of strings
		if v := e.Until(u, s.Start, s.Name-1); mayBeAddress(v, false) && strings.Contains(value.Describe(v), "/") {
			return v, noArgument
		}
	}
	if endsChain(s) {
		if v := e.Until(u, s.Start, s.Name-1); mayBeAddress(v, false) && strings.Contains(value.Describe(v), "/") {
			return v, noArgument
		}
	}
	return nil, 0
}

// endsChain reports whether a call sends what a chain built: of JAX-RS,
// target.path("items").request().get(), and of Flurl.
func endsChain(s *syntax.Call) bool {
	if word.MethodOfName(s.Last()) == "" && s.Last() != "invoke" && s.Last() != "method" {
		return false
	}
	switch s.File.Language.Family {
	case "jvm":
		return slices.Contains(s.Names, "request()")
	case "net":
		return slices.ContainsFunc(s.Names, func(n string) bool { return n == "Request()" || strings.HasPrefix(n, "AppendPath") })
	}
	return false
}

// noArgument is the index of an address that is no argument of its own.
const noArgument = -1

func isAddressKey(name string) bool {
	switch strings.ToLower(name) {
	case "url", "uri", "path", "endpoint", "requesturi", "resource", "curlopt_url", "route", "href", "pathname":
		return true
	}
	return false
}

// addressWords are words in the names of parameters that are addresses.
var addressWords = word.NewSet("url uri path endpoint route resource address href target pathname link suffix relative ep p u uripath")

func isMethodName(name string) bool {
	return strings.HasSuffix(name, "method") || strings.HasSuffix(name, "verb")
}

// mayBeAddress reports whether a value has the form of an address.
func mayBeAddress(all []value.Value, first bool) bool {
	for _, v := range all {
		text, unknown := value.Render(v)
		switch {
		case text == "" && unknown != "":
			if v[0].List || v[0].Choice != nil {
				return true
			}
			if first && v.Of() != nil && (!v[0].Dotted || !isMethodName(v[0].Member)) && slices.ContainsFunc(word.Of(unknown), addressWords.Has) {
				return true
			}
		case word.Verbs[strings.ToLower(text)] != "":
		case strings.ContainsAny(text, " \n\t<>\"'\\") && !strings.Contains(text, "{"):
		case strings.HasPrefix(text, "/") && len(text) > 2, strings.Contains(text, "://"), strings.HasPrefix(text, "{"):
			return true
		case strings.Contains(text, "/") || first && text != "" && !strings.ContainsAny(text, ".:,;()"):
			return true
		}
	}
	return false
}

// isVerb reports whether a value is a method.
func isVerb(all []value.Value) bool {
	return len(all) == 1 && word.Verbs[strings.ToLower(all[0].String())] != ""
}
