package manifest

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func scopeUnknownRule() *Rule {
	return &Rule{
		ID: "scope-unknown", Severity: Error, Raisable: true,
		Summary: "A scope that is in no catalogue",
		Why: "The platform rejects a manifest or registration with an unknown scope and says little about why. " +
			"A name that is nearly a known one (one letter is wrong, or two from eight letters on), or one that the platform never had, is an error. " +
			"Any other may be newer than the catalogues and is a warning: `jtlctl scope update` reads the published documents, " +
			"and once it has read all of them, every unknown scope is an error. `--rule scope-unknown=error` makes it one now.",
		check: func(p *pass) {
			var doubtful []int
			for _, at := range p.requested() {
				if name := p.stringAt(at); p.scopeStatus(name) == unknown && !reportCertain(p, at, name) {
					doubtful = append(doubtful, at)
				}
			}
			// The number of findings is limited, and no error is left out for a warning.
			for _, at := range doubtful {
				reportDoubtful(p, at, p.stringAt(at))
			}
		},
	}
}

// reportCertain reports a scope that certainly does not exist, and whether it is
// one.
func reportCertain(p *pass, at int, name string) bool {
	if p.full() { // to look for what was meant costs most of the time of a run
		p.omitted++
		return true
	}
	near, ok := meantBy(p, name)
	switch {
	case ok:
		f := p.reportScope(at, "there is no scope %s; the platform will reject it", truncate(name))
		if f.suggest("%s", joinSuggestions(p.suggestions(name))); f.Suggestion == "" {
			f.suggest("%s", near)
		}
	case p.linter.options.Scopes.Complete():
		p.reportScope(at, "there is no scope %s in any published version of the API (%s); the platform will reject it", truncate(name), catalogs(p)).
			suggest("%s", joinSuggestions(p.suggestions(name)))
		return true
	}
	return ok
}

// reportDoubtful reports a scope that may be newer than the catalogues.
func reportDoubtful(p *pass, at int, name string) {
	f := p.reportScope(at, "%s is not in %s; the platform rejects it unless it is newer", truncate(name), catalogs(p)).capSeverity(Warning)
	if found := joinSuggestions(p.suggestions(name)); found != "" {
		f.suggest("`jtlctl scope update` reads newer documents; or did you mean %s?", found)
	} else {
		f.suggest("`jtlctl scope update` reads newer documents")
	}
}

// meantBy returns the scope that a name certainly was meant to be, by the content
// of the catalogues only.
func meantBy(p *pass, name string) (string, bool) {
	generation := p.vocabulary()
	if near, ok := p.linter.options.Scopes.NearMiss(name, generation); ok {
		return near, true
	}
	return p.linter.options.Scopes.Misnomer(name, generation)
}

// catalogs names the catalogues that a scope was looked up in, each with the day
// on which its document was read.
func catalogs(p *pass) string {
	index := p.linter.options.Scopes
	generations := []erp.Generation{p.vocabulary()}
	if p.vocabulary() == 0 {
		generations = []erp.Generation{erp.V1, erp.V2}
	}
	var names []string
	for _, generation := range generations {
		if latest := index.Latest(generation); latest != nil {
			names = append(names, catalogName(latest))
		}
	}
	if len(names) == 0 {
		return "any catalogue"
	}
	noun := "the catalogue of API "
	if len(names) > 1 {
		noun = "the catalogues of API "
	}
	return noun + strings.Join(names, " and ")
}

func catalogName(c *scope.Catalog) string {
	if c.Date == "" {
		return c.Name
	}
	return fmt.Sprintf("%s of %s", c.Name, c.Date)
}
