package sandbox

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/platform"
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
			remote := sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions()), Address: address}
			decided, err := remote.Approve(c.Context(), strings.Join(args, ""), deny)
			if err != nil {
				return err
			}
			return printDecided(a, decided)
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	c.Flags().StringArrayVar(&deny, "deny", nil, "optional `SCOPE` that is not granted; may be repeated")
	return c
}

func newReject(a *kit.App) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "reject [ID]",
		Short: "Reject a registration that is pending at the running sandbox",
		Long: kit.Described(`Rejects a registration that the running sandbox has not decided about. ID may be
left out when exactly one is pending.`, 0, 2, 3),
		Example: `  jtlctl sandbox reject
  jtlctl sandbox reject 02a1fab0-372d-486f-a7e4-197c04c72910`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			remote := sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions()), Address: address}
			decided, err := remote.Reject(c.Context(), strings.Join(args, ""))
			if err != nil {
				return err
			}
			return printDecided(a, decided)
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	return c
}

func printDecided(a *kit.App, r sandbox.Registration) error {
	if a.Flags.JSON() {
		return a.Console.JSON(r)
	}
	a.Console.Notef("the sandbox has %s %s", r.Status, r.Title())
	return nil
}
