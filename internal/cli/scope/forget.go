package scope

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newForget(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:     "forget NAME",
		Short:   "Remove an imported or updated catalogue",
		Long:    kit.Described("Removes an imported or updated catalogue, even a damaged one. If it had replaced a\nbuilt-in one, that is used again.", 0, 2, 3),
		Example: "  jtlctl scope forget 2.3\n  jtlctl scope forget 2.0-beta",
		Args:    kit.Takes(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return runForget(a, args[0]) },
	}
}

func runForget(a *kit.App, name string) error {
	if err := a.Catalogs().Forget(name); err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Forgotten{Name: name})
	}
	a.Console.Notef("removed catalogue %s", name)
	return nil
}
