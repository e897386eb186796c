package wawi

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Result is what became of a registration.
type Result struct {
	Name string
	// Report is nil if there is nothing to report but an error.
	Report *Report
	// Installation is the app that has its key, in the store; nil if the
	// registration is undecided.
	Installation *Installation
}

func undecided(name string, record Record) Result {
	report := reportOfRequest(name, *record.Registration)
	return Result{Name: name, Report: &report}
}

// Err returns the error of an app that has its key, and not all that it cannot
// work without.
func (r Result) Err() error {
	if r.Installation == nil || len(r.Report.Missing) == 0 {
		return nil
	}
	return fault.New(fault.Refused, "%q has its key, but not what the app cannot work without: %s", r.Name, strings.Join(r.Report.Missing, ", ")).
		WithHint("scopes cannot be added: ask the merchant to grant them, and register again with `%s`", registerAgain(r.Name, r.Installation.URL))
}

// Decision is what a merchant decided about a scope.
type Decision string

// The decisions: an optional scope is denied, a mandatory one missing.
const (
	ScopeGranted Decision = "granted"
	ScopeDenied  Decision = "denied"
	ScopeMissing Decision = "missing"
)

// DecidedScope is a scope that an app asked for.
type DecidedScope struct {
	Scope    string
	Decision Decision
	// Closed are the operations of the API that do not work without it.
	Closed []string
}

// Decisions returns what was decided about each scope: those that were granted
// first. index may be nil.
func (i Installation) Decisions(index *scope.Index) (decided []DecidedScope) {
	missing, denied := i.Missing()
	for _, name := range i.Granted {
		decided = append(decided, DecidedScope{Scope: name, Decision: ScopeGranted})
	}
	for _, name := range denied {
		decided = append(decided, DecidedScope{name, ScopeDenied, i.closed(index, name)})
	}
	for _, name := range missing {
		decided = append(decided, DecidedScope{name, ScopeMissing, i.closed(index, name)})
	}
	return decided
}

// closed returns the operations that do not work without a scope.
func (i Installation) closed(index *scope.Index, name string) (operations []string) {
	if index == nil {
		return nil
	}
	known, _ := index.Find(name)
	seen := map[string]bool{}
	for _, use := range known.Uses {
		operation := use.Operation.Method + " " + use.Operation.Path
		if seen[operation] || i.API.Generation != erp.OfPath(use.Operation.Path) {
			continue
		}
		seen[operation] = true
		operations = append(operations, operation)
	}
	return operations
}
