package main

import "github.com/spf13/cobra"

func newScopeForget(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "forget NAME",
		Short:             "Remove an imported catalogue",
		Long:              described("Removes an imported catalogue, even a damaged one.", 0, 2, 3),
		Example:           "  jtlctl scope forget 2.3\n  jtlctl scope forget 2.0-beta",
		Args:              takes(1, 1),
		ValidArgsFunction: a.catalogNames,
		RunE:              func(_ *cobra.Command, args []string) error { return runScopeForget(a, args[0]) },
	}
}

func runScopeForget(a *app, name string) error {
	if err := a.catalogs().Forget(name); err != nil {
		return err
	}
	a.console.Notef("removed catalogue %s", name)
	return nil
}

// catalogNames completes the names of imported catalogues in the shell.
func (a *app) catalogNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	names, err := a.catalogs().ImportedNames()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
