package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newSandboxApprove(a *app) *cobra.Command {
	var address string
	var deny []string
	c := &cobra.Command{
		Use:   "approve [ID]",
		Short: "Accept a registration that is pending at the running sandbox",
		Long: described(`Accepts a registration that the running sandbox has not decided about, as the
merchant does in JTL-Wawi. ID may be left out when exactly one is pending.`, 0, 2, 3),
		Example: `  jtlctl sandbox approve
  jtlctl sandbox approve 02a1fab0-372d-486f-a7e4-197c04c72910
  jtlctl sandbox approve --deny items.write --deny customers.read`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			remote := sandbox.Remote{HTTP: platform.NewClient(a.clientOptions()), Address: address}
			decided, err := remote.Approve(c.Context(), strings.Join(args, ""), deny)
			if err != nil {
				return err
			}
			return a.printDecided(decided)
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	c.Flags().StringArrayVar(&deny, "deny", nil, "optional `SCOPE` that is not granted; may be repeated")
	return c
}

func newSandboxReject(a *app) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "reject [ID]",
		Short: "Reject a registration that is pending at the running sandbox",
		Long: described(`Rejects a registration that the running sandbox has not decided about. ID may be
left out when exactly one is pending.`, 0, 2, 3),
		Example: `  jtlctl sandbox reject
  jtlctl sandbox reject 02a1fab0-372d-486f-a7e4-197c04c72910`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			remote := sandbox.Remote{HTTP: platform.NewClient(a.clientOptions()), Address: address}
			decided, err := remote.Reject(c.Context(), strings.Join(args, ""))
			if err != nil {
				return err
			}
			return a.printDecided(decided)
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	return c
}

func (a *app) printDecided(r sandbox.Registration) error {
	if a.flags.json() {
		return a.console.JSON(r)
	}
	a.console.Notef("the sandbox has %s %s", r.Status, r.Title())
	return nil
}
