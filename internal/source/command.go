package source

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/shell"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// runners are functions that run a program or a command line.
var runners = word.NewSet("system popen run call check_call check_output getoutput exec execsync spawn spawnsync shell_exec passthru proc_open execfile execfilesync create_subprocess_shell create_subprocess_exec command execa")

// commands finds programs that code runs, such as curl.
type commands struct{ tools }

// runsCommand reports whether a call may run a program.
func runsCommand(s *syntax.Call) bool {
	return runners.Has(strings.ToLower(s.Last()))
}

// read reads a call that runs curl or its like, and reports whether it is one.
func (a commands) read(s *syntax.Call) bool {
	s.ReadArguments()
	if len(s.Args) == 0 || s.Args[0].Name != "" {
		return false
	}
	u := s.File
	at := int(u.Tokens[s.Name].Start)
	first := s.Args[0].Value
	if u.IsAny(first, "[", "(") && u.Match(first) > first { // a list of words
		return a.programCall(u, at, a.eval.Items(u, first+1, u.Match(first)))
	}
	all := a.eval.Evaluate(u, first)
	runs := false
	for _, v := range all {
		runs = a.shell(u).CommandLine(at, v) || runs
	}
	if len(all) == 1 && shell.IsProgram(all[0].String()) && len(s.Args) > 1 {
		var words [][]value.Value
		for _, arg := range s.Args {
			if u.Is(arg.Value, "[") && u.Match(arg.Value) > 0 { // execFile("curl", ["-s", url])
				words = append(words, a.eval.Items(u, arg.Value+1, u.Match(arg.Value))...)
			} else {
				words = append(words, a.eval.Evaluate(u, arg.Value))
			}
		}
		return a.programCall(u, at, words)
	}
	return runs
}

// programCall judges a program with its arguments.
func (a commands) programCall(u *syntax.File, at int, items [][]value.Value) bool {
	var words []value.Value
	for _, item := range items {
		if len(item) != 1 {
			return false
		}
		words = append(words, item[0])
	}
	return a.shell(u).Run(at, words)
}

// backticks reads `curl …` of Ruby and PHP.
func (a commands) backticks(u *syntax.File) {
	if u.Language != lex.Ruby && u.Language != lex.PHP {
		return
	}
	for i, t := range u.Tokens {
		if t.Kind != lex.String && t.Kind != lex.StringOpen {
			continue
		}
		start := int(t.Start)
		if t.Kind == lex.String {
			start -= int(t.Quote)
		}
		if start < 0 || start >= len(u.Code) || u.Code[start] != '`' {
			continue
		}
		for _, v := range a.eval.Evaluate(u, i) {
			a.shell(u).CommandLine(start, v)
		}
	}
}
