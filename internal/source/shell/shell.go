// Package shell reads the calls of curl, wget and httpie in scripts and command lines,
// with variables, arrays and functions.
package shell

import (
	"slices"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/value"
)

// field is a word of a command, after quotes were removed.
type field struct {
	at    int // where it begins
	value value.Value
}

// script reads the commands of a script.
type script struct {
	whole     string // of the script
	code      string // up to where this part ends
	at        int
	variables map[string]value.Value
	arrays    map[string][]value.Value
	heredocs  []string
	inner     [][2]int // commands in commands
	functions map[string]function
	depth     int
	commands  *int // how many were read
	report    int  // the offset of the call of a function, -1 outside of functions
}

// Reader reads scripts.
type Reader struct {
	// Found is called for every request, with the offset of the command.
	Found func(at int, verb string, url value.Value, headers bool)
	// Scripts returns the code of the scripts of a name.
	Scripts func(name string) []string
}

// Script reads the calls of curl, wget and httpie in a script.
func (x *Reader) Script(code string) {
	r := &script{whole: code, code: code, variables: map[string]value.Value{}, arrays: map[string][]value.Value{}, report: -1, commands: new(int)}
	r.findFunctions()
	x.commands(r)
	for _, name := range r.functionsInOrder() {
		if f := r.functions[name]; !f.called {
			r.depth = 1
			x.callFunction(r, f, nil)
		}
	}
}

func (x *Reader) shellCommand(r *script, words []field) {
	for len(words) > 0 { // A=b, export A=b, and words before a command
		text := words[0].value.String()
		name, _, assigns := strings.Cut(text, "=")
		switch {
		case assigns && isShellName(name):
			r.variables[name] = words[0].value.After(len(name) + 1)
		case text == "shift":
			r.shift(words[1:])
			return
		case slices.Contains([]string{"export", "local", "readonly", "declare", "time", "sudo", "if", "while", "until", "then", "else", "do", "!", "exec", "command", "env", "{"}, text):
		default:
			if f, ok := r.functions[text]; ok && r.depth < maxCalls {
				f.called = true
				r.functions[text] = f
				x.callFunction(r, f, words)
				return
			}
			if r.report >= 0 {
				words = slices.Clone(words)
				words[0].at = r.report
			}
			if text == "." || text == "source" {
				x.source(r, words)
			}
			x.program(words)
			return
		}
		words = words[1:]
	}
}

// program judges a command by its program.
func (x *Reader) program(words []field) {
	text := words[0].value.String()
	switch text[strings.LastIndexByte(text, '/')+1:] {
	case "curl", "curl.exe":
		x.curl(words)
	case "wget":
		x.wget(words)
	case "http", "https", "xh", "httpie":
		x.httpie(words)
	}
}

// source takes over the variables and the functions of another script.
func (x *Reader) source(r *script, words []field) {
	if len(words) < 2 {
		return
	}
	name := words[1].value.String()
	name = name[strings.LastIndexByte(name, '/')+1:]
	for _, code := range x.Scripts(name) {
		other := &script{whole: code, code: code, variables: r.variables, functions: r.functions, commands: r.commands}
		other.findFunctions()
		for *r.commands++; other.at < len(other.code) && *r.commands < maxCommands; *r.commands++ {
			for _, w := range other.command() {
				if name, _, ok := strings.Cut(w.value.String(), "="); ok && isShellName(name) {
					r.variables[name] = w.value.After(len(name) + 1)
				}
			}
		}
	}
}

// nameLetters are what names of variables consist of.
const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

func isShellName(name string) bool {
	return name != "" && (name[0] < '0' || name[0] > '9') && strings.Trim(name, nameLetters) == ""
}

// command reads the words of one command.
func (r *script) command() []field {
	var all []field
	for r.at < len(r.code) {
		switch c := r.code[r.at]; {
		case len(all) > maxWords:
			r.at = len(r.code)
		case c == '\n':
			r.at++
			r.skipHeredocs()
			return all
		case c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '`':
			r.at++
			return all
		case c == ' ' || c == '\t' || c == '\r':
			r.at++
		case c == '\\' && strings.HasPrefix(r.code[r.at:], "\\\n"), c == '\\' && strings.HasPrefix(r.code[r.at:], "\\\r\n"):
			r.at += strings.IndexByte(r.code[r.at:], '\n') + 1
		case c == '#':
			r.at += indexOrEnd(r.code[r.at:], "\n")
		case strings.HasPrefix(r.code[r.at:], "<<") && !strings.HasPrefix(r.code[r.at:], "<<<"):
			r.heredoc()
		default:
			start := r.at
			v := r.word()
			if name, ok := strings.CutSuffix(v.String(), "="); ok && isShellName(name) && strings.HasPrefix(r.code[r.at:], "(") {
				r.array(name)
				continue
			}
			if text := v.String(); text == "$@" || text == "$*" {
				for n := 1; n <= 9; n++ {
					if item, ok := r.variables[strconv.Itoa(n)]; ok {
						all = append(all, field{start, item})
					}
				}
				continue
			}
			if items, ok := r.arrayOf(v); ok {
				for _, item := range items {
					all = append(all, field{start, item})
				}
				continue
			}
			if len(v) > 0 {
				all = append(all, field{start, v})
			}
			if r.at == start {
				r.at++
			}
		}
	}
	return all
}

func indexOrEnd(text, find string) int {
	if i := strings.Index(text, find); i >= 0 {
		return i
	}
	return len(text)
}

func (r *script) heredoc() {
	r.at += 2
	rest := strings.TrimLeft(r.code[r.at:], "- ")
	r.at = len(r.code) - len(rest)
	end := strings.IndexAny(rest, " \t\n;|&)>")
	if end < 0 {
		end = len(rest)
	}
	if id := strings.Trim(rest[:end], `'"\`); id != "" {
		r.heredocs = append(r.heredocs, id)
	}
	r.at += end
}

func (r *script) skipHeredocs() {
	for _, id := range r.heredocs {
		for r.at < len(r.code) {
			length := indexOrEnd(r.code[r.at:], "\n")
			line := strings.TrimSpace(r.code[r.at : r.at+length])
			r.at = min(r.at+length+1, len(r.code))
			if line == id {
				break
			}
		}
	}
	r.heredocs = nil
}

// word reads a word with its quotes and variables.
func (r *script) word() value.Value {
	var v value.Value
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			v = append(v, value.Part{Text: b.String()})
			b.Reset()
		}
	}
	quoted := false
	for r.at < len(r.code) && len(v) < value.MaxParts {
		c := r.code[r.at]
		switch {
		case c == '"':
			quoted = !quoted
			r.at++
		case !quoted && c == '\'':
			length := indexOrEnd(r.code[r.at+1:], "'")
			b.WriteString(r.code[r.at+1 : r.at+1+length])
			r.at = min(r.at+length+2, len(r.code))
		case c == '\\' && r.at+1 < len(r.code):
			if r.code[r.at+1] == '\n' && !quoted {
				flush()
				return v
			}
			b.WriteByte(r.code[r.at+1])
			r.at += 2
		case c == '$':
			flush()
			v = append(v, r.variable()...)
		case !quoted && strings.IndexByte(" \t\r\n;&|()`<>", c) >= 0:
			flush()
			return v
		default:
			b.WriteByte(c)
			r.at++
		}
	}
	flush()
	return v[:min(len(v), value.MaxParts)]
}

// variable reads $name, ${name} and ${name:-default}, and skips $(command).
func (r *script) variable() value.Value {
	rest := r.code[r.at+1:]
	switch {
	case strings.HasPrefix(rest, "("):
		depth := 0
		for i := range rest {
			switch rest[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth == 0 {
				if len(r.inner) < 1000 {
					r.inner = append(r.inner, [2]int{r.at + 2, r.at + 1 + i})
				}
				r.at += i + 2
				return value.Value{{Kind: value.Unknown, Text: "command"}}
			}
		}
		r.at = len(r.code)
		return nil
	case strings.HasPrefix(rest, "{"):
		end := indexOrEnd(rest, "}")
		name, other, isDefault := strings.Cut(rest[1:max(end, 1)], ":-")
		if !isDefault {
			name, other, _ = strings.Cut(name, ":=")
		}
		r.at += min(end+2, len(rest)+1)
		name = strings.TrimRight(name, "%/#")
		if v, ok := r.variables[name]; ok {
			return v
		}
		if other != "" {
			v := value.Value{{Text: other}}
			if !isDefault { // it is set too
				r.variables[name] = v
			}
			return v
		}
		return value.Value{{Kind: value.Unknown, Text: name}}
	}
	end := 0
	if rest != "" && rest[0] >= '1' && rest[0] <= '9' {
		end = 1
	}
	for (end == 0 || rest[0] > '9') && end < len(rest) && isShellName("a"+rest[end:end+1]) {
		end++
	}
	r.at += 1 + end
	if end == 0 {
		return value.Value{{Text: "$"}}
	}
	if v, ok := r.variables[rest[:end]]; ok {
		return v
	}
	return value.Value{{Kind: value.Unknown, Text: rest[:end]}}
}
