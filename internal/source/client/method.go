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

// Method is what is known of the method of a call.
type Method struct {
	Names []string // none if it is not known
	// Function and parameter are where it comes from, if that is an argument: the
	// method itself, or options that may name it.
	Function  *syntax.Function
	Parameter int
	Options   bool
	Member    string // of the argument
	// Assumed is true if the method is only that of calls which name none.
	Assumed bool
}

// DottedMember returns the member that a function reads of an argument, "" if it does
// not take it apart by a dot.
func DottedMember(p value.Part) string {
	if p.Dotted {
		return p.Member
	}
	return ""
}

// KnownMethod returns methods that are known; none are not.
func KnownMethod(names ...string) Method { return Method{Names: names} }

// methodKeys are the names of members and arguments that are methods.
const methodKeys = " method type verb requestmethod httpmethod curlopt_customrequest "

// IsMethodKey reports whether a member or an argument of a name is a method.
func IsMethodKey(name string) bool {
	return strings.Contains(methodKeys, " "+strings.ToLower(name)+" ")
}

// readingByDefault are the functions that read if nothing says that they do not.
const readingByDefault = " fetch axios ky got $fetch ofetch usefetch uselazyfetch usefetchapi urlopen file_get_contents url uri restrequest httprequestmessage create curl_init curl_setopt requesturi request.new api superagent httpie flurlrequest newcall downloadstring downloaddata openread openstream openconnection newbuilder seturi seturl setrequesturi curl_setopt_array httpresource ajax downloadfile getjson "

// MethodOf returns the method of a call.
func MethodOf(e *eval.Evaluator, s *syntax.Call, url int) Method {
	u := s.File
	if s.Dynamic > 0 {
		m, _ := methodOfKey(e, u, s.Dynamic)
		return m
	}
	if at := namedMethod(s); at > 0 {
		m, _ := methodOfKey(e, u, at)
		return m
	}
	if u.Language == lex.Ruby && makesGiven(s) {
		if v := e.Resolve(u, s.Start, s.Names[:1]); len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
			return Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter}
		}
		return Method{}
	}
	if url == 1 && sendsFirst.Has(strings.ToLower(s.Last())) && s.Args[0].Name == "" {
		if m, ok := methodOfKey(e, u, s.Args[0].Value); ok {
			return m
		}
	}
	unsure := false
	for n, a := range s.Args {
		if n == url {
			continue
		}
		m, ok, opaque := MethodOfArgument(e, u, a)
		if ok && m.Options && word.MethodOfName(s.Last()) != "" {
			continue // the body of post(path, item)
		}
		if ok {
			return m
		}
		unsure = unsure || opaque
	}
	if m, ok := methodInBlock(e, s); ok {
		return m
	}
	lower := strings.ToLower(s.Last())
	if lower == "file_get_contents" && len(s.Args) > 1 {
		return methodOfContext(e, s)
	}
	if name := word.MethodOfName(s.Last()); name != "" {
		return KnownMethod(name)
	}
	if name := yieldingMethod(s); name != "" {
		return KnownMethod(name)
	}
	if name := blockMethod(s); name != "" && len(s.Names) == 1 {
		return KnownMethod(name)
	}
	if m, ok := MethodInChain(e, s); ok {
		return m
	}
	if m, ok := MethodOfVariable(e, s); ok {
		return m
	}
	if unsure {
		return Method{}
	}
	if strings.Contains(readingByDefault, " "+strings.TrimSuffix(lower, "async")+" ") || isClient(e, s) || isRequestOf(s, "undici", "urllib") {
		if isUntraced(s) {
			return Method{}
		}
		return Method{Names: []string{"GET"}, Assumed: true}
	}
	if s.Last() == "Request" && u.Language == lex.Python {
		if slices.ContainsFunc(s.Args, func(a syntax.Argument) bool { return a.Name == "data" }) {
			return KnownMethod("POST")
		}
		return KnownMethod("GET")
	}
	return Method{}
}

// sendsFirst are functions whose first argument is a method if the second is an address.
var sendsFirst = word.NewSet("request requestasync send sendasync newrequest newrequestmessage httprequestmessage run_request execute call exchange")

// isUntraced reports whether a call makes a request of which it is not known what is
// done with it, so that nothing says that it only reads.
func isUntraced(s *syntax.Call) bool {
	last := strings.ToLower(s.Last())
	if last != "create" && last != "httprequestmessage" && last != "restrequest" && last != "flurlrequest" && (last != "url" || s.File.Language != lex.Ruby) {
		return false
	}
	name, around, _, _ := requestVariable(s)
	return name == "" && (around <= 0 || last == "create")
}

// MethodOfArgument reads a method that is an argument or a member of one. opaque is
// true if the argument may name a method that cannot be read.
func MethodOfArgument(e *eval.Evaluator, u *syntax.File, a syntax.Argument) (m Method, ok, opaque bool) {
	if a.Name != "" {
		if IsMethodKey(a.Name) {
			m, ok = methodOfKey(e, u, a.Value)
			return m, ok, !ok
		}
		return Method{}, false, false
	}
	if m, ok = MethodOfValue(e, u, a.Value); ok {
		return m, true, false
	}
	if where, args := e.Project.Merged(u, a.Value); where != nil && e.Enter() {
		defer e.Leave()
		for _, arg := range args {
			if where == u && where.Is(arg.Value, u.Text(a.Value)) && arg.End == arg.Value+1 {
				continue // $args = array_merge($args, …)
			}
			inner, found, unsure := MethodOfArgument(e, where, arg)
			if found && !inner.Options {
				return inner, true, false
			}
			if unsure {
				return Method{}, false, true
			}
		}
		return Method{}, false, opaque
	}
	where, from, to := e.Project.Object(u, a.Value)
	if where == nil {
		v := e.Expression(u, a.Value)
		if len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument && (isOptions(v[0][0].Text) || u.Language.Family == "js" && !word.Any(word.Of(v[0][0].Text), harmlessWords)) {
			return Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: true}, true, false
		}
		return Method{}, false, !harmless(u, a)
	}
	m, ok, opaque = methodInObject(e, where, from, to)
	if name := u.Text(a.Value); !ok && u.Kind(a.Value) == lex.Name { // options.method = "POST"
		start, end := 0, len(u.Tokens)
		if f := u.Inside(a.Value); f != nil {
			start, end = f.From, f.To
		}
		for i := start; i < min(end, start+syntax.MaxFunction); i++ {
			if u.Is(i, name) && u.IsDot(i+1) && u.Is(i+2, "method") && u.Is(i+3, "=") {
				m, ok = MethodOfValue(e, u, i+4)
				return m, ok, !ok
			}
		}
	}
	return m, ok, opaque
}

// harmlessWords are words in the names of arguments that cannot say which method is used.
var harmlessWords = word.NewSet("token ct cancel cancellation timeout ctx context headers header type class typeof encoding ch curl handle query params search true false null undefined none nil nothing")

// harmless reports whether an argument cannot name a method.
func harmless(u *syntax.File, a syntax.Argument) bool {
	switch u.Kind(a.Value) {
	case lex.String, lex.StringOpen, lex.Number, lex.Regexp:
		return true
	case lex.Open:
		return true // a lambda or a list; objects were looked at
	case lex.Name:
		if u.IsAny(a.Value, "function", "async", "lambda", "fn", "func") || u.Is(a.Value+1, "=>") || strings.HasPrefix(u.Text(a.Value), "CURLOPT_") {
			return true
		}
		return word.Any(word.Of(u.Original(a.Value)), harmlessWords)
	}
	return u.IsAny(a.Value, "&", "*") && a.End == a.Value+2
}

func isOptions(name string) bool {
	return slices.ContainsFunc(word.Of(name), func(w string) bool {
		return slices.Contains([]string{"options", "opts", "option", "init", "config", "cfg", "request", "settings", "args", "kwargs", "params", "rest", "conf"}, w)
	})
}

// methodInObject reads the member of an object that names a method.
func methodInObject(e *eval.Evaluator, u *syntax.File, from, to int) (m Method, ok, opaque bool) {
	for _, a := range u.Arguments(from, to) {
		switch {
		case IsMethodKey(a.Name) && a.Name != "":
			m, ok = methodOfKey(e, u, a.Value)
			opaque = !ok
		case a.Name == "CURLOPT_POST" || a.Name == "CURLOPT_POSTFIELDS":
			if !ok { // CURLOPT_CUSTOMREQUEST wins
				m, ok = KnownMethod("POST"), true
			}
		case a.Name == "" && u.Kind(a.Value) == lex.Name && a.End == a.Value+1 && IsMethodKey(u.Text(a.Value)):
			m, ok = methodOfKey(e, u, a.Value)
			opaque = !ok
		case a.Name == "" && u.IsAny(a.Value, "...", "**"):
			if where, from, to := e.Project.Object(u, a.Value+1); where != nil && (where != u || from != a.Value) {
				if inner, found, _ := methodInObject(e, where, from, to); found {
					m, ok = inner, true
				}
				continue
			}
			v := e.Expression(u, a.Value+1)
			if len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
				// options that come later win; without a method in them what came before counts
				m, ok = Method{Names: m.Names, Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: true}, true
			} else {
				m, ok, opaque = Method{}, false, true
			}
		}
	}
	return m, ok, opaque && !ok
}

// methodOfKey reads the value of a member that is a method, whatever the function calls
// the argument that it is.
func methodOfKey(e *eval.Evaluator, u *syntax.File, at int) (Method, bool) {
	if m, ok := MethodOfValue(e, u, at); ok {
		return m, true
	}
	if v := e.Expression(u, at); len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
		return Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter, Options: v[0][0].Member != "" && !v[0][0].Dotted, Member: DottedMember(v[0][0])}, true
	}
	return Method{}, false
}

// MethodOfValue reads an expression that is a method: "POST", HttpMethod.Post,
// http.MethodPost, Method::POST, :post, or an argument of the function.
func MethodOfValue(e *eval.Evaluator, u *syntax.File, at int) (Method, bool) {
	if u.Is(at, "new") && u.Is(at+1, "HttpMethod") {
		at += 3
	}
	if name := u.Original(at); u.Language == lex.PowerShell && word.Verbs[strings.ToLower(name)] != "" {
		return KnownMethod(strings.ToUpper(name)), true
	}
	all := e.Expression(u, at)
	var names []string
	for _, v := range all {
		if len(v) == 1 && v[0].Kind == value.Argument {
			if w := word.Of(v[0].Text); slices.Contains(w, "method") || slices.Contains(w, "verb") || slices.Contains(w, "type") {
				return Method{Function: v[0].Function, Parameter: v[0].Parameter, Options: v[0].Member != "" && !v[0].Dotted, Member: DottedMember(v[0])}, true
			}
		}
		text, ok := v.Literal()
		if name := strings.ToUpper(text); ok && (word.Verbs[strings.ToLower(text)] == name || name == "OPTIONS") && name != "DEL" {
			names = append(names, name)
		}
	}
	return Method{Names: names}, len(names) > 0 && len(names) == len(all)
}

// methodInBlock reads a block or an initializer after a call: { Method = HttpMethod.Post }.
func methodInBlock(e *eval.Evaluator, s *syntax.Call) (Method, bool) {
	u := s.File
	open := s.Closing() + 1
	if s.Last() == "RequestUri" && len(s.Names) == 1 {
		open = u.Around(s.Name)
	}
	if !u.Is(open, "{") || u.Match(open) < 0 || u.Match(open)-open > 400 {
		return Method{}, false
	}
	for i := open + 1; i < u.Match(open); i++ {
		if u.IsAny(i, "Method", "method") && u.IsAny(i+1, "=") {
			m, _ := MethodOfValue(e, u, i+2)
			return m, true
		}
	}
	return Method{}, false
}

// MethodInChain reads the calls before and after: webClient.get().uri(…),
// builder.url(…).post(body), Net::HTTP::Post.new(…).
func MethodInChain(e *eval.Evaluator, s *syntax.Call) (Method, bool) {
	u := s.File
	for i := s.Closing() + 1; s.Open != s.Name && i < len(u.Tokens); {
		for u.Kind(i) == lex.Newline {
			i++
		}
		if !u.IsDot(i) || u.Kind(i+1) != lex.Name {
			break
		}
		name, open := u.Text(i+1), u.AfterGenerics(i+2)
		if !u.Is(open, "(") || u.Match(open) < open {
			i += 2
			continue
		}
		if lower := strings.ToLower(name); lower == "method" || lower == "setmethod" {
			m, _ := MethodOfValue(e, u, open+1)
			return m, true
		}
		if m := word.Verbs[strings.ToLower(name)]; m != "" {
			return KnownMethod(m), true
		}
		if w := word.Of(name); len(w) == 2 && w[0] == "post" {
			return KnownMethod("POST"), true
		}
		i = u.After(open)
	}
	for n := len(s.Names) - 2; n >= 0; n-- {
		name := strings.TrimSuffix(s.Names[n], "()")
		if strings.EqualFold(name, "method") && n < len(s.Opens) && s.Opens[n] > 0 {
			m, _ := MethodOfValue(e, u, s.Opens[n]+1)
			return m, true
		}
		if m := word.Verbs[strings.ToLower(name)]; m != "" && (strings.HasSuffix(s.Names[n], "()") || s.Last() == "new") {
			return KnownMethod(m), true
		}
	}
	return Method{}, false
}
