package source

import (
	"slices"
	"strings"
)

// word is a word of a command, after quotes were removed.
type word struct {
	at    int // where it begins
	value value
}

// shellReader reads the commands of a script.
type shellReader struct {
	whole     string // of the script
	code      string // up to where this part ends
	at        int
	variables map[string]value
	arrays    map[string][]value
	heredocs  []string
	inner     [][2]int // commands in commands
	functions map[string]shellFunction
	depth     int
	commands  *int // how many were read
	report    int  // the offset of the call of a function, -1 outside of functions
}

// shell reads the calls of curl, wget and httpie in a script.
func (a *analysis) shell(u *unit) {
	r := &shellReader{whole: string(u.code), code: string(u.code), variables: map[string]value{}, arrays: map[string][]value{}, report: -1, commands: new(int)}
	r.findFunctions()
	a.run(u, r)
	for _, name := range r.functionsInOrder() {
		if f := r.functions[name]; !f.called {
			r.depth = 1
			a.callFunction(u, r, f, nil)
		}
	}
}

func (a *analysis) shellCommand(u *unit, r *shellReader, words []word) {
	for len(words) > 0 { // A=b, export A=b, and words before a command
		text := words[0].value.String()
		name, _, assigns := strings.Cut(text, "=")
		switch {
		case assigns && isShellName(name):
			r.variables[name] = words[0].value.after(len(name) + 1)
		case text == "shift":
			r.shift()
			return
		case slices.Contains([]string{"export", "local", "readonly", "declare", "time", "sudo", "if", "while", "until", "then", "else", "do", "!", "exec", "command", "env", "{"}, text):
		default:
			if f, ok := r.functions[text]; ok && r.depth < maxCalls {
				f.called = true
				r.functions[text] = f
				a.callFunction(u, r, f, words)
				return
			}
			if r.report >= 0 {
				words = slices.Clone(words)
				words[0].at = r.report
			}
			if text == "." || text == "source" {
				a.source(r, words)
			}
			a.program(u, words)
			return
		}
		words = words[1:]
	}
}

// program judges a command by its program.
func (a *analysis) program(u *unit, words []word) {
	text := words[0].value.String()
	switch text[strings.LastIndexByte(text, '/')+1:] {
	case "curl", "curl.exe":
		a.curl(u, words)
	case "wget":
		a.wget(u, words)
	case "http", "https", "xh", "httpie":
		a.httpie(u, words)
	}
}

// source takes over the variables of another script.
func (a *analysis) source(r *shellReader, words []word) {
	if len(words) < 2 {
		return
	}
	name := words[1].value.String()
	name = name[strings.LastIndexByte(name, '/')+1:]
	for _, u := range a.project.units {
		if u.name != name && !strings.HasSuffix(u.name, "/"+name) {
			continue
		}
		other := &shellReader{whole: string(u.code), code: string(u.code), variables: r.variables, commands: r.commands}
		for *r.commands++; other.at < len(other.code) && *r.commands < maxCommands; *r.commands++ {
			for _, w := range other.command() {
				if name, _, ok := strings.Cut(w.value.String(), "="); ok && isShellName(name) {
					r.variables[name] = w.value.after(len(name) + 1)
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

// after returns a value without its first bytes, which are literal.
func (v value) after(n int) value {
	v = slices.Clone(v)
	for i := range v {
		if v[i].kind == literal {
			cut := min(n, len(v[i].text))
			v[i].text = v[i].text[cut:]
			n -= cut
		}
		if n == 0 {
			break
		}
	}
	return v
}

// command reads the words of one command.
func (r *shellReader) command() []word {
	var all []word
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
			if items, ok := r.arrayOf(v); ok {
				for _, item := range items {
					all = append(all, word{start, item})
				}
				continue
			}
			if len(v) > 0 {
				all = append(all, word{start, v})
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

func (r *shellReader) heredoc() {
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

func (r *shellReader) skipHeredocs() {
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
func (r *shellReader) word() value {
	var v value
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			v = append(v, part{text: b.String()})
			b.Reset()
		}
	}
	quoted := false
	for r.at < len(r.code) && len(v) < maxParts {
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
	return v[:min(len(v), maxParts)]
}

// variable reads $name, ${name} and ${name:-default}, and skips $(command).
func (r *shellReader) variable() value {
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
				return value{{kind: unknown, text: "command"}}
			}
		}
		r.at = len(r.code)
		return nil
	case strings.HasPrefix(rest, "{"):
		end := indexOrEnd(rest, "}")
		name, other, _ := strings.Cut(rest[1:max(end, 1)], ":-")
		r.at += min(end+2, len(rest)+1)
		name = strings.TrimRight(name, "%/#")
		if v, ok := r.variables[name]; ok {
			return v
		}
		if other != "" {
			return value{{text: other}}
		}
		return value{{kind: unknown, text: name}}
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
		return value{{text: "$"}}
	}
	if v, ok := r.variables[rest[:end]]; ok {
		return v
	}
	return value{{kind: unknown, text: rest[:end]}}
}
