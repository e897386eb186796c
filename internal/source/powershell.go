package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/client"
	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

var powershellClients = []string{"invoke-restmethod", "invoke-webrequest", "irm", "iwr", "curl", "wget"}

// powershell finds the calls of scripts of PowerShell.
type powershell struct{ tools }

// read looks for calls in a script.
func (a powershell) read(u *syntax.File) {
	syntax.PowerShellCommands(u, func(s *syntax.Call) {
		if a.project.Functions[s.Last()] != nil {
			a.wrappers.calls(s)
			return
		}
		if !slices.Contains(powershellClients, s.Last()) {
			return
		}
		if words := curlWords(u, a.eval, s); words != nil {
			a.shell(u).Curl(int(u.Tokens[s.Start].Start), words)
			return
		}
		args := s.Args
		for _, arg := range s.Args {
			if u.Is(arg.Value, "@") && u.Kind(arg.Value+1) == lex.Name { // splatting
				if d := a.project.LastDeclaration(u, arg.Value, "$"+u.Text(arg.Value+1)); d != nil {
					if where, from, to := a.project.Object(u, d.Value); where == u {
						args = append(slices.Clone(args), syntax.HashMembers(u, from, to)...)
						continue
					}
				}
				args = append(slices.Clone(args), syntax.Argument{Name: "method", Value: arg.Value, End: arg.End}) // it may name one
			}
		}
		a.call(u, s, args)
	})
}

func (a powershell) call(u *syntax.File, s *syntax.Call, args []syntax.Argument) {
	m := client.KnownMethod("GET")
	var url []value.Value
	for _, arg := range args {
		switch {
		case arg.Name == "method" || arg.Name == "custommethod":
			if name := strings.ToUpper(u.Original(arg.Value)); word.Verbs[strings.ToLower(name)] == name {
				m = client.KnownMethod(name)
			} else if found, ok := client.MethodOfValue(a.eval, u, arg.Value); ok {
				m = found
			} else if v := a.eval.Expression(u, arg.Value); len(v) == 1 && len(v[0]) == 1 && v[0][0].Kind == value.Argument {
				m = client.Method{Function: v[0][0].Function, Parameter: v[0][0].Parameter}
			} else {
				m = client.Method{}
			}
		case arg.Name == "uri", arg.Name == "" && url == nil && !u.Is(arg.Value, "@"):
			if u.Kind(arg.Value) == lex.Name && u.Text(arg.Value)[0] != '$' || u.Kind(arg.Value) == lex.Number { // an address without quotes
				start, end := u.Tokens[arg.Value].Start, u.Tokens[arg.End-1].End
				url = []value.Value{{{Text: string(u.Code[start:end]), File: u, Token: arg.Value}}}
			} else {
				url = a.eval.Evaluate(u, arg.Value)
			}
		}
	}
	for _, v := range url {
		a.wrappers.attempt(&attempt{at: s, sends: s, url: v, verb: m, own: true})
	}
}

// curlWords returns the words of a call of curl itself, nil if it has the parameters of
// Invoke-WebRequest, for which curl is another name.
func curlWords(u *syntax.File, e *eval.Evaluator, s *syntax.Call) []value.Value {
	if s.Last() != "curl" {
		return nil
	}
	for _, arg := range s.Args {
		if requestArguments.Has(arg.Name) && arg.Name != "" {
			return nil
		}
	}
	var words []value.Value
	for i := s.Start; i < len(u.Tokens); {
		switch {
		case u.Is(i, "`") && u.Kind(i+1) == lex.Newline:
			i += 2
			continue
		case u.Kind(i) == lex.Newline, u.Kind(i) == lex.Close, u.Kind(i) == lex.HoleClose, u.IsAny(i, "|", ";"):
			return words
		}
		end := u.After(i)
		for end < len(u.Tokens) && u.Tokens[end].Start == u.Tokens[end-1].End && u.Kind(end) != lex.Newline && u.Kind(end) != lex.Close {
			end = u.After(end)
		}
		all := value.Text(string(u.Code[u.Tokens[i].Start:u.Tokens[end-1].End]))
		if u.Kind(i) != lex.Name && u.Kind(i) != lex.Number && u.Kind(i) != lex.Sign || strings.HasPrefix(u.Text(i), "$") {
			all = e.Evaluate(u, i)
		}
		if len(all) == 0 {
			all = value.Text("")
		}
		words = append(words, all[0])
		i = end
	}
	return words
}

// requestArguments are the names of what a client of PowerShell is given, as far as they
// say what it sends.
var requestArguments = word.NewSet("uri method headers body contenttype")
