package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/scope"
)

func newScopeGroup(a *app) *cobra.Command {
	return group("scope", "The catalogue of API scopes", `Looks up which scopes the platform knows, what each opens and which one a request
needs, in the published documents of the ERP API 1.0 and 2.0 and in those that you
import. Works offline.`,
		`  jtlctl scope show items.read
  jtlctl scope for "GET /v2/stocks"`,
		newScopeList(a), newScopeShow(a), newScopeFor(a), newScopeDiff(a), newScopeImport(a), newScopeForget(a))
}

// remarks are what one should know about a scope before asking for it.
func remarks(s scope.Scope) []string {
	notes := []string{}
	if why, broad := scope.BroadReason(s.Name); broad {
		notes = append(notes, "too broad for most apps: "+why)
	}
	if better, why, ok := scope.Misnamed(s.Name); ok {
		notes = append(notes, why+"; you may mean "+better)
	}
	return append(notes, s.Notes...)
}

// opened are the operations that a scope opens, each once although several
// catalogues may have it.
func opened(uses []scope.Use) []scope.Use {
	seen := map[string]bool{}
	var once []scope.Use
	for _, use := range uses {
		key := use.Operation.Method + " " + strings.ToLower(use.Operation.Path)
		if !seen[key] {
			seen[key] = true
			once = append(once, use)
		}
	}
	return once
}

// scopeNames completes the names of scopes in the shell.
func (a *app) scopeNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	index, err := a.scopes()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, s := range index.Scopes() {
		names = append(names, s.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
