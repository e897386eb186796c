package sandbox

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

func newRotate(a *kit.App) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "rotate",
		Short: "Let the running sandbox rotate its signing keys",
		Long: kit.Described(`Retires the key that signs, lets the next one sign and publishes a new one. A
cached key set then meets a key that it does not know.`, 0, 2, 3),
		Example: `  jtlctl sandbox rotate
  jtlctl sandbox rotate --addr 127.0.0.1:7400`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			at, err := remote(a, address)
			if err != nil {
				return err
			}
			if err := at.Rotate(c.Context()); err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.PrintJSON(&Rotated{Address: at.Address})
			}
			a.Console.Notef("the sandbox signs with its next key now")
			return nil
		},
	}
	askFlag(c, &address)
	return c
}
