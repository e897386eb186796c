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
	"github.com/jtlctl/jtlctl/internal/sorting"
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
	// Usage returns what the code of the app says of the scopes that a document
	// requests; nil if no code was read.
	Usage func(*Document) *Usage
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

// Lint returns the findings of each document, in the order of the text. Some
// rules compare a document with those before it.
func (l *Linter) Lint(documents ...*Document) [][]Finding {
	checked := make([]*Checked, len(documents))
	parallel(len(documents), func(i int) { checked[i] = l.Check(documents[i]) })
	var series Series
	findings := make([][]Finding, len(documents))
	for i := range checked {
		findings[i] = series.Findings(checked[i])
	}
	return findings
}

// Checked is a document and the findings of the rules that look at nothing else.
type Checked struct {
	inspection *inspection
	findings   []Finding
}

// Check runs the rules that look at one document.
func (l *Linter) Check(d *Document) *Checked {
	in := l.inspect(d)
	return &Checked{in, in.runSingle()}
}

// Series is documents that are linted together, in their order. It keeps what
// the rules that compare documents have to know, and no document.
type Series struct {
	checks map[string]func(*pass) // by rule
}

// Findings returns all findings of the next document, in the order of the text.
func (s *Series) Findings(c *Checked) []Finding {
	for _, r := range c.inspection.linter.rules {
		if r.checkNext == nil {
			continue
		}
		check := s.checks[r.ID]
		if check == nil {
			if s.checks == nil {
				s.checks = map[string]func(*pass){}
			}
			check = r.checkNext()
			s.checks[r.ID] = check
		}
		p := &pass{inspection: c.inspection, rule: r, limit: maxFindings}
		check(p)
		c.findings = append(c.findings, p.finalFindings()...)
	}
	sorting.By(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Severity, a.Severity))
	})
	return c.findings
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
