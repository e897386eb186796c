package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// maxFunction is how many tokens of a function are searched.
const maxFunction = 3000

// requestVariable returns the variable that a request is assigned to, and the tokens
// where it may be used. around is the bracket of the call that it is an argument of.
func (e *evaluator) requestVariable(s *site) (name string, around, from, to int) {
	u := s.unit
	begin := s.start - 1
	for u.isAny(begin, "new", "await", "&") {
		begin--
	}
	if u.is(begin, "(") && u.isAny(begin-1, "ctype", "directcast", "trycast") {
		begin -= 2
	}
	if u.is(begin, ")") && (u.language == lex.Java || u.language == lex.CSharp) { // a cast
		begin = u.match(begin) - 1
	}
	end := s.closing() + 1
	for u.isDot(end) && u.kind(end+1) == lex.Name { // the rest of the chain
		if end = u.afterGenerics(end + 2); u.is(end, "(") {
			end = u.after(end)
		}
	}
	from, to = s.closing(), min(s.closing()+maxFunction, len(u.tokens))
	if f := u.inside(s.start); f != nil {
		from, to = f.from, min(f.to, f.from+maxFunction)
	}
	switch {
	case strings.EqualFold(s.last(), "curl_setopt") && len(s.args) > 0:
		name = u.text(s.args[0].value)
	case strings.EqualFold(s.last(), "requesturi"), isAddressSetter(s) && len(s.names) == 2:
		name = s.receiver()
	case (s.last() == "url" || s.last() == "uri") && u.language.Family == "jvm" && len(s.names) == 2 && !strings.HasSuffix(s.names[0], "()"): // builder.url(…)
		name = u.fold(s.names[0])
	case u.isAny(begin, "=", ":="):
		name = u.assigned(begin)
		if u.is(begin-2, ",") && u.kind(begin-3) == lex.Name { // req, err :=
			name = u.text(begin - 3)
		}
		from = max(from, s.closing())
	case u.language == lex.VisualBasic && u.is(begin, "as"):
		name, from = u.text(begin-1), max(from, s.closing())
	case u.isAny(begin, "(", ",") && (u.isAny(end, ")", ",", "{")):
		around = u.around(s.start)
	}
	return name, around, from, to
}

// methodOfVariable follows the variable that a request is assigned to: its members,
// and what it is passed to, in the same function.
func (e *evaluator) methodOfVariable(s *site) (method, bool) {
	name, around, from, to := e.requestVariable(s)
	if around > 0 {
		m := methodOfName(calledAround(s.unit, around).nameOf())
		return knownMethod(m), m != ""
	}
	if name == "" {
		return method{}, false
	}
	return e.methodUsed(s.unit, name, from, to)
}

// sender returns the call that a request is passed to, nil if none is found.
func (e *evaluator) sender(s *site) *site {
	name, around, from, to := e.requestVariable(s)
	u := s.unit
	if around > 0 {
		return calledAround(u, around)
	}
	for i := from; name != "" && i < to; i++ {
		if u.is(i, name) && u.isAny(i-1, "(", ",") && u.isAny(i+1, ")", ",") {
			if found := calledAround(u, u.around(i)); found != nil && len(found.names) > 1 {
				return found
			}
		}
	}
	return nil
}

// methodUsed looks for what is done with a variable.
func (e *evaluator) methodUsed(u *unit, name string, from, to int) (m method, ok bool) {
	for i := from; i < to; i++ {
		if !u.is(i, name) || u.kind(i) != lex.Name {
			continue
		}
		switch {
		case u.isDot(i+1) && strings.EqualFold(u.text(i+2), "method") && u.is(i+3, "="):
			m, _ = e.methodOfValue(u, i+4)
			return m, true
		case u.isDot(i+1) && slices.Contains([]string{"setMethod", "setRequestMethod", "Method"}, u.text(i+2)) && u.is(i+3, "("):
			m, _ = e.methodOfValue(u, i+4)
			return m, true
		case u.isDot(i+1) && u.is(i+3, "(") && verbs[strings.ToLower(u.text(i+2))] != "" && u.language.Family == "jvm":
			return knownMethod(verbs[strings.ToLower(u.text(i+2))]), true
		case u.is(i+1, ",") && u.is(i+2, "CURLOPT_CUSTOMREQUEST"):
			m, _ = e.methodOfValue(u, i+4)
			return m, true
		case u.is(i+1, ",") && u.isAny(i+2, "CURLOPT_POST", "CURLOPT_POSTFIELDS") && !u.isAny(i+4, "false", "0"):
			m, ok = knownMethod("POST"), true
		case u.isAny(i-1, "(", ",") && u.isAny(i+1, ")", ","):
			if name := methodOfName(calledAround(u, u.around(i)).nameOf()); name != "" {
				return knownMethod(name), true
			}
		}
	}
	return m, ok
}

// calledAround returns the call whose arguments a bracket begins, nil if there is none.
func calledAround(u *unit, open int) *site {
	if !u.is(open, "(") || u.isDefinition(open) {
		return nil
	}
	return u.siteAt(open)
}

// nameOf returns the name that is called, "" for no call.
func (s *site) nameOf() string {
	if s == nil {
		return ""
	}
	return s.last()
}
