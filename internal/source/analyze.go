package source

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/source/eval"
	"github.com/jtlctl/jtlctl/internal/source/lex"
	"github.com/jtlctl/jtlctl/internal/source/project"
	"github.com/jtlctl/jtlctl/internal/source/syntax"
)

// Result is what was found, in the order of files and lines.
type Result struct {
	Calls      []Call
	Unresolved []Unresolved
}

// tools are what those that look for calls have in common. What they find goes to the
// wrappers, if it depends on who calls a function, and from there to the findings.
type tools struct {
	project  *project.Project
	eval     *eval.Evaluator
	wrappers *wrappers
	findings *findings
}

// Analyze reads files of code. index says which operations there are.
func Analyze(index *scope.Index, files []File) Result {
	all, found := read(files)
	t := newTools(index, all, found)
	direct{t}.read(all)
	for _, u := range all {
		switch u.Language {
		case lex.PowerShell:
			powershell{t}.read(u)
		case syntax.NoLanguage:
			texts{t}.read(u)
		}
	}
	t.wrappers.followAll()
	for _, u := range all {
		attributes{t}.read(u)
		saloon{t}.read(u)
		documents{t}.read(u)
	}
	return t.findings.result()
}

func newTools(index *scope.Index, all []*syntax.File, found []signals) tools {
	t := tools{project: project.New(all), findings: newFindings(index, newJudge(all, found))}
	t.eval = eval.New(t.project)
	t.wrappers = newWrappers(t.project, t.eval, t.findings)
	return t
}

// read splits all files that are read into tokens, several at a time.
func read(files []File) ([]*syntax.File, []signals) {
	all, found := make([]*syntax.File, len(files)), make([]signals, len(files))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				f := files[i]
				if l := syntax.LanguageOf(f.Name); l != nil {
					all[i] = syntax.Parse(f.Name, l, f.Code)
				} else if textOf(f) != noText {
					all[i] = syntax.Text(f.Name, f.Code)
				}
				if all[i] != nil {
					found[i] = findSignals(all[i])
				}
			}
		})
	}
	wait.Wait()
	n := 0
	for i, u := range all {
		if u != nil {
			all[n], found[n] = u, found[i]
			n++
		}
	}
	return all[:n], found[:n]
}
