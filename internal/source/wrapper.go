package source

import (
	"slices"
	"strings"
)

// wrappers follows functions that pass their arguments on to calls.
func (a *analysis) wrappers() {
	var all []*function
	for _, u := range a.project.units {
		all = append(all, u.functions...)
	}
	done := map[*function]int{}
	for n, again := 0, true; again && n < maxAttempts; {
		again = false
		for _, f := range all {
			if len(f.sinks) > done[f] {
				a.resolveCallers(f.name)
			}
			for ; done[f] < len(f.sinks); done[f]++ {
				again = true
				n += a.follow(f, f.sinks[done[f]])
			}
		}
	}
	for _, f := range all {
		for _, k := range f.sinks {
			if !k.followed {
				for _, v := range a.withDefaults(f, k.url) {
					k.url = v
					a.report(&k.attempt)
				}
			}
		}
	}
}

// withDefaults puts the default values of parameters in place of arguments.
func (a *analysis) withDefaults(f *function, v value) []value {
	a.eval.steps = 0
	return v.replaceArguments(f, func(p part) []value {
		if n := p.parameter; p.member == "" && n < len(f.parameters) && f.parameters[n].value > 0 {
			if all, _ := a.eval.expression(f.unit, f.parameters[n].value); len(all) == 1 && !all[0].onlyUnknown() {
				return all
			}
		}
		return []value{{p}}
	})
}

// resolveCallers finds out which functions of one name its calls mean.
func (a *analysis) resolveCallers(name string) {
	sites := a.callers[name]
	if sites == nil {
		return
	}
	delete(a.callers, name)
	for _, s := range sites {
		if f := s.target(a.project); f != nil {
			f.callers = append(f.callers, s)
		}
	}
}

// follow looks at the callers of a function that has a sink.
func (a *analysis) follow(f *function, k *sink) int {
	found := 0
	for _, s := range f.callers {
		s.readArguments()
		found++
		k.followed = true
		a.eval.steps = 0
		passed := func(p part) []value { return a.eval.passed(s.unit, s.args, f, p) }
		verb := a.methodPassed(s, f, k.call, k.verb, passed)
		names := append(append(slices.Clone(k.names), plainNames(s.names)...), f.container, s.class())
		for _, v := range k.url.replaceArguments(f, passed) {
			t := &attempt{site: s, call: k.call, url: v, verb: verb, names: names, own: k.own, stranger: k.stranger, depth: k.depth + 1}
			if strings.Contains(valueNames([]value{v}), "://") {
				t.own = false
			}
			a.attempt(t)
		}
	}
	return found
}

// methodPassed returns the method of a call of a wrapper.
func (a *analysis) methodPassed(s *site, f *function, call *site, verb method, passed func(part) []value) method {
	if verb.assumed && isRequestObject(call.last()) { // the caller may go on with the request
		if m, ok := a.eval.methodInChain(s); ok {
			return m
		}
		if m, ok := a.eval.methodOfVariable(s); ok {
			return m
		}
	}
	if verb.function != f {
		return verb
	}
	if verb.options {
		for n, arg := range s.args {
			if n == verb.parameter || arg.name != "" && arg.name == f.parameters[verb.parameter].name {
				m, ok, opaque := a.eval.methodOfArgument(s.unit, given{value: arg.value, end: arg.end})
				if ok {
					return m
				}
				if opaque {
					return method{}
				}
			}
		}
		for name, at := range f.parameters[verb.parameter].members { // its default
			if m, ok := a.eval.methodOfValue(f.unit, at); ok && at > 0 && strings.Contains(methodKeys, " "+strings.ToLower(name)+" ") {
				return m
			}
		}
		if len(verb.names) > 0 {
			return knownMethod(verb.names...)
		}
		return knownMethod("GET")
	}
	for n, arg := range s.args {
		named := arg.name != "" && strings.EqualFold(simpleName(arg.name), simpleName(f.parameters[verb.parameter].name))
		if (named || arg.name == "" && n == verb.parameter) && verb.member == "" {
			if m, ok := a.eval.methodOfValue(s.unit, arg.value); ok {
				return m
			}
		}
	}
	var names []string
	for _, v := range passed(part{parameter: verb.parameter, member: verb.member, dotted: verb.member != ""}) {
		if text, ok := v.literal(); ok && verbs[strings.ToLower(text)] != "" {
			names = append(names, strings.ToUpper(text))
		} else if len(v) == 1 && v[0].kind == argument {
			return method{function: v[0].function, parameter: v[0].parameter, member: dottedMember(v[0])}
		}
	}
	return method{names: names}
}
