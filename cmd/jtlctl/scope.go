package main

import "github.com/spf13/cobra"

func newScopeGroup(a *app) *cobra.Command {
	return group("scope", "Look up API scopes", `Looks up which scopes exist, what each allows and which one a request needs, in the
published documents of the ERP API 1.0 and 2.0 and in those that you import. Works
offline.`,
		`  jtlctl scope show items.read
  jtlctl scope for "GET /v2/stocks"`,
		newScopeList(a), newScopeShow(a), newScopeFor(a), newScopeDiff(a), newScopeImport(a), newScopeForget(a))
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
