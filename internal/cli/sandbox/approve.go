package sandbox

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newApprove(a *kit.App) *cobra.Command {
	var address string
	var deny []string
	c := &cobra.Command{
		Use:   "approve [ID]",
		Short: "Accept a registration that is pending at the running sandbox",
		Long: kit.Described(`Accepts a registration that the running sandbox has not decided about, as the
merchant does in JTL-Wawi. ID may be left out when exactly one is pending.`, 0, 2, 3),
		Example: `  jtlctl sandbox approve
  jtlctl sandbox approve 02a1fab0-372d-486f-a7e4-197c04c72910
  jtlctl sandbox approve --deny items.write --deny customers.read`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			at, err := remote(a, address)
			if err != nil {
				return err
			}
			decided, err := at.Approve(c.Context(), strings.Join(args, ""), deny)
			if err != nil {
				return err
			}
			return printDecided(a, decided)
		},
	}
	askFlag(c, &address)
	c.Flags().StringArrayVar(&deny, "deny", nil, "do not grant the optional `SCOPE`; may be repeated")
	return c
}

func printDecided(a *kit.App, r sandbox.Registration) error {
	if a.Flags.JSON() {
		return a.Console.JSON(r)
	}
	a.Console.Notef("the sandbox has %s %s", r.Status, r.Title())
	return nil
}
