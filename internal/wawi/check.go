package wawi

import (
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// Check is the JSON form of whether scopes were granted; it is a contract.
type Check struct {
	// Granted is true if all of the scopes were granted.
	Granted bool `json:"granted"`
	// Name is that of the installation.
	Name string `json:"name"`
	// Scopes are in the order in which they were asked about.
	Scopes []CheckedScope `json:"scopes"`
}

// CheckedScope is one of the scopes that were asked about.
type CheckedScope struct {
	Scope   string `json:"scope"`   // the name of the scope
	Granted bool   `json:"granted"` // true if the app has the scope
	// Remark says that no catalogue has the scope; "" if one does.
	Remark string `json:"-"`
}

// Check reports which of the scopes an installation has. JTL-Wawi is not asked:
// the scopes of a registration do not change.
func (s Service) Check(raw string, scopes []string) (Check, error) {
	name, i, err := s.installed(raw)
	if err != nil {
		return Check{}, err
	}
	if !i.GrantedKnown {
		why := "JTL-Wawi did not say when it granted the key"
		if i.added() {
			why = "its key was added, and JTL-Wawi names them only when it grants a key"
		}
		return Check{}, fault.New(fault.Server, "which scopes %q has is not known: %s", name, why).
			WithHint("try the call that needs the scope: `jtlctl wawi call` explains a refusal")
	}
	index, err := s.Scopes()
	if err != nil {
		s.UI.Warn("%v", err) // what was granted is known all the same
	}
	if scopes = splitScopes(scopes); len(scopes) == 0 {
		return Check{}, fault.New(fault.Usage, "no scope is named").WithHint("name one, such as items.read")
	}
	check := Check{true, name, []CheckedScope{}}
	for _, scope := range scopes {
		if index != nil && !i.Has(scope) {
			if err := misspelt(index, scope); err != nil {
				return Check{}, err
			}
		}
		checked := CheckedScope{Scope: scope, Granted: i.Has(scope)}
		if !checked.Granted {
			checked.Remark = i.remark(index, scope)
			check.Granted = false
		}
		check.Scopes = append(check.Scopes, checked)
	}
	return check, nil
}

// splitScopes splits at commas, as the flags of `wawi register` do.
func splitScopes(scopes []string) []string {
	var all []string
	for _, text := range scopes {
		for name := range strings.SplitSeq(text, ",") {
			if name != "" {
				all = append(all, name)
			}
		}
	}
	return all
}

// misspelt is the error for a scope that exists in no API: a typing error is not a
// scope that is missing. One that may be newer than the catalogues is none.
func misspelt(index *scope.Index, name string) error {
	if _, known := index.Find(name); known {
		return nil
	}
	_, near := index.NearMiss(name, erp.Auto)
	_, misnamed := index.Misnomer(name, erp.Auto)
	if !near && !misnamed && !index.Complete() {
		return nil
	}
	question := ""
	if found := index.Suggest(name, erp.Auto); len(found) > 0 {
		question = fmt.Sprintf(" (did you mean %q?)", found[0].Scope)
	}
	return fault.New(fault.Usage, "there is no scope %q%s", name, question).WithHint("`jtlctl scope list` shows the scopes")
}

// remark says that no catalogue has a scope, and whether it may be newer; index may
// be nil.
func (i Installation) remark(index *scope.Index, name string) string {
	if index == nil {
		return ""
	}
	generation := i.API.Generation
	if i.API.Mixes() {
		generation = erp.Auto
	}
	if known, ok := index.Find(name); ok && known.In(generation) {
		return ""
	}
	remark := fmt.Sprintf("API %s has no such scope", i.API)
	_, near := index.NearMiss(name, generation)
	_, misnamed := index.Misnomer(name, generation)
	if _, ok := index.Find(name); !ok && !near && !misnamed && !index.Complete() {
		remark = fmt.Sprintf("not in the catalogue of API %s; unless it is newer, there is no such scope", i.API)
	}
	if found := index.Suggest(name, generation); len(found) > 0 {
		remark += fmt.Sprintf(" (did you mean %q?)", found[0].Scope)
	}
	return remark
}
