package manifest

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Options say what to look for.
type Options struct {
	// Scopes are the catalogues that scopes are looked up in.
	Scopes *scope.Index
	// Generation is the generation of the API that an OnPremise app is for, 1
	// or 2; 0 means the one that most of its scopes belong to. The cloud has
	// only one.
	Generation erp.Generation
	// Version is the version of the API that an OnPremise app is for, such as 1.3,
	// and has that Generation; "" if only the generation is known.
	Version string
	// AnyGeneration accepts scopes of every generation.
	AnyGeneration bool
	// Severities change those of rules, by id.
	Severities map[string]Severity
	// Release adds the checks before an app is published.
	Release bool
}

// Linter checks documents. Many goroutines may use it at once.
type Linter struct {
	options Options
	rules   []*Rule
}

// NewLinter makes a linter.
func NewLinter(o Options) *Linter {
	l := &Linter{options: o}
	for _, r := range Rules() {
		severity, set := o.Severities[r.ID]
		if (set && severity == Off) || (r.Release && !o.Release) {
			continue
		}
		l.rules = append(l.rules, r)
	}
	return l
}

// Job is a document and the linter that its project chose.
type Job struct {
	Linter   *Linter
	Document *Document
}

// Lint returns the findings of each document, in the order of the text. Some
// rules compare all documents.
func (l *Linter) Lint(documents ...*Document) [][]Finding {
	jobs := make([]Job, len(documents))
	for i, d := range documents {
		jobs[i] = Job{l, d}
	}
	return Run(jobs)
}

// Run lints documents in parallel, each with its own linter.
func Run(jobs []Job) [][]Finding {
	inspections := make([]*inspection, len(jobs))
	findings := make([][]Finding, len(jobs))
	parallel(len(jobs), func(i int) {
		inspections[i] = jobs[i].Linter.inspect(jobs[i].Document)
		findings[i] = inspections[i].runSingle()
	})
	runAcross(inspections, findings)
	for i := range findings {
		slices.SortStableFunc(findings[i], func(a, b Finding) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Severity, a.Severity))
		})
	}
	return findings
}

// runSingle runs the rules that check one document.
func (in *inspection) runSingle() []Finding {
	var findings []Finding
	for _, r := range in.linter.rules {
		if r.check != nil {
			p := &pass{inspection: in, rule: r, limit: maxFindings}
			r.check(p)
			findings = append(findings, p.finalFindings()...)
		}
	}
	return findings
}

// runAcross runs the rules that compare all documents.
func runAcross(inspections []*inspection, findings [][]Finding) {
	for _, r := range Rules() {
		if r.checkAll == nil {
			continue
		}
		var passes []*pass
		var owners []int
		for i, in := range inspections {
			if slices.ContainsFunc(in.linter.rules, func(running *Rule) bool { return running.ID == r.ID }) {
				passes, owners = append(passes, &pass{inspection: in, rule: r, limit: maxFindings}), append(owners, i)
			}
		}
		r.checkAll(passes)
		for i, p := range passes {
			findings[owners[i]] = append(findings[owners[i]], p.finalFindings()...)
		}
	}
}

// finalFindings returns the findings of a pass without those about values that are
// not valid JSON, and with the severities of the options.
func (p *pass) finalFindings() []Finding {
	if p.omitted > 0 {
		last := p.findings[len(p.findings)-1]
		last.Message, last.Suggestion, last.Edits = fmt.Sprintf("more findings of this rule are not shown: %d", p.omitted), "", nil
		p.findings = append(p.findings, last)
	}
	findings := p.withoutBroken(p.findings)
	chosen, set := p.linter.options.Severities[p.rule.ID]
	for i := range findings {
		if p.doc.YAML {
			findings[i].Edits = nil // they write JSON
		}
		switch f := &findings[i]; {
		case set && (p.rule.Raisable || f.Severity == p.rule.Severity):
			f.Severity = chosen
		case set:
			f.Severity = min(f.Severity, chosen)
		case p.doc.Application && p.rule.ErrorInApplication && !f.doubt:
			f.Severity = Error
		}
	}
	return findings
}

// withoutBroken removes what rules other than syntax report about invalid JSON.
func (in *inspection) withoutBroken(findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool {
		return f.Rule != "syntax" && slices.ContainsFunc(in.doc.Text.Faults, func(fault jsonast.Fault) bool {
			return !fault.Tolerated && f.Start <= fault.Start && fault.Start <= f.End && f.Start < fault.End
		})
	})
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
