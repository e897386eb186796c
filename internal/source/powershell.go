package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

var powershellClients = []string{"invoke-restmethod", "invoke-webrequest", "irm", "iwr", "curl", "wget"}

// findParameterBlocks adds the functions of PowerShell whose parameters are a block in
// their body.
func (u *unit) findParameterBlocks(i int) {
	if !u.is(i, "param") || !u.is(i+1, "(") || u.match(i+1) < 0 {
		return
	}
	j := i - 1
	for u.kind(j) == lex.Newline {
		j--
	}
	if u.is(j, "]") { // [CmdletBinding()]
		for j = u.match(j) - 1; u.kind(j) == lex.Newline; j-- {
		}
	}
	if u.is(j, "{") && u.is(j-2, "function") && u.match(j) > 0 {
		u.add(&function{name: u.text(j - 1), begin: i + 1, from: u.match(i+1) + 1, to: u.match(j), parameters: u.parametersOf(i+2, u.match(i+1))})
	}
}

// commands calls a function for every command of a PowerShell script.
func (u *unit) commands(do func(*site)) {
	for i := range u.tokens {
		begins := i == 0 || u.kind(i-1) == lex.Newline || u.kind(i-1) == lex.HoleOpen || u.isAny(i-1, "=", "(", "{", "|", ";", "return", "&") || u.is(i-1, ")") && u.is(u.match(i-1)-1, "param")
		if !begins || u.kind(i) != lex.Name || u.text(i)[0] == '$' || u.is(i+1, "=") || u.is(i+1, "(") && u.tokens[i].End == u.tokens[i+1].Start {
			continue
		}
		do(&site{unit: u, start: i, name: i, open: i, names: []string{u.text(i)}, args: u.commandArguments(i + 1)})
	}
}

// commandArguments reads -Name value, and values without names.
func (u *unit) commandArguments(i int) []given {
	var all []given
	name := ""
	for len(all) < maxArguments {
		switch {
		case u.is(i, "`") && u.kind(i+1) == lex.Newline:
			i += 2
			continue
		case i >= len(u.tokens), u.kind(i) == lex.Newline, u.kind(i) == lex.Close, u.kind(i) == lex.HoleClose, u.isAny(i, "|", ";"):
			return all
		case u.is(i, "-") && u.kind(i+1) == lex.Name && u.tokens[i].End == u.tokens[i+1].Start:
			if name != "" {
				all = append(all, given{name: name, value: i, end: i})
			}
			name = u.text(i + 1)
			i += 2
			continue
		}
		end := u.after(i)
		for end < len(u.tokens) && u.tokens[end].Start == u.tokens[end-1].End && !u.isAny(end, ",", ";", ")", "}") && u.kind(end) != lex.Newline {
			end = u.after(end)
		}
		all = append(all, given{name: name, value: i, end: end})
		name, i = "", end
	}
	return all
}

// powershell looks for calls in a script.
func (a *analysis) powershell(u *unit) {
	u.commands(func(s *site) {
		if a.project.functions[s.last()] != nil {
			a.callers[s.last()] = append(a.callers[s.last()], s)
			return
		}
		if !slices.Contains(powershellClients, s.last()) {
			return
		}
		args := s.args
		for _, arg := range s.args {
			if u.is(arg.value, "@") && u.kind(arg.value+1) == lex.Name { // splatting
				if d := a.eval.lastDeclaration(u, arg.value, "$"+u.text(arg.value+1)); d != nil {
					if where, from, to := a.eval.object(u, d.value); where == u {
						args = append(slices.Clone(args), u.hashMembers(from, to)...)
						continue
					}
				}
				args = append(slices.Clone(args), given{name: "method", value: arg.value, end: arg.end}) // it may name one
			}
		}
		a.powershellCall(u, s, args)
	})
}

// hashMembers reads the members of a hash table, which lines or semicolons separate.
func (u *unit) hashMembers(from, to int) []given {
	var all []given
	for i := from; i < to && len(all) < maxArguments; i++ {
		if (u.kind(i) == lex.Name || u.kind(i) == lex.String) && u.is(i+1, "=") {
			all = append(all, given{name: strings.ToLower(u.text(i)), value: i + 2, end: i + 3})
		}
	}
	return all
}

func (a *analysis) powershellCall(u *unit, s *site, args []given) {
	m := knownMethod("GET")
	var url []value
	for _, arg := range args {
		switch {
		case arg.name == "method" || arg.name == "custommethod":
			if name := strings.ToUpper(u.original(arg.value)); verbs[strings.ToLower(name)] == name {
				m = knownMethod(name)
			} else if found, ok := a.eval.methodOfValue(u, arg.value); ok {
				m = found
			} else if v, _ := a.eval.expression(u, arg.value); len(v) == 1 && len(v[0]) == 1 && v[0][0].kind == argument {
				m = method{function: v[0][0].function, parameter: v[0][0].parameter}
			} else {
				m = method{}
			}
		case arg.name == "uri", arg.name == "" && url == nil && !u.is(arg.value, "@"):
			if u.kind(arg.value) == lex.Name && u.text(arg.value)[0] != '$' || u.kind(arg.value) == lex.Number { // an address without quotes
				start, end := u.tokens[arg.value].Start, u.tokens[arg.end-1].End
				url = []value{{{text: string(u.code[start:end]), unit: u, token: arg.value}}}
			} else {
				url = a.eval.evaluate(u, arg.value)
			}
		}
	}
	for _, v := range url {
		a.attempt(&attempt{site: s, call: s, url: v, verb: m, own: true})
	}
}
