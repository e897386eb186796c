package eval

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/expr"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
	"github.com/jtlctl/jtlctl/internal/source/word"
)

// names finds out what names stand for.
type names struct {
	project   *project.Project
	values    values
	functions *functions
	settings  settings
	budget    *budget
	known     map[*syntax.Declaration][]value.Value
	active    map[*syntax.Declaration]bool
}

// foreign returns the value of a constant of another file: all files that declare one
// of this name must agree, or this file must name the other.
func (e *names) foreign(u *syntax.File, name, container string) []value.Value {
	all, named := e.project.Foreign(u, name, container)
	if v := e.constants(named); len(v) > 0 {
		return single(v)
	}
	return single(e.constants(all))
}

// constants returns what declarations have as their values, each once.
func (e *names) constants(declared []*syntax.Declaration) []value.Value {
	var all []value.Value
	for _, d := range declared {
		all = value.Distinct(value.Unite(all, e.Constant(d)))
	}
	return all
}

// single returns a value if there is one: which of several is meant cannot be told.
func single(all []value.Value) []value.Value {
	if len(all) > 1 {
		return nil
	}
	return all
}

// Resolve returns what a name with its members may be.
func (e *names) Resolve(u *syntax.File, at int, names []string) []value.Value {
	full := strings.Join(names, ".")
	if !e.budget.enter() {
		return value.Opaque(full)
	}
	defer func() { e.budget.depth-- }()
	e.budget.steps++
	if container, name, ok := strings.Cut(full, "."); ok && settingObjects.Has(strings.ToLower(syntax.SimpleName(container))) { // configuration["Wawi:Url"]
		if all := e.settings.address(name); all != nil {
			return all
		}
	}
	member := false
	f := u.Inside(at)
	for len(names) > 1 && (syntax.IsSelf(names[0]) || f != nil && f.ReceiverIs(names[0])) {
		member, names = true, names[1:]
	}
	if last := names[len(names)-1]; len(names) > 1 && expr.IsSameMember(last) {
		if len(project.DeclarationsIn(u, names)) == 0 {
			if all := e.Resolve(u, at, names[:len(names)-1]); len(all) > 0 && (!all[0].OnlyUnknown() || strings.EqualFold(last, "value") && all[0].Of() != nil) {
				return all
			}
		}
	}
	if name := variableOf(full); name != "" {
		if all := e.settings.address(name); all != nil {
			return all
		}
	}
	if verb := verbConstant(names); verb != "" {
		return value.Text(verb)
	}
	var all []value.Value
	switch {
	case len(names) == 1 && (member || strings.HasPrefix(names[0], "@")):
		all = e.member(u, at, names[0], full)
	case len(names) == 1:
		all = e.variable(u, at, f, names[0])
	default:
		all = e.memberOf(u, names)
	}
	if len(all) == 0 {
		if all = memberArgument(u, at, names); all != nil {
			return all
		}
		return value.Opaque(full)
	}
	return all
}

// settingObjects are what code calls the settings of .NET and others.
var settingObjects = word.NewSet("configuration config _configuration _config settings")

// verbConstant returns the method that a constant of a library stands for:
// HttpMethod.Post, http.MethodPost, Method::POST, WebRequestMethods.Http.Put.
func verbConstant(names []string) string {
	if len(names) < 2 {
		return ""
	}
	about, last := strings.ToLower(names[len(names)-2]), strings.ToLower(names[len(names)-1])
	if about == "wp_rest_server" {
		return map[string]string{"readable": "GET", "creatable": "POST", "deletable": "DELETE"}[last]
	}
	if about == "http" && strings.HasPrefix(last, "method") {
		last = strings.TrimPrefix(last, "method")
	} else if name, ok := strings.CutPrefix(last, "method_"); ok && strings.HasSuffix(about, "request") { // Request::METHOD_POST
		last = name
	} else if !strings.HasSuffix(about, "method") && !strings.HasSuffix(about, "methods") && about != "http" && !strings.HasSuffix(about, "verb") {
		return ""
	}
	return word.Verbs[last]
}

// variable returns the value of a variable or a constant: of the function, of those
// around it, of the file, of another file.
func (e *names) variable(u *syntax.File, at int, f *syntax.Function, name string) []value.Value {
	declared := u.Declared[name]
	if len(declared) > project.MaxDeclarations {
		return value.Opaque(name)
	}
	if f == nil { // a script: what comes later has no effect
		if all := e.assigned(u, at, nil, declared); len(all) > 0 && !isPlaceholder(declared, all) {
			return value.Distinct(all)
		}
	}
	for ; f != nil; f = f.Parent {
		if all := e.assigned(u, at, f, declared); len(all) > 0 {
			return all
		}
		for n, p := range f.Parameters {
			if p.Name == name {
				return []value.Value{{{Kind: value.Argument, Text: name, Function: f, Parameter: n, File: u}}}
			}
			if _, ok := p.Members[name]; ok {
				return []value.Value{{{Kind: value.Argument, Text: name, Function: f, Parameter: n, Member: name, File: u}}}
			}
		}
	}
	var all []value.Value
	found := false
	for _, d := range declared {
		if d.Function == nil && (!d.Member || u.Language != lex.TypeScript) {
			found = true
			v := e.Constant(d)
			if d.Appends {
				v = value.Concat(all, v)
			}
			all = value.Unite(all, v)
		}
	}
	if class := u.ClassAt(at); !found && class != "" && u.Language == lex.Ruby {
		if all = e.member(u, at, name, name); len(all) > 0 && all[0].Of() != nil {
			return all
		}
		all = nil
	}
	if !found {
		all = e.functions.getter(u, at, u.ClassAt(at), name)
	}
	if !found && len(all) == 0 && (u.Language.Family == "net" || u.Language.Family == "jvm") { // a field that the constructor sets
		for _, d := range declared {
			if d.Function != nil && d.Function.Name != "" && d.Function.Name == d.Function.Container || d.Member && d.Function != nil && d.IsMemberAssignment() {
				all = value.Unite(all, e.Constant(d))
			}
		}
		all = value.Known(all)
	}
	if !found && len(all) == 0 {
		return e.foreign(u, u.NameOf(name), "")
	}
	if isPlaceholder(declared, all) {
		return value.Opaque(name)
	}
	return value.Distinct(all)
}

// isPlaceholder reports whether a variable begins as an empty text: something that is
// not seen here, such as a form, gives it its value.
func isPlaceholder(declared []*syntax.Declaration, all []value.Value) bool {
	if len(declared) != 1 || len(all) != 1 || !declared[0].File.Is(declared[0].At-1, "let") {
		return false
	}
	text, ok := all[0].Literal()
	return ok && text == ""
}

// assigned returns what a function assigned to a variable before a place: the last
// assignment that is always executed, and those after it that may be.
func (e *names) assigned(u *syntax.File, at int, f *syntax.Function, declared []*syntax.Declaration) []value.Value {
	var all []value.Value
	for _, d := range declared {
		if e.budget.spent() {
			return value.Opaque(d.Name)
		}
		if d.Function != f || d.At >= at || f != nil && d.At < f.From || d.Member || d.Name == "" {
			continue
		}
		v := e.Constant(d)
		switch {
		case d.Appends:
			all = value.Concat(all, v)
		case u.Encloses(d.At, at):
			all = v
		default:
			all = value.Unite(all, v)
		}
	}
	return all
}

// Constant returns the value of a declaration.
func (e *names) Constant(d *syntax.Declaration) []value.Value {
	if v, ok := e.known[d]; ok {
		return v
	}
	if e.active[d] {
		return value.Opaque(d.Name)
	}
	e.active[d] = true
	var v []value.Value
	if d.Injected {
		v = e.settings.injected(d)
	} else {
		v = e.values.Expression(d.File, d.Value)
	}
	delete(e.active, d)
	if len(v) == 1 && v[0].OnlyUnknown() && v[0].Of() == nil && len(v[0]) == 1 && v[0][0].Text != expr.Condition {
		w := v[0][0]
		if !strings.Contains(w.Text, ".") && w.Text != d.Name { // keep the more telling of two names
			v = value.Opaque(d.Name + "." + w.Text)
		}
	}
	if !e.budget.spent() && len(e.active) == 0 {
		e.known[d] = v
	}
	return v
}
