package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// selves are the names of the object or the class that code belongs to.
const selves = " this self $this static me cls @ parent base my mybase super Self "

// resolve returns what a name with its members may be.
func (e *evaluator) resolve(u *unit, at int, names []string) []value {
	full := strings.Join(names, ".")
	if e.depth++; e.depth > maxNesting || e.steps > maxSteps {
		e.depth--
		return unknownValue(full)
	}
	defer func() { e.depth-- }()
	e.steps++
	if container, name, ok := strings.Cut(full, "."); ok && settingObjects.has(strings.ToLower(simpleName(container))) { // configuration["Wawi:Url"]
		if all := e.setting(name); all != nil {
			return all
		}
	}
	member := false
	f := u.inside(at)
	for len(names) > 1 && (strings.Contains(selves, " "+names[0]+" ") || f != nil && f.receiverIs(names[0])) {
		member, names = true, names[1:]
	}
	if last := names[len(names)-1]; len(names) > 1 && strings.Contains(sameMembers, " "+strings.ToLower(last)+" ") {
		if len(e.declarationsIn(u, names)) == 0 {
			if all := e.resolve(u, at, names[:len(names)-1]); len(all) > 0 && (!all[0].onlyUnknown() || strings.EqualFold(last, "value") && all[0].of() != nil) {
				return all
			}
		}
	}
	if name := variableOf(full); name != "" {
		if all := e.setting(name); all != nil {
			return all
		}
	}
	if verb := verbConstant(names); verb != "" {
		return textValue(verb)
	}
	var all []value
	switch {
	case len(names) == 1 && (member || strings.HasPrefix(names[0], "@")):
		all = e.memberValue(u, u.classAt(at), names[0], full)
	case len(names) == 1:
		all = e.variable(u, at, f, names[0])
	default:
		all = e.memberOf(u, names)
	}
	if len(all) == 0 {
		if all = e.memberArgument(u, at, names); all != nil {
			return all
		}
		return unknownValue(full)
	}
	return all
}

// settingObjects are what code calls the settings of .NET and others.
var settingObjects = set("configuration config _configuration _config settings")

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
	return verbs[last]
}

func (f *function) receiverIs(name string) bool {
	for ; f != nil; f = f.parent {
		if f.receiver != "" && f.receiver == name {
			return true
		}
	}
	return false
}

// maxDeclarations is how often a name may get a value in one file, or in all files, for
// its value to be followed.
const maxDeclarations = 200

// variable returns the value of a variable or a constant: of the function, of those
// around it, of the file, of another file.
func (e *evaluator) variable(u *unit, at int, f *function, name string) []value {
	declared := u.declared[name]
	if len(declared) > maxDeclarations {
		return unknownValue(name)
	}
	if f == nil { // a script: what comes later has no effect
		if all := e.assigned(u, at, nil, declared); len(all) > 0 {
			return distinct(all)
		}
	}
	for ; f != nil; f = f.parent {
		if all := e.assigned(u, at, f, declared); len(all) > 0 {
			return all
		}
		for n, p := range f.parameters {
			if p.name == name {
				return []value{{{kind: argument, text: name, function: f, parameter: n, unit: u}}}
			}
			if _, ok := p.members[name]; ok {
				return []value{{{kind: argument, text: name, function: f, parameter: n, member: name, unit: u}}}
			}
		}
	}
	var all []value
	found := false
	for _, d := range declared {
		if d.function == nil && (!d.member || u.language != lex.TypeScript) {
			found = true
			v := e.constant(d)
			if d.appends {
				v = concat(all, v)
			}
			all = unite(all, v)
		}
	}
	if !found {
		all = e.getter(u, name)
	}
	if !found && len(all) == 0 && (u.language.Family == "net" || u.language.Family == "jvm") { // a field that the constructor sets
		for _, d := range declared {
			if d.function != nil && d.function.name != "" && d.function.name == d.function.container || d.member && d.function != nil && d.isMemberAssignment() {
				all = unite(all, e.constant(d))
			}
		}
		all = known(all)
	}
	if !found && len(all) == 0 {
		return e.foreign(u, u.nameOf(name), "")
	}
	return distinct(all)
}

// assigned returns what a function assigned to a variable before a place: the last
// assignment that is always executed, and those after it that may be.
func (e *evaluator) assigned(u *unit, at int, f *function, declared []*declaration) []value {
	var all []value
	for _, d := range declared {
		if e.steps > maxSteps {
			return unknownValue(d.name)
		}
		if d.function != f || d.at >= at || f != nil && d.at < f.from || d.member || d.name == "" {
			continue
		}
		v := e.constant(d)
		switch {
		case d.appends:
			all = concat(all, v)
		case u.encloses(d.at, at):
			all = v
		default:
			all = unite(all, v)
		}
	}
	return all
}

func (d *declaration) isMemberAssignment() bool { return d.unit.isDot(d.at - 1) }

// encloses reports whether the block of one token contains another, so that what is
// there has been executed before.
func (u *unit) encloses(first, second int) bool {
	if u.language == lex.Python || u.language == lex.Ruby || u.language == lex.VisualBasic {
		return u.indent(first) <= u.indent(second)
	}
	open := u.around(first)
	return open < 0 || u.match(open) > second
}

// memberValue returns the value of a member of the object that code belongs to.
func (e *evaluator) memberValue(u *unit, class, name, full string) []value {
	all := e.getter(u, name)
	if len(u.declared[name]) > maxDeclarations {
		return unknownValue(full)
	}
	declared := slices.Concat(u.declared[name], u.declared["$"+name])
	ofClass := func(d *declaration) bool { return class != "" && d.class() == class }
	some := slices.ContainsFunc(declared, ofClass)
	for _, d := range declared {
		if (d.function == nil || d.member) && (!some || ofClass(d)) {
			all = unite(all, e.constant(d))
		}
	}
	if len(all) == 0 && len(declared) == 0 {
		all = e.inherited(u, name)
	}
	all = distinct(all)
	if all = known(all); len(all) == 0 {
		return unknownValue(full)
	}
	return all
}

// inherited returns the value of a member that a class of another file has from which
// one of this file is derived, nil if there is none or several differ.
func (e *evaluator) inherited(u *unit, name string) []value {
	var all []value
	for _, d := range e.project.declared[name] {
		if d.unit != u && d.unit.language.Family == u.language.Family && d.container != "" && u.inherits(d.container) {
			all = distinct(unite(all, e.constant(d)))
		}
	}
	if len(all) > 1 {
		return nil
	}
	return all
}

// class returns the class that a declaration belongs to.
func (d *declaration) class() string {
	if d.function != nil {
		if class := d.unit.classAt(d.at); class != "" || d.unit.language != lex.Go {
			return class
		}
	}
	return d.container
}

// classAt returns the class around a token, "" if there is none.
func (u *unit) classAt(at int) string {
	for f := u.inside(at); f != nil; f = f.parent {
		if f.container != "" {
			return f.container
		}
	}
	return ""
}

// known leaves out alternatives of which nothing is known, if there are others.
func known(all []value) []value {
	var some []value
	for _, v := range all {
		if !v.onlyUnknown() {
			some = append(some, v)
		}
	}
	if len(some) > 0 {
		return some
	}
	return all
}

// memberOf returns the value of a member of a named object, class or enumeration.
func (e *evaluator) memberOf(u *unit, names []string) []value {
	container, name := names[len(names)-2], names[len(names)-1]
	if original := u.nameOf(container); original != container {
		container = original
		names = []string{container, name}
	}
	var all []value
	for _, d := range e.declarationsIn(u, names) {
		all = unite(all, e.constant(d))
	}
	if len(all) == 0 {
		all = e.foreign(u, name, container)
	}
	if len(all) == 0 && len(names) == 2 {
		all = e.importedMember(u, container, name)
	}
	if len(all) == 0 && len(names) == 2 && u.language != lex.TypeScript { // a member of a module
		all = e.foreignOf(u, name, container)
	}
	return distinct(all)
}

func (e *evaluator) declarationsIn(u *unit, names []string) []*declaration {
	if len(names) < 2 {
		return nil
	}
	container, name := strings.TrimPrefix(names[len(names)-2], "$"), names[len(names)-1]
	var all []*declaration
	for _, d := range append(slices.Clone(u.declared[name]), u.declared["$"+name]...) {
		if strings.TrimPrefix(d.container, "$") == container {
			all = append(all, d)
		}
	}
	return all
}

// constant returns the value of a declaration.
func (e *evaluator) constant(d *declaration) []value {
	if v, ok := e.known[d]; ok {
		return v
	}
	if e.active[d] {
		return unknownValue(d.name)
	}
	e.active[d] = true
	var v []value
	if d.injected {
		v = e.injected(d)
	} else {
		v, _ = e.expression(d.unit, d.value)
	}
	delete(e.active, d)
	if len(v) == 1 && v[0].onlyUnknown() && v[0].of() == nil && len(v[0]) == 1 && v[0][0].text != "condition" {
		w := v[0][0]
		if !strings.Contains(w.text, ".") && w.text != d.name { // keep the more telling of two names
			v = unknownValue(d.name + "." + w.text)
		}
	}
	if e.steps <= maxSteps && len(e.active) == 0 {
		e.known[d] = v
	}
	return v
}

// distinct leaves out what is there twice.
func distinct(all []value) []value {
	var once []value
	for _, v := range all {
		text := v.String()
		if !slices.ContainsFunc(once, func(w value) bool { return w.String() == text }) {
			once = append(once, v)
		}
	}
	return once
}
