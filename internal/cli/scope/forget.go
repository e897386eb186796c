package scope

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newForget(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "forget NAME",
		Short:   "Remove an imported catalogue",
		Long:    kit.Described("Removes an imported catalogue, even a damaged one.", 0, 2, 3),
		Example: "  jtlctl scope forget 2.3\n  jtlctl scope forget 2.0-beta",
		Args:    kit.Takes(1, 1),
		ValidArgsFunction: func(p0 *cobra.Command, args []string, p2 string) ([]string, cobra.ShellCompDirective) {
			return catalogNames(a, p0, args, p2)
		},
		RunE: func(_ *cobra.Command, args []string) error { return runForget(a, args[0]) },
	}
}

func runForget(a *kit.App, name string) error {
	if err := a.Catalogs().Forget(name); err != nil {
		return err
	}
	a.Console.Notef("removed catalogue %s", name)
	return nil
}

// catalogNames completes the names of imported catalogues in the shell.
func catalogNames(a *kit.App, _ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	names, err := a.Catalogs().ImportedNames()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
