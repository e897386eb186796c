package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newForget(a *kit.App) *cobra.Command {
	var o wawi.ForgetOptions
	c := &cobra.Command{
		Use:   "forget NAME",
		Short: "Remove an installation and its key from this machine",
		Long: kit.Described(`Removes what is kept of an installation, and its key from the store. JTL-Wawi does
not learn of it: remove the app there under Admin → App registration (German:
Admin → App-Registrierung). The key cannot be had again, so this is asked about.

A key that was received and is not in the store yet is not given up that way:
`+"`jtlctl wawi resume NAME`"+` puts it there, --lose-key destroys it.`, 0, 2, 3, 4),
		Example: "  jtlctl wawi forget my-app\n  jtlctl wawi forget my-app --yes",
		Args:    kit.Takes(1, 1),
		RunE:    func(c *cobra.Command, args []string) error { return runForget(c.Context(), a, args[0], o) },
	}
	c.Flags().BoolVarP(&o.Yes, "yes", "y", false, "do not ask")
	c.Flags().BoolVar(&o.LoseKey, "lose-key", false, "destroy even a key that is not in the store yet")
	c.Flags().BoolVar(&o.Force, "force", false, "forget it even if the store cannot be reached; the key stays in it")
	return c
}

func runForget(ctx context.Context, a *kit.App, raw string, o wawi.ForgetOptions) error {
	name, err := service(a).Forget(ctx, raw, o)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Forgotten{Name: name})
	}
	a.Console.Notef("%s is forgotten here; remove the app in JTL-Wawi too, under %s", name, wawi.AppsMenu)
	return nil
}
