package scope

import (
	"time"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// The JSON documents of the commands below `scope`. They are contracts.

// CatalogList is the document of `scope list --catalogs`.
type CatalogList struct {
	Catalogs []catalogReport `json:"catalogs"` // the catalogues that are in use
	// Complete is true if `scope update` read every published version, and Unread
	// lists those that it did not.
	Complete bool     `json:"complete"`
	Unread   []string `json:"unread"` // published versions that were not read
	kit.Warned
}

// Forgotten is the document of `scope forget`.
type Forgotten struct {
	Name string `json:"forgotten"` // catalogue
	kit.Warned
}

type catalogReport struct {
	Name       string `json:"name"`       // the name of the catalogue
	Generation int    `json:"generation"` // the generation of the API
	Operations int    `json:"operations"` // how many operations it has
	Scopes     int    `json:"scopes"`     // how many scopes it has
	Source     string `json:"source"`     // where its document is from
	Date       string `json:"date"`       // when its document was read
	AgeDays    int    `json:"age_days"`   // since it was read
	Imported   bool   `json:"imported"`   // true if it is not a built-in one
	Origin     string `json:"origin"`     // built in, updated or imported
}

func reportCatalog(e catalog.Entry, now time.Time) catalogReport {
	return catalogReport{
		Name: e.Name, Generation: int(e.Generation), Operations: len(e.Operations), Scopes: e.ScopeCount(),
		Source: e.Source, Date: e.Date, Imported: e.Origin == catalog.Imported,
		Origin: string(e.Origin), AgeDays: e.AgeInDays(now),
	}
}

// ImportReport is the document of `scope import`.
type ImportReport struct {
	catalogReport
	Replaced bool `json:"replaced"` // true if there was a catalogue of the name
	kit.Warned
}

// UpdateReport is the document of `scope update`.
type UpdateReport struct {
	Catalogs []outcomeReport `json:"catalogs"` // what became of each document
	// Complete is true if every published version was read.
	Complete bool `json:"complete"`
	kit.Warned
}

type outcomeReport struct {
	Name              string         `json:"name"`               // the version of the API
	Source            string         `json:"source"`             // an address or a file
	Status            catalog.Status `json:"status"`             // new, changed, unchanged, absent or failed
	Error             string         `json:"error"`              // of a failure, else empty
	ScopesAdded       []string       `json:"scopes_added"`       // the scopes that are new
	ScopesRemoved     []string       `json:"scopes_removed"`     // the scopes that are gone
	OperationsAdded   int            `json:"operations_added"`   // how many operations are new
	OperationsRemoved int            `json:"operations_removed"` // how many operations are gone
	OperationsChanged int            `json:"operations_changed"` // that need other scopes
	Dropped           int            `json:"dropped"`            // texts that cannot be names of scopes, operations or paths
}

func reportOutcomes(outcomes []catalog.Outcome, index *scope.Index) *UpdateReport {
	report := &UpdateReport{Catalogs: []outcomeReport{}, Complete: index.Complete()}
	for _, o := range outcomes {
		r := outcomeReport{
			Name: o.Name, Source: o.Source, Status: o.Status, Dropped: len(o.Dropped),
			ScopesAdded: nonNil(o.Changes.ScopesAdded), ScopesRemoved: nonNil(o.Changes.ScopesRemoved),
			OperationsAdded: o.Changes.OperationsAdded, OperationsRemoved: o.Changes.OperationsRemoved, OperationsChanged: o.Changes.OperationsChanged,
		}
		if o.Err != nil {
			r.Error = fault.Message(o.Err)
		}
		report.Catalogs = append(report.Catalogs, r)
	}
	return report
}

// InferReport is the document of `scope infer`.
type InferReport struct {
	infer.Report
	kit.Warned
}

// ListReport is the document of `scope list`.
type ListReport struct {
	API    string        `json:"api"`    // the API whose scopes are listed
	Scopes []listedScope `json:"scopes"` // the scopes, by name
	kit.Warned
}

type listedScope struct {
	Name        string   `json:"name"`        // the name of the scope
	Generations []int    `json:"generations"` // the generations of the API that have the scope
	Catalogs    []string `json:"catalogs"`    // the catalogues that have the scope
	Operations  int      `json:"operations"`  // how many operations the scope opens
	Broad       bool     `json:"broad"`       // true if the scope allows far more than any app needs
	Notes       []string `json:"notes"`       // what to know before the scope is requested
}

func reportList(api string, list catalog.List) *ListReport {
	report := &ListReport{API: api, Scopes: []listedScope{}}
	for _, s := range list.Scopes {
		report.Scopes = append(report.Scopes, listedScope{s.Name, numbers(s.Generations), s.Catalogs, s.Operations, s.Broad(), nonNil(s.Advice)})
	}
	return report
}

// Report is the document of `scope show`.
type Report struct {
	Name        string            `json:"name"`        // the name of the scope
	Generations []int             `json:"generations"` // the generations of the API that have the scope
	Catalogs    []string          `json:"catalogs"`    // the catalogues that have the scope
	Broad       bool              `json:"broad"`       // true if the scope allows far more than any app needs
	Lets        string            `json:"lets"`        // what it lets an app do, in English; may be empty
	Notes       []string          `json:"notes"`       // what to know before the scope is requested
	Elsewhere   []elsewhere       `json:"elsewhere"`   // the scopes that mean the same in another generation of the API
	Operations  []operationReport `json:"operations"`  // the operations that the scope opens
	kit.Warned
}

// elsewhere is the equivalent of a scope in another generation of the API.
type elsewhere struct {
	Generation int      `json:"generation"` // the other generation of the API
	Scopes     []string `json:"scopes"`     // the names of the scopes there
	Note       string   `json:"note"`       // how exact the translation is; may be empty
}

type operationReport struct {
	Catalog   string   `json:"catalog"`             // the catalogue that has the operation
	Method    string   `json:"method"`              // the method of the request
	Path      string   `json:"path"`                // the path of the request, with parameters in braces
	Operation string   `json:"operation,omitempty"` // the root field of GraphQL
	Stability string   `json:"stability"`           // how stable the document calls the operation
	Scopes    []string `json:"scopes"`              // the scopes that the document names for the operation
	AnyOne    bool     `json:"any_one"`             // true if any one of several scopes is enough
	Note      string   `json:"note"`                // what to know about the scopes; may be empty
}

func reportScope(s scope.Scope, lets string, equivalents []scope.Equivalent) *Report {
	report := &Report{
		Name: s.Name, Generations: numbers(s.Generations), Catalogs: s.Catalogs, Broad: s.Broad(), Lets: lets,
		Notes: nonNil(s.Advice()), Elsewhere: []elsewhere{}, Operations: []operationReport{},
	}
	for _, e := range equivalents {
		report.Elsewhere = append(report.Elsewhere, elsewhere{int(e.Generation), e.Scopes, e.Reason})
	}
	for _, use := range s.Uses {
		report.Operations = append(report.Operations, reportOperation(use.Catalog, use.Operation))
	}
	return report
}

func reportOperation(catalog string, o *scope.Operation) operationReport {
	return operationReport{catalog, o.Method, o.Path, o.Field, o.Stability, nonNil(o.Scopes), o.AnyOne, o.Note()}
}

// RequestReport is the document of `scope for`.
type RequestReport struct {
	Operations []answerReport `json:"operations"` // that the request matches, or root fields of GraphQL
	Method     string         `json:"method"`     // "" is any
	Path       string         `json:"path"`       // "" for root fields of GraphQL
	Matches    []matchReport  `json:"matches"`    // of a path, the same operations in more detail
	Nearest    []matchReport  `json:"nearest"`    // if nothing matches
	// Unread are the versions of published documents that may have a request that
	// nothing matches.
	Unread []string `json:"unread,omitempty"`
	kit.Warned
}

// answerReport says which scopes an operation needs.
type answerReport struct {
	API       string      `json:"api"`                 // the catalogue
	Method    string      `json:"method"`              // the method of the operation
	Path      string      `json:"path"`                // the path of the operation
	Operation string      `json:"operation,omitempty"` // the root field of GraphQL
	Scopes    []string    `json:"scopes"`              // the scopes that open the operation
	Grade     scope.Grade `json:"grade"`               // exact if a document names the scopes, likely if similar operations need them
	Note      string      `json:"note"`                // what to know about the answer; may be empty
}

func reportAnswers(answers []scope.Answer) []answerReport {
	all := []answerReport{}
	for _, a := range answers {
		o := a.Operation
		all = append(all, answerReport{a.API, o.Method, o.Path, o.Field, nonNil(a.Scopes), a.Grade, a.Note})
	}
	return all
}

type matchReport struct {
	operationReport
	Likeness string `json:"likeness"` // how it was matched, "" is exactly
}

func reportMatches(matches []scope.Match) []matchReport {
	all := []matchReport{}
	for _, m := range matches {
		all = append(all, matchReport{reportOperation(m.Catalog, m.Operation), m.Likeness})
	}
	return all
}

// DiffReport is the document of `scope diff`.
type DiffReport struct {
	Added    []string       `json:"added"`         // scopes that only the second document has
	Removed  []string       `json:"removed"`       // scopes that only the first document has
	Changed  []changeReport `json:"changed"`       // scopes that are mandatory in one and optional in the other
	Kept     []string       `json:"kept"`          // scopes that both have
	Register bool           `json:"register_anew"` // true if the app must be registered again
	kit.Warned
}

// changeReport is a scope that both request, in another way.
type changeReport struct {
	Scope string `json:"scope"` // the name of the scope
	From  string `json:"from"`  // what the scope was: mandatory or optional
	To    string `json:"to"`    // what the scope is now
}

func reportDiff(d scope.Diff) *DiffReport {
	report := &DiffReport{
		Added: nonNil(d.Added), Removed: nonNil(d.Removed), Changed: []changeReport{}, Kept: nonNil(d.Kept), Register: d.Register,
	}
	for _, c := range d.Changed {
		report.Changed = append(report.Changed, changeReport(c))
	}
	return report
}

// numbers returns generations as the documents have them.
func numbers(generations []erp.Generation) []int {
	list := make([]int, len(generations))
	for i, g := range generations {
		list[i] = int(g)
	}
	return list
}

// nonNil keeps an empty list from becoming null.
func nonNil(list []string) []string { return append([]string{}, list...) }
