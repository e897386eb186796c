package shell

import (
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/value"
)

// IsProgram reports whether a word is the name of a program that sends requests.
func IsProgram(name string) bool {
	name = name[strings.LastIndexByte(name, '/')+1:]
	return slices.Contains([]string{"curl", "curl.exe", "wget", "http", "https", "xh"}, name)
}

// CommandLine judges a command line, of which parts may not be known.
func (x *Reader) CommandLine(at int, v value.Value) bool {
	text, _, _ := strings.Cut(strings.TrimLeft(v.String(), " \n\t"), " ")
	if !IsProgram(text) {
		return false
	}
	var b strings.Builder
	variables := map[string]value.Value{}
	for n, p := range v {
		if p.Kind == value.Literal {
			b.WriteString(p.Text)
			continue
		}
		name := "part" + strconv.Itoa(n)
		variables[name] = value.Value{p}
		b.WriteString("${" + name + "}")
	}
	r := &script{whole: b.String(), code: b.String(), variables: variables, report: at, commands: new(int), depth: 1}
	x.commands(r)
	return true
}

// Run judges a program with its arguments, and reports whether it is one that sends
// requests.
func (x *Reader) Run(at int, arguments []value.Value) bool {
	if len(arguments) == 0 || !IsProgram(arguments[0].String()) {
		return false
	}
	var words []field
	for _, v := range arguments {
		words = append(words, field{at, v})
	}
	x.program(words)
	return true
}
