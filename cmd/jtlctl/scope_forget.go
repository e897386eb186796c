package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

func newScopeForget(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "forget NAME",
		Short:             "Remove an imported catalogue",
		Long:              described("Removes a catalogue that was imported, damaged or not.", 0, 2, 3),
		Example:           "  jtlctl scope forget 2.3\n  jtlctl scope forget 2.0-beta",
		Args:              takes(1, 1),
		ValidArgsFunction: a.catalogNames,
		RunE:              func(_ *cobra.Command, args []string) error { return runScopeForget(a, args[0]) },
	}
}

func runScopeForget(a *app, name string) error {
	if isBuiltin(name) {
		return fault.New(fault.Usage, "the catalogue %s is built in and cannot be removed", name)
	}
	names, err := a.importedNames()
	if err != nil {
		return err
	}
	if err := checkCatalogName(name); err != nil {
		return fault.New(fault.Usage, "there is no imported catalogue %q", name)
	}
	file, err := a.catalogStore(name)
	if err != nil {
		return err
	}
	switch err := os.Remove(file.Path); {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Usage, "there is no imported catalogue %q%s", name, suggest.Question(name, names)).
			WithHint("`jtlctl scope list --catalogs` lists them")
	case err != nil:
		return fault.New(fault.Disk, "the catalogue %s cannot be removed: %v", file.Path, disk.Cause(err)).Because(err)
	}
	a.console.Notef("catalogue %s is removed", name)
	return nil
}

// catalogNames completes the names of imported catalogues in the shell.
func (a *app) catalogNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	names, err := a.importedNames()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
