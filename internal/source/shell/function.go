package shell

import (
	"cmp"
	"maps"
	"strconv"
	"strings"

	"github.com/jtlctl/jtlctl/internal/sorting"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// function is where the body of a function is.
type function struct {
	code     string // of the script that defines it
	start    int    // of the line that begins it
	from, to int
	called   bool
}

// The bounds of following functions: how deep they may call each other, and how many
// commands are read in all.
const (
	maxCalls    = 4
	maxCommands = 200_000
	maxWords    = 20_000 // of one command
)

var shellDefinition = textutil.NewPattern(`(?m)^[ \t]*(?:function[ \t]+)?([A-Za-z_][A-Za-z0-9_-]*)[ \t]*(?:\([ \t]*\))?[ \t\n]*\{[ \t]*(?:\n|[^\n]*[;&][ \t]*\}[ \t]*(?:#.*)?$)`)

// findFunctions finds the bodies of functions, which end at a line with a brace.
func (r *script) findFunctions() {
	if r.functions == nil {
		r.functions = map[string]function{}
	}
	for _, m := range shellDefinition.Regexp().FindAllStringSubmatchIndex(r.code, 1000) {
		if body := r.code[m[0]:m[1]]; !strings.HasSuffix(body, "\n") { // on one line
			from := m[3] + strings.IndexByte(r.code[m[3]:m[1]], '{') + 1
			r.functions[r.code[m[2]:m[3]]] = function{code: r.code, start: m[0], from: from, to: from + strings.LastIndexByte(r.code[from:m[1]], '}')}
			continue
		}
		if length := strings.Index(r.code[m[1]-1:], "\n}"); length >= 0 {
			r.functions[r.code[m[2]:m[3]]] = function{code: r.code, start: m[0], from: m[1], to: m[1] + length}
		}
	}
}

// functionsInOrder lists the functions whose names are nowhere else in the script
// before the others, which they may call.
func (r *script) functionsInOrder() []string {
	times := map[string]int{}
	for name := range strings.FieldsFuncSeq(r.code, func(c rune) bool { return c != '-' && !strings.ContainsRune(nameLetters, c) }) {
		if _, ok := r.functions[name]; ok {
			times[name]++
		}
	}
	return sorting.Collected(maps.Keys(r.functions), func(a, b string) int {
		return cmp.Or(cmp.Compare(min(times[a], 2), min(times[b], 2)), cmp.Compare(r.functions[a].start, r.functions[b].start))
	})
}

// bodyAt returns where the function ends that is defined at a place.
func (r *script) bodyAt(at int) (end int, ok bool) {
	for _, f := range r.functions {
		if f.code == r.whole && f.start <= at && at < f.to {
			return f.to, true
		}
	}
	return 0, false
}

// commands reads the commands of a part of a script.
func (x *Reader) commands(r *script) {
	for *r.commands++; r.at < len(r.code) && *r.commands < maxCommands; *r.commands++ {
		if r.depth == 0 {
			if end, ok := r.bodyAt(r.at); ok {
				r.at = end
				continue
			}
		}
		if words := r.command(); len(words) > 0 {
			x.shellCommand(r, words)
		}
	}
	for n := range r.inner {
		inner := &script{whole: r.whole, code: r.whole[:r.inner[n][1]], at: r.inner[n][0], variables: r.variables, arrays: r.arrays, functions: r.functions, depth: max(r.depth, 1), report: r.report, commands: r.commands}
		if inner.depth <= maxCalls {
			inner.depth++
			x.commands(inner)
		}
	}
	r.inner = nil
}

// namesPath reports whether an argument of a command is a path that is written there.
func (r *script) namesPath(words []field) bool {
	for _, w := range words[1:] {
		if raw := r.code[min(w.at, len(r.code)):]; strings.Contains(raw[:indexOrEnd(raw, " ")], "/") {
			return true
		}
	}
	return false
}

// callFunction reads the body of a function with the arguments of a call.
func (x *Reader) callFunction(r *script, f function, words []field) {
	variables := maps.Clone(r.variables)
	for n := range 9 {
		name := strconv.Itoa(n + 1)
		delete(variables, name)
		if n+1 < len(words) {
			variables[name] = words[n+1].value
		}
	}
	report := r.report
	if len(words) > 0 && (report < 0 || r.namesPath(words)) {
		report = words[0].at
	}
	x.commands(&script{whole: f.code, code: f.code[:f.to], at: f.from, variables: variables, arrays: r.arrays, functions: r.functions, depth: r.depth + 1, report: report, commands: r.commands})
}
