package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newWawiCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check NAME SCOPE…",
		Short: "Tell whether an installation holds scopes",
		Long: described(`Tells of each scope whether the merchant granted it: exit code 0 if all were. Asks
nobody: scopes of a registration do not change.`, 0, 1, 2, 3, 4),
		Example:           "  jtlctl wawi check my-app items.read\n  jtlctl wawi check my-app items.read items.write -o json",
		Args:              takes(2, manyScopes),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(_ *cobra.Command, args []string) error { return runWawiCheck(a, args[0], args[1:]) },
	}
}

const manyScopes = 1001 // a name and a thousand scopes

func runWawiCheck(a *app, name string, scopes []string) error {
	check, err := a.wawi().Check(name, scopes)
	if err != nil {
		return err
	}
	if a.flags.json() {
		if err := a.console.JSON(check); err != nil {
			return err
		}
	} else {
		a.printCheck(check)
	}
	if !check.Granted {
		return exitNo
	}
	return nil
}

func (a *app) printCheck(check wawi.Check) {
	for _, checked := range check.Scopes {
		word := "missing"
		if checked.Granted {
			word = "granted"
		}
		a.console.Printf("%s", console.TabbedLine(word, checked.Scope, checked.Remark))
	}
}
