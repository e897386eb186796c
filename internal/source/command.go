package source

import (
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// runners are functions that run a program or a command line.
var runners = set("system popen run call check_call check_output getoutput exec execsync spawn spawnsync shell_exec passthru proc_open execfile execfilesync create_subprocess_shell create_subprocess_exec command execa")

// runsCommand reports whether a call may run a program.
func (s *site) runsCommand() bool {
	return runners.has(strings.ToLower(s.last()))
}

// command reads a call that runs curl or its like, and reports whether it is one.
func (a *analysis) command(s *site) bool {
	s.readArguments()
	if len(s.args) == 0 || s.args[0].name != "" {
		return false
	}
	u := s.unit
	at := int(u.tokens[s.name].Start)
	first := s.args[0].value
	if u.isAny(first, "[", "(") && u.match(first) > first { // a list of words
		return a.programCall(u, at, a.eval.items(u, first+1, u.match(first)))
	}
	all := a.eval.evaluate(u, first)
	runs := false
	for _, v := range all {
		runs = a.commandLine(u, at, v) || runs
	}
	if len(all) == 1 && isProgram(all[0].String()) && len(s.args) > 1 {
		var words [][]value
		for _, arg := range s.args {
			if u.is(arg.value, "[") && u.match(arg.value) > 0 { // execFile("curl", ["-s", url])
				words = append(words, a.eval.items(u, arg.value+1, u.match(arg.value))...)
			} else {
				words = append(words, a.eval.evaluate(u, arg.value))
			}
		}
		return a.programCall(u, at, words)
	}
	return runs
}

// isProgram reports whether a word is the name of a program that sends requests.
func isProgram(name string) bool {
	name = name[strings.LastIndexByte(name, '/')+1:]
	return slices.Contains([]string{"curl", "curl.exe", "wget", "http", "https", "xh"}, name)
}

// programCall judges a program with its arguments.
func (a *analysis) programCall(u *unit, at int, items [][]value) bool {
	var words []word
	for _, item := range items {
		if len(item) != 1 {
			return false
		}
		words = append(words, word{at, item[0]})
	}
	if len(words) == 0 || !isProgram(words[0].value.String()) {
		return false
	}
	a.program(u, words)
	return true
}

// commandLine judges a command line, of which parts may not be known.
func (a *analysis) commandLine(u *unit, at int, v value) bool {
	text, _, _ := strings.Cut(strings.TrimLeft(v.String(), " \n\t"), " ")
	if !isProgram(text) {
		return false
	}
	var b strings.Builder
	variables := map[string]value{}
	for n, p := range v {
		if p.kind == literal {
			b.WriteString(p.text)
			continue
		}
		name := "part" + strconv.Itoa(n)
		variables[name] = value{p}
		b.WriteString("${" + name + "}")
	}
	r := &shellReader{whole: b.String(), code: b.String(), variables: variables, report: at, commands: new(int), depth: 1}
	a.run(u, r)
	return true
}

// backtick reads `curl …` of Ruby and PHP.
func (a *analysis) backtick(u *unit, i int) {
	if u.language != lex.Ruby && u.language != lex.PHP {
		return
	}
	t := u.tokens[i]
	start := int(t.Start)
	if t.Kind == lex.String {
		start -= int(t.Quote)
	}
	if start < 0 || start >= len(u.code) || u.code[start] != '`' {
		return
	}
	for _, v := range a.eval.evaluate(u, i) {
		a.commandLine(u, start, v)
	}
}
