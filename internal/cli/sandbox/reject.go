package sandbox

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

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
			at, err := remote(a, address)
			if err != nil {
				return err
			}
			decided, err := at.Reject(c.Context(), strings.Join(args, ""))
			if err != nil {
				return err
			}
			return printDecided(a, decided)
		},
	}
	askFlag(c, &address)
	return c
}
