package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// saloon finds the requests of Saloon.
type saloon struct{ tools }

// read reads the requests of Saloon: classes that return their path from
// resolveEndpoint and name their method in a member. Their base address is that of the
// connector in the nearest namespace around them.
func (a saloon) read(u *syntax.File) {
	if u.Language != lex.PHP {
		return
	}
	for _, f := range u.Functions {
		if f.Name != "resolveEndpoint" || f.Container == "" {
			continue
		}
		base := a.connectorBase(u)
		if base == nil {
			continue
		}
		verb := client.Method{}
		for _, d := range u.Declared["$method"] {
			if d.Container == f.Container || d.Container == "" {
				verb, _ = client.MethodOfValue(a.eval, u, d.Value)
			}
		}
		for i := f.From; i < f.To; i++ {
			if !u.Is(i, "return") || u.Inside(i) != f {
				continue
			}
			s := &syntax.Call{File: u, Start: i, Name: i + 1, Open: i, Names: []string{"request"}}
			for _, v := range a.eval.Evaluate(u, i+1) {
				own := false
				for _, full := range client.Complete(s, base, v, &own) {
					a.findings.report(&attempt{at: s, sends: s, url: full, verb: verb, own: own})
				}
			}
		}
	}
}

// connectorBase returns what the nearest connector returns from resolveBaseUrl, nil if
// there is none or several are as near.
func (a saloon) connectorBase(u *syntax.File) []value.Value {
	space := syntax.Namespace(u)
	var best []value.Value
	longest, same := 0, false
	for _, f := range a.project.Functions["resolveBaseUrl"] {
		of := syntax.Namespace(f.File)
		if f.File.Language != lex.PHP || of == "" || of != space && !strings.HasPrefix(space, of+"\\") {
			continue
		}
		if len(of) == longest {
			same = true
		}
		if len(of) > longest {
			best, longest, same = value.Known(value.Distinct(a.eval.Returns(f))), len(of), false
		}
	}
	if same {
		return nil
	}
	return best
}
