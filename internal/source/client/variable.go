package client

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// requestVariable returns the variable that a request is assigned to, and the tokens
// where it may be used. around is the bracket of the call that it is an argument of.
func requestVariable(s *syntax.Call) (name string, around, from, to int) {
	u := s.File
	begin := s.Start - 1
	for u.IsAny(begin, "new", "await", "&") {
		begin--
	}
	if u.Is(begin, "(") && u.IsAny(begin-1, "ctype", "directcast", "trycast") {
		begin -= 2
	}
	if u.Is(begin, ")") && (u.Language == lex.Java || u.Language == lex.CSharp) { // a cast
		begin = u.Match(begin) - 1
	}
	end := s.Closing() + 1
	for u.IsDot(end) && u.Kind(end+1) == lex.Name { // the rest of the chain
		if end = u.AfterGenerics(end + 2); u.Is(end, "(") {
			end = u.After(end)
		}
	}
	from, to = s.Closing(), min(s.Closing()+syntax.MaxFunction, len(u.Tokens))
	if f := u.Inside(s.Start); f != nil {
		from, to = f.From, min(f.To, f.From+syntax.MaxFunction)
	}
	switch {
	case strings.EqualFold(s.Last(), "curl_setopt") && len(s.Args) > 0:
		name = u.Text(s.Args[0].Value)
	case strings.EqualFold(s.Last(), "requesturi"), isAddressSetter(s) && len(s.Names) == 2:
		name = s.Receiver()
	case (s.Last() == "url" || s.Last() == "uri") && u.Language.Family == "jvm" && len(s.Names) == 2 && !strings.HasSuffix(s.Names[0], "()"): // builder.url(…)
		name = u.Fold(s.Names[0])
	case u.IsAny(begin, "=", ":="):
		name = syntax.Assigned(u, begin)
		if u.Is(begin-2, ",") && u.Kind(begin-3) == lex.Name { // req, err :=
			name = u.Text(begin - 3)
		}
		from = max(from, s.Closing())
	case u.Language == lex.VisualBasic && u.Is(begin, "as"):
		name, from = u.Text(begin-1), max(from, s.Closing())
	case u.IsAny(begin, "(", ",") && (u.IsAny(end, ")", ",", "{")):
		around = u.Around(s.Start)
	}
	return name, around, from, to
}

// MethodOfVariable follows the variable that a request is assigned to: its members,
// and what it is passed to, in the same function.
func MethodOfVariable(e *eval.Evaluator, s *syntax.Call) (Method, bool) {
	name, around, from, to := requestVariable(s)
	if around > 0 {
		m := word.MethodOfName(syntax.CalledAround(s.File, around).NameOf())
		return KnownMethod(m), m != ""
	}
	if name == "" {
		return Method{}, false
	}
	return methodUsed(e, s.File, name, from, to)
}

// Sender returns the call that a request is passed to, nil if none is found.
func Sender(s *syntax.Call) *syntax.Call {
	name, around, from, to := requestVariable(s)
	u := s.File
	if around > 0 {
		return syntax.CalledAround(u, around)
	}
	for i := from; name != "" && i < to; i++ {
		if u.Is(i, name) && u.IsAny(i-1, "(", ",") && u.IsAny(i+1, ")", ",") {
			if found := syntax.CalledAround(u, u.Around(i)); found != nil && len(found.Names) > 1 {
				return found
			}
		}
	}
	return nil
}

// methodUsed looks for what is done with a variable.
func methodUsed(e *eval.Evaluator, u *syntax.File, name string, from, to int) (m Method, ok bool) {
	for i := from; i < to; i++ {
		if !u.Is(i, name) || u.Kind(i) != lex.Name {
			continue
		}
		switch {
		case u.IsDot(i+1) && strings.EqualFold(u.Text(i+2), "method") && u.Is(i+3, "="):
			m, _ = MethodOfValue(e, u, i+4)
			return m, true
		case u.IsDot(i+1) && slices.Contains([]string{"setMethod", "setRequestMethod", "Method"}, u.Text(i+2)) && u.Is(i+3, "("):
			m, _ = MethodOfValue(e, u, i+4)
			return m, true
		case u.IsDot(i+1) && u.Is(i+3, "(") && word.Verbs[strings.ToLower(u.Text(i+2))] != "" && u.Language.Family == "jvm":
			return KnownMethod(word.Verbs[strings.ToLower(u.Text(i+2))]), true
		case u.Is(i+1, ",") && u.Is(i+2, "CURLOPT_CUSTOMREQUEST"):
			m, _ = MethodOfValue(e, u, i+4)
			return m, true
		case u.Is(i+1, ",") && u.IsAny(i+2, "CURLOPT_POST", "CURLOPT_POSTFIELDS") && !u.IsAny(i+4, "false", "0"):
			m, ok = KnownMethod("POST"), true
		case u.IsAny(i-1, "(", ",") && u.IsAny(i+1, ")", ","):
			if name := word.MethodOfName(syntax.CalledAround(u, u.Around(i)).NameOf()); name != "" {
				return KnownMethod(name), true
			}
		}
	}
	return m, ok
}
