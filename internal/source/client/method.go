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
