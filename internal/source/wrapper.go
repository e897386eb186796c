package source

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
	"github.com/jtlctl/jtlctl/internal/source/value"
)

// wrappers are the functions of a project that pass their arguments on to calls, and
// the calls of them.
type wrappers struct {
	project  *project.Project
	eval     *eval.Evaluator
	findings *findings
	wrapped  map[*syntax.Function]*wrapper
	callers  map[string][]*syntax.Call // by the name that is called
	targets  map[*syntax.Call]*syntax.Function
}

// wrapper is what a function sends, and who calls it.
type wrapper struct {
	sinks   []*sink
	callers []*syntax.Call
	done    int // how many sinks were followed
}

// sink is a call of which a function passes arguments on.
type sink struct {
	attempt
	followed bool // a caller was found
}

func newWrappers(p *project.Project, e *eval.Evaluator, f *findings) *wrappers {
	return &wrappers{project: p, eval: e, findings: f, wrapped: map[*syntax.Function]*wrapper{}, callers: map[string][]*syntax.Call{}, targets: map[*syntax.Call]*syntax.Function{}}
}

// The bounds of following wrappers.
const (
	maxDepth    = 4
	maxSinks    = 64 // of one function
	maxAttempts = 200_000
)

// attempt keeps what depends on arguments of a function for its callers, and judges
// all others.
func (w *wrappers) attempt(t *attempt) {
	f := t.verb.Function
	if f == nil && !w.findings.isComplete(t) {
		f = ofSite(t.url, t.at)
	}
	if f != nil && f.Name != "" && t.depth < maxDepth {
		if one := w.wrapper(f); len(one.sinks) < maxSinks {
			one.sinks = append(one.sinks, &sink{attempt: *t})
			return
		}
	}
	w.findings.report(t)
}

// wrapper returns what is known of a function.
func (w *wrappers) wrapper(f *syntax.Function) *wrapper {
	one := w.wrapped[f]
	if one == nil {
		one = &wrapper{}
		w.wrapped[f] = one
	}
	return one
}

// calls notes a call that may be one of a function of the project.
func (w *wrappers) calls(s *syntax.Call) {
	if name := s.File.Fold(s.Last()); w.project.Functions[name] != nil {
		w.callers[name] = append(w.callers[name], s)
	}
}

// followAll follows functions that pass their arguments on to calls.
func (w *wrappers) followAll() {
	var all []*syntax.Function
	for _, u := range w.project.Units {
		all = append(all, u.Functions...)
	}
	for n, again := 0, true; again && n < maxAttempts; {
		again = false
		for _, f := range all {
			one := w.wrapped[f]
			if one == nil {
				continue
			}
			if len(one.sinks) > one.done {
				w.resolveCallers(f.Name)
			}
			for ; one.done < len(one.sinks); one.done++ {
				again = true
				n += w.follow(f, one, one.sinks[one.done])
			}
		}
	}
	for _, f := range all {
		one := w.wrapped[f]
		if one == nil {
			continue
		}
		for _, k := range one.sinks {
			if !k.followed {
				for _, v := range w.withDefaults(f, k.url) {
					k.url = v
					w.findings.report(&k.attempt)
				}
			}
		}
	}
}

// withDefaults puts the default values of parameters in place of arguments.
func (w *wrappers) withDefaults(f *syntax.Function, v value.Value) []value.Value {
	w.eval.Begin()
	return v.ReplaceArguments(f, func(p value.Part) []value.Value {
		if p.Kind == value.Receiver {
			return w.eval.OwnMember(f.File, f.From, f.Container, p.Member, p.Text)
		}
		if n := p.Parameter; p.Member == "" && n < len(f.Parameters) && f.Parameters[n].Value > 0 {
			if all := w.eval.Expression(f.File, f.Parameters[n].Value); len(all) == 1 && !all[0].OnlyUnknown() {
				return all
			}
		}
		return []value.Value{{p}}
	})
}

// resolveCallers finds out which functions of one name its calls mean.
func (w *wrappers) resolveCallers(name string) {
	sites := w.callers[name]
	if sites == nil {
		return
	}
	delete(w.callers, name)
	for _, s := range sites {
		if f := w.target(s); f != nil {
			one := w.wrapper(f)
			one.callers = append(one.callers, s)
		}
	}
}

// follow looks at the callers of a function that has a sink.
func (w *wrappers) follow(f *syntax.Function, one *wrapper, k *sink) int {
	found := 0
	for _, s := range one.callers {
		s.ReadArguments()
		found++
		k.followed = true
		w.eval.Begin()
		passed := func(p value.Part) []value.Value { return w.eval.Passed(s.File, s.Start, s.Args, f, p) }
		verb := w.methodPassed(s, f, k.sends, k.verb, passed)
		names := append(append(slices.Clone(k.names), syntax.PlainNames(s.Names)...), f.Container, s.Class())
		for _, v := range k.url.ReplaceArguments(f, passed) {
			t := &attempt{at: s, sends: k.sends, url: v, verb: verb, names: names, own: k.own, stranger: k.stranger, depth: k.depth + 1}
			if strings.Contains(value.Describe([]value.Value{v}), "://") {
				t.own = false
			}
			w.attempt(t)
		}
	}
	return found
}

// target returns the function of the project that is called, nil if it is none.
func (w *wrappers) target(s *syntax.Call) *syntax.Function {
	f, ok := w.targets[s]
	if !ok {
		f = w.project.Target(s.File, s.Start, syntax.PlainNames(s.Names))
		w.targets[s] = f
	}
	return f
}

// ofSite returns the function of which a value has arguments: the one around a call
// rather than another, such as the constructor of its class.
func ofSite(v value.Value, s *syntax.Call) *syntax.Function {
	for around := s.File.Inside(s.Start); around != nil; around = around.Parent {
		if slices.ContainsFunc(v, func(p value.Part) bool {
			return (p.Kind == value.Argument || p.Kind == value.Receiver) && p.Function == around
		}) {
			return around
		}
	}
	return v.Of()
}
