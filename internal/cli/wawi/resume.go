package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newResume(a *kit.App) *cobra.Command {
	var o wawi.ResumeOptions
	c := &cobra.Command{
		Use:   "resume [NAME]",
		Short: "Go on with a registration that was left",
		Long: kit.Described(`Goes on with a registration that was left by --detach, Ctrl-C, a crash or the end of
--wait: waits for the decision and puts the key into the store. A key that was
received and not stored yet is stored without asking JTL-Wawi.

--fingerprint or --ca-cert is for a certificate that was renewed meanwhile, and is
kept for the calls to come. NAME may be left out if there is only one installation.`, 0, 1, 2, 3, 4, 8),
		Example: `  jtlctl wawi resume my-app
  jtlctl wawi resume
  jtlctl wawi resume my-app --wait 0s -o json
  jtlctl wawi resume my-app --ca-cert new-ca.pem`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runResume(c.Context(), a, args, o) },
	}
	addWaitFlags(c, &o.WaitOptions)
	c.Flags().StringVar(&o.Store, "store", "", "put the key into another `STORE`: keyring, file or helper:NAME")
	c.Flags().StringVar(&o.CACert, "ca-cert", "", "trust the certificate in `FILE` (PEM) from now on")
	c.Flags().StringVar(&o.Fingerprint, "fingerprint", "", "trust only the certificate with this `SHA256` from now on")
	return c
}

func runResume(ctx context.Context, a *kit.App, names []string, o wawi.ResumeOptions) error {
	name, err := service(a).Named(names)
	if err != nil {
		return err
	}
	result, err := service(a).Resume(ctx, name, o)
	return printRegistration(a, result, err)
}
