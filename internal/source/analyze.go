package source

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/lex"
)

// analysis looks for calls in the files of a project.
type analysis struct {
	index   *scope.Index
	project *project
	eval    *evaluator
	calls   []Call
	unknown []Unresolved
	callers map[string][]*site // by the name that is called
	matches map[string][]scope.Match
	routes  map[string]bool // of the app's own servers
}

// sink is a call of which a function passes arguments on.
type sink struct {
	attempt
	followed bool // a caller was found
}

// The bounds of following wrappers.
const (
	maxDepth    = 4
	maxSinks    = 64 // of one function
	maxAttempts = 200_000
)

// Result is what was found, in the order of files and lines.
type Result struct {
	Calls      []Call
	Unresolved []Unresolved
}

// Analyze reads files of code. index says which operations there are.
func Analyze(index *scope.Index, files []File) Result {
	a := &analysis{index: index, callers: map[string][]*site{}, matches: map[string][]scope.Match{}, routes: map[string]bool{}}
	units := readUnits(files)
	a.project = newProject(units)
	a.eval = newEvaluator(a.project)
	a.direct()
	a.wrappers()
	for _, u := range units {
		a.attributes(u)
		a.requestClasses(u)
		a.documents(u)
	}
	for _, u := range units {
		if u.read != nil {
			u.read(a, u)
		}
	}
	return a.result()
}

// readUnits splits all files that are read into tokens, several at a time.
func readUnits(files []File) []*unit {
	all := make([]*unit, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				f := files[i]
				if l := LanguageOf(f.Name); l != nil {
					all[i] = newUnit(f.Name, l, f.Code)
				} else if read := readerOf(f); read != nil {
					all[i] = newText(f.Name, f.Code)
					all[i].read = read
				}
			}
		})
	}
	wait.Wait()
	return slices.DeleteFunc(all, func(u *unit) bool { return u == nil })
}

// direct looks for calls that name an address themselves.
func (a *analysis) direct() {
	var senders []*site
	for _, u := range a.project.units {
		if u.language == lex.PowerShell {
			a.powershell(u)
			continue
		}
		u.sites(func(s *site) {
			if name := u.fold(s.last()); a.project.functions[name] != nil {
				a.callers[name] = append(a.callers[name], s)
			}
			a.hook(s)
			a.toolkit(s)
			if s.runsCommand() && a.command(s) {
				return
			}
			switch roleOf(s) {
			case request:
				senders = append(senders, s)
			case route:
				a.route(s)
			}
		})
		if u.language == lex.Ruby || u.language == lex.PHP {
			for i, t := range u.tokens {
				if t.Kind == lex.String || t.Kind == lex.StringOpen {
					a.backtick(u, i)
				}
			}
		}
		for _, d := range slices.Concat(u.declared["RequestUri"], u.declared["requesturi"]) {
			names := []string{"RequestUri"}
			if u.isDot(d.at - 1) {
				names = []string{u.text(d.at - 2), "RequestUri"}
			}
			senders = append(senders, &site{unit: u, start: d.at - 2*(len(names)-1), name: d.at, open: d.at, names: names, args: []given{{value: d.value, end: u.expressionEnd(d.value)}}})
		}
	}
	for _, s := range senders {
		a.send(s)
	}
}

// route notes a path that the app itself serves.
func (a *analysis) route(s *site) {
	if s.names[0][0] == '@' && s.unit.language.Family == "jvm" || s.isAttribute() && verbs[strings.ToLower(s.last())] != "" {
		return // it may be one of a client
	}
	s.readArguments()
	for n, arg := range s.args {
		if n > 1 || s.unit.kind(arg.value) != lex.String {
			continue
		}
		text := s.unit.decode(arg.value)
		if _, path, ok := strings.Cut(text, " "); ok { // "GET /v2/items" of Go
			text = path
		}
		a.routes[routeKey(cleanPath(text))] = true
	}
}

// attempt keeps what depends on arguments of a function for its callers, and judges
// all others.
func (a *analysis) attempt(t *attempt) {
	f := t.verb.function
	if f == nil && !a.isComplete(t) {
		f = t.url.ofSite(t.site)
	}
	if f != nil && f.name != "" && t.depth < maxDepth && len(f.sinks) < maxSinks {
		f.sinks = append(f.sinks, &sink{attempt: *t})
		return
	}
	a.report(t)
}

// isComplete reports whether the arguments in an address are only values in its path,
// such as an id.
func (a *analysis) isComplete(t *attempt) bool {
	if len(t.url) == 0 || t.url[0].kind == argument && !t.url[0].dotted {
		return false
	}
	text, _ := render(t.url)
	_, path, _ := splitAddress(text)
	return len(a.operations("", cleanPath(path), erp.Auto)) > 0
}

// result sorts what was found, and leaves out what was found twice.
func (a *analysis) result() Result {
	slices.SortStableFunc(a.calls, func(x, y Call) int {
		return cmp.Or(comparePlaces(x.Place, y.Place), cmp.Compare(x.Path, y.Path), cmp.Compare(x.Method, y.Method), cmp.Compare(x.Field, y.Field))
	})
	a.calls = slices.CompactFunc(a.calls, func(x, y Call) bool {
		return x.Place == y.Place && x.Path == y.Path && x.Method == y.Method && x.Field == y.Field
	})
	a.doubtMethods()
	found := map[Place]bool{}
	for _, c := range a.calls {
		found[c.Place] = true
	}
	a.unknown = slices.DeleteFunc(a.unknown, func(x Unresolved) bool { return found[x.Place] })
	slices.SortStableFunc(a.unknown, func(x, y Unresolved) int { return comparePlaces(x.Place, y.Place) })
	a.unknown = slices.CompactFunc(a.unknown, func(x, y Unresolved) bool { return x.Place == y.Place })
	return Result{a.calls, a.unknown}
}

// doubtMethods makes calls of a wrapper uncertain that sends with several methods:
// which of them depends on its arguments.
func (a *analysis) doubtMethods() {
	for i := range a.calls {
		for j := i + 1; j < len(a.calls) && a.calls[j].Place == a.calls[i].Place; j++ {
			if x, y := &a.calls[i], &a.calls[j]; x.wrapped && y.wrapped && x.Path == y.Path && x.Method != y.Method {
				x.Sure, y.Sure = false, false
			}
		}
	}
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}
