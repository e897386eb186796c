package wawi

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newCheck(a *kit.App) *cobra.Command {
	return &cobra.Command{
		Use:   "check [NAME] SCOPE…",
		Short: "Check that an installation has scopes",
		Long: kit.Described(`Reports of each scope if the merchant granted it: exit code 0 if all were. No
request is sent: the scopes of a registration do not change. A scope that exists in
no API is a usage error, with exit code 2. NAME may be left out if there is only one
installation.`, 0, 1, 2, 3, 4),
		Example: "  jtlctl wawi check my-app items.read\n  jtlctl wawi check my-app items.read items.write -o json\n  jtlctl wawi check items.read",
		Args:    kit.Takes(1, manyScopes),
		RunE: func(_ *cobra.Command, args []string) error {
			name, scopes, err := service(a).CheckArguments(args)
			if err != nil {
				return err
			}
			return runCheck(a, name, scopes)
		},
	}
}

const manyScopes = 1001 // a name and a thousand scopes

func runCheck(a *kit.App, name string, scopes []string) error {
	check, err := service(a).Check(name, scopes)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		if err := a.PrintJSON(&Check{Check: check}); err != nil {
			return err
		}
	} else {
		printCheck(a, check)
	}
	if !check.Granted {
		return kit.ExitNo
	}
	return nil
}

func printCheck(a *kit.App, check wawi.Check) {
	for _, checked := range check.Scopes {
		word := "missing"
		if checked.Granted {
			word = "granted"
		}
		a.Console.Printf("%s", console.TabbedLine(word, checked.Scope, checked.Remark))
	}
}
