package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newAdd(a *kit.App) *cobra.Command {
	var o wawi.AddOptions
	c := &cobra.Command{
		Use:   "add NAME",
		Short: "Take over the key of an app that is registered already",
		Long: kit.Described(`Stores the key of an app that was registered by other means, such as a script or
n8n, so that `+"`jtlctl wawi call`, `export`"+` and the other commands can use it.

First JTL-Wawi is asked which API it speaks, then one GET that needs a scope is sent
with the key: a response below 300, 403 or 404 shows that JTL-Wawi knows it. A key
that is rejected (401) is never stored, one that nothing is known of only with
--no-verify. Which scopes the app has is not known afterwards: JTL-Wawi names them
only when it grants a key.

The key is asked for, or read from standard input or a file, bare or as the header
that `+"`jtlctl wawi key --format header`"+` prints. A name that exists is replaced only
after a question.`, 0, 2, 3, 4),
		Example: `  jtlctl wawi add shop --url http://127.0.0.1:64110/api/eazybusiness --app-id my-company/my-app --app-version 1.0.0
  jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-file key.txt --ca-cert ca.pem
  ssh desk jtlctl wawi key shop | jtlctl wawi add shop --url https://wawi.lan/api/shop --app-id my-app --app-version 1.0.0 --key-stdin`,
		Args: kit.Takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return runAdd(c.Context(), a, args[0], o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.Target.URL, "url", "", "call the JTL-Wawi at `URL`, which ends with the name of the database")
	f.StringVar(&o.AppID, "app-id", "", "the app was registered with this `ID`")
	f.StringVar(&o.AppVersion, "app-version", "", "the app was registered with this `VERSION`")
	f.BoolVar(&o.FromStdin, "key-stdin", false, "read the key from standard input")
	f.StringVar(&o.KeyFile, "key-file", "", "read the key from `FILE`")
	f.StringVar(&o.Target.API, "api", erp.Version{}.String(), "speak `VERSION` of the API, such as 1.0, 1.1 or 2.0, or auto")
	f.StringVar(&o.Store, "store", "", "put the key into `STORE`: keyring, file or helper:NAME")
	f.StringVar(&o.Target.CACert, "ca-cert", "", "trust the certificate in `FILE` (PEM) for this Wawi")
	f.StringVar(&o.Target.Fingerprint, "fingerprint", "", "trust only the certificate with this `SHA256` for this Wawi")
	f.BoolVar(&o.NoVerify, "no-verify", false, "store the key even if no response proves it; not if it is rejected")
	f.BoolVarP(&o.Yes, "yes", "y", false, "do not ask")
	kit.Complete(c, "api", erp.Names()...)
	return c
}

func runAdd(ctx context.Context, a *kit.App, name string, o wawi.AddOptions) error {
	o.Quiet, o.Stdin, o.Ask = a.Flags.Timeout, a.Console.Reader(ctx), func(ctx context.Context, question, instead string) (secret.String, error) {
		return a.Prompts().AskSecret(ctx, question, instead)
	}
	if !o.FromStdin && o.KeyFile == "" {
		a.Stdin().Leave("--key-stdin", "--key-stdin reads the key from it")
		if err := a.Stdin().Refuse(); err != nil {
			return err
		}
	}
	if o.FromStdin && a.Console.InTerminal {
		o.FromStdin = false // typed text must not be seen: ask for it
	}
	added, err := service(a).Add(ctx, name, o)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		return a.PrintJSON(&Added{Report: added.Report(), Verified: added.Verified})
	}
	state := "its key was proven by a request"
	if !added.Verified {
		state = "its key was not proven"
	}
	a.Console.Notef("%s is added (API %s): %s, and is in the %s store", added.Name, added.Installation.API, state, added.Installation.Store)
	a.Console.Hintf("try it: `jtlctl wawi call %s GET %s/info`", added.Name, added.Installation.API.Generation.Prefixes()[0])
	return nil
}
