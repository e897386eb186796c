package syntax

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// findParameterBlocks adds the functions of PowerShell whose parameters are a block in
// their body.
func (u functionReader) findParameterBlocks(i int) {
	if !u.Is(i, "param") || !u.Is(i+1, "(") || u.Match(i+1) < 0 {
		return
	}
	j := i - 1
	for u.Kind(j) == lex.Newline {
		j--
	}
	if u.Is(j, "]") { // [CmdletBinding()]
		for j = u.Match(j) - 1; u.Kind(j) == lex.Newline; j-- {
		}
	}
	if u.Is(j, "{") && u.Is(j-2, "function") && u.Match(j) > 0 {
		u.add(&Function{Name: u.Text(j - 1), begin: i + 1, From: u.Match(i+1) + 1, To: u.Match(j), Parameters: ParametersOf(u.File, i+2, u.Match(i+1))})
	}
}

// PowerShellCommands calls a function for every command of a PowerShell script.
func PowerShellCommands(u *File, do func(*Call)) {
	for i := range u.Tokens {
		begins := i == 0 || u.Kind(i-1) == lex.Newline || u.Kind(i-1) == lex.HoleOpen || u.IsAny(i-1, "=", "(", "{", "|", ";", "return", "&") || u.Is(i-1, ")") && u.Is(u.Match(i-1)-1, "param")
		if !begins || u.Kind(i) != lex.Name || u.Text(i)[0] == '$' || u.Is(i+1, "=") || u.Is(i+1, "(") && u.Tokens[i].End == u.Tokens[i+1].Start {
			continue
		}
		do(&Call{File: u, Start: i, Name: i, Open: i, Names: []string{u.Text(i)}, Args: commandArguments(u, i+1)})
	}
}

// commandArguments reads -Name value, and values without names.
func commandArguments(u *File, i int) []Argument {
	var all []Argument
	name := ""
	for len(all) < MaxArguments {
		switch {
		case u.Is(i, "`") && u.Kind(i+1) == lex.Newline:
			i += 2
			continue
		case i >= len(u.Tokens), u.Kind(i) == lex.Newline, u.Kind(i) == lex.Close, u.Kind(i) == lex.HoleClose, u.IsAny(i, "|", ";"):
			return all
		case u.Is(i, "-") && u.Kind(i+1) == lex.Name && u.Tokens[i].End == u.Tokens[i+1].Start:
			if name != "" {
				all = append(all, Argument{Name: name, Value: i, End: i})
			}
			name = u.Text(i + 1)
			i += 2
			continue
		}
		end := u.After(i)
		for end < len(u.Tokens) && u.Tokens[end].Start == u.Tokens[end-1].End && !u.IsAny(end, ",", ";", ")", "}") && u.Kind(end) != lex.Newline {
			end = u.After(end)
		}
		all = append(all, Argument{Name: name, Value: i, End: end})
		name, i = "", end
	}
	return all
}

// HashMembers reads the members of a hash table, which lines or semicolons separate.
func HashMembers(u *File, from, to int) []Argument {
	var all []Argument
	for i := from; i < to && len(all) < MaxArguments; i++ {
		if (u.Kind(i) == lex.Name || u.Kind(i) == lex.String) && u.Is(i+1, "=") {
			all = append(all, Argument{Name: strings.ToLower(u.Text(i)), Value: i + 2, End: i + 3})
		}
	}
	return all
}

// withoutScope returns a variable of PowerShell without the scope that it is named
// with: $script:base is $base.
func withoutScope(name string) string {
	scope, rest, ok := strings.Cut(name, ":")
	switch scope {
	case "$script", "$global", "$local", "$private":
		if ok {
			return "$" + rest
		}
	}
	return name
}
