package manifest

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source"
)

// Options say what to look for.
type Options struct {
	// Scopes are the catalogues that scopes are looked up in.
	Scopes *scope.Index
	// Generation is the generation of the API that the app is for, 1 or 2;
	// 0 takes the cloud's for cloud apps, and for an OnPremise app the one
	// that most of its scopes belong to.
	Generation int
	// AnyGeneration takes scopes of every generation.
	AnyGeneration bool
	// Severities change those of rules, by id.
	Severities map[string]Severity
	// Release adds what has to hold before an app is published.
	Release bool
}

// Linter checks documents. Many goroutines may use it at once.
type Linter struct {
	options Options
	checks  []*Check
	roots   map[Kind]*Field
}

// NewLinter makes a linter.
func NewLinter(o Options) *Linter {
	l := &Linter{options: o, roots: map[Kind]*Field{}}
	for _, kind := range []Kind{App, Listing, Combined, Legacy, Registration} {
		l.roots[kind] = &Field{Shape: Group, Fields: fieldsOf(kind)}
	}
	for _, c := range Checks() {
		severity, set := o.Severities[c.ID]
		if (set && severity == Off) || (c.Release && !o.Release) {
			continue
		}
		l.checks = append(l.checks, c)
	}
	return l
}

// Lint returns what is to be said of each document, in the order of the text.
// Some rules look at all documents together.
func (l *Linter) Lint(documents ...*Document) [][]Finding {
	inspections := make([]*inspection, len(documents))
	findings := make([][]Finding, len(documents))
	parallel(len(documents), func(i int) {
		inspections[i] = l.inspect(documents[i])
		findings[i] = l.alone(inspections[i])
	})
	l.together(inspections, findings)
	for i := range findings {
		slices.SortStableFunc(findings[i], func(a, b Finding) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Severity, a.Severity))
		})
	}
	return findings
}

// alone runs the rules that look at one document.
func (l *Linter) alone(in *inspection) []Finding {
	var findings []Finding
	for _, c := range l.checks {
		if c.run == nil {
			continue
		}
		p := &pass{inspection: in, check: c}
		c.run(p)
		findings = append(findings, l.settle(c, in.readable(p.findings))...)
	}
	return findings
}

// readable leaves out what other rules say of a value that is broken itself.
func (in *inspection) readable(findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool {
		return f.Rule != "syntax" && slices.ContainsFunc(in.doc.Text.Faults, func(fault source.Fault) bool {
			return !fault.Tolerated && f.Start <= fault.Start && fault.Start <= f.End && f.Start < fault.End
		})
	})
}

// together runs the rules that look at all documents.
func (l *Linter) together(inspections []*inspection, findings [][]Finding) {
	for _, c := range l.checks {
		if c.across == nil {
			continue
		}
		passes := make([]*pass, len(inspections))
		for i, in := range inspections {
			passes[i] = &pass{inspection: in, check: c}
		}
		c.across(passes)
		for i, p := range passes {
			findings[i] = append(findings[i], l.settle(c, p.findings)...)
		}
	}
}

// parallel does work 0 to n-1 on all cores.
func parallel(n int, work func(int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}

// settle gives findings the severity that the user wants for their rule.
func (l *Linter) settle(c *Check, findings []Finding) []Finding {
	if severity, set := l.options.Severities[c.ID]; set {
		for i := range findings {
			findings[i].Severity = severity
		}
	}
	return findings
}
