package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// requestClasses reads the requests of Saloon: classes that return their path from
// resolveEndpoint and name their method in a member. Their base address is that of the
// connector in the nearest namespace around them.
func (a *analysis) requestClasses(u *unit) {
	if u.language != lex.PHP {
		return
	}
	for _, f := range u.functions {
		if f.name != "resolveEndpoint" || f.container == "" {
			continue
		}
		base := a.eval.connectorBase(u)
		if base == nil {
			continue
		}
		verb := method{}
		for _, d := range u.declared["$method"] {
			if d.container == f.container || d.container == "" {
				verb, _ = a.eval.methodOfValue(u, d.value)
			}
		}
		for i := f.from; i < f.to; i++ {
			if !u.is(i, "return") || u.inside(i) != f {
				continue
			}
			s := &site{unit: u, start: i, name: i + 1, open: i, names: []string{"request"}}
			for _, v := range a.eval.evaluate(u, i+1) {
				own := false
				for _, full := range a.complete(s, base, v, &own) {
					a.report(&attempt{site: s, call: s, url: full, verb: verb, own: own})
				}
			}
		}
	}
}

// connectorBase returns what the nearest connector returns from resolveBaseUrl, nil if
// there is none or several are as near.
func (e *evaluator) connectorBase(u *unit) []value {
	space := u.namespace()
	var best []value
	longest, same := 0, false
	for _, f := range e.project.functions["resolveBaseUrl"] {
		of := f.unit.namespace()
		if f.unit.language != lex.PHP || of == "" || of != space && !strings.HasPrefix(space, of+"\\") {
			continue
		}
		if len(of) == longest {
			same = true
		}
		if len(of) > longest {
			best, longest, same = known(distinct(e.returns(f))), len(of), false
		}
	}
	if same {
		return nil
	}
	return best
}

// namespace returns that of a file of PHP.
func (u *unit) namespace() string {
	for i := range min(len(u.tokens), 200) {
		if !u.is(i, "namespace") {
			continue
		}
		rest, _, _ := strings.Cut(string(u.code[u.tokens[i].End:]), ";")
		return strings.TrimSpace(rest)
	}
	return ""
}
