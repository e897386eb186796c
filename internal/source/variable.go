package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// maxFunction is how many tokens of a function are searched.
const maxFunction = 3000

// methodOfVariable follows the variable that a request is assigned to: its members,
// and what it is passed to, in the same function.
func (e *evaluator) methodOfVariable(s *site) (method, bool) {
	u := s.unit
	name := ""
	begin := s.start - 1
	for u.isAny(begin, "new", "await") {
		begin--
	}
	switch {
	case strings.EqualFold(s.last(), "curl_setopt") && len(s.args) > 0:
		name = u.text(s.args[0].value)
	case strings.EqualFold(s.last(), "requesturi"):
		name = s.receiver()
	case u.isAny(begin, "=", ":="):
		name = u.assigned(begin)
	case u.language == lex.VisualBasic && u.is(begin, "as"):
		name = u.text(begin - 1)
	case u.isAny(begin, "(", ",") && u.is(s.closing()+1, ")"): // an argument of a call
		if m := methodOfCallAround(u, u.around(s.start)); m != "" {
			return knownMethod(m), true
		}
		return method{}, false
	}
	if name == "" {
		return method{}, false
	}
	from, to := s.closing(), min(s.closing()+maxFunction, len(u.tokens))
	if f := u.inside(s.start); f != nil {
		from, to = f.from, min(f.to, f.from+maxFunction)
	}
	return e.methodUsed(u, name, from, to)
}

// methodUsed looks for what is done with a variable.
func (e *evaluator) methodUsed(u *unit, name string, from, to int) (m method, ok bool) {
	for i := from; i < to; i++ {
		if !u.is(i, name) || u.kind(i) != lex.Name {
			continue
		}
		switch {
		case u.isDot(i+1) && strings.EqualFold(u.text(i+2), "method") && u.is(i+3, "="):
			return e.methodOfValue(u, i+4)
		case u.isDot(i+1) && slices.Contains([]string{"setMethod", "setRequestMethod", "Method"}, u.text(i+2)) && u.is(i+3, "("):
			return e.methodOfValue(u, i+4)
		case u.is(i+1, ",") && u.is(i+2, "CURLOPT_CUSTOMREQUEST"):
			return e.methodOfValue(u, i+4)
		case u.is(i+1, ",") && u.isAny(i+2, "CURLOPT_POST", "CURLOPT_POSTFIELDS") && !u.isAny(i+4, "false", "0"):
			m, ok = knownMethod("POST"), true
		case u.isAny(i-1, "(", ",") && u.isAny(i+1, ")", ","):
			if name := methodOfCallAround(u, u.around(i)); name != "" {
				return knownMethod(name), true
			}
		}
	}
	return m, ok
}

// methodOfCallAround returns the method that the name of a call says.
func methodOfCallAround(u *unit, open int) string {
	if !u.is(open, "(") {
		return ""
	}
	s := u.siteAt(open)
	if s == nil || u.isDefinition(open) {
		return ""
	}
	return methodOfName(s.last())
}
