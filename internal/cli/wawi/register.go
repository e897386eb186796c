package wawi

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/appfile"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type registerFlags struct {
	wawi.RegisterOptions

	app                 string
	mandatory, optional []string
	dryRun              bool
}

func newRegister(a *kit.App) *cobra.Command {
	var o registerFlags
	c := &cobra.Command{
		Use:   "register [NAME]",
		Short: "Register an app at a JTL-Wawi and keep its key",
		Long: kit.Described(`Registers the app at the JTL-Wawi of a merchant, waits until somebody decides there,
and puts the API key into the store. The key is handed out only once, so the store
is tried before the first request, and the key is on disk, sealed, before anything
else happens to it. Whatever ends the command, `+"`jtlctl wawi resume NAME`"+` goes on.
A key that no store takes is shown on the terminal; without one it is not printed as
long as its copy on disk can be opened later.

Have JTL-Wawi open at Admin → App registration → Add → Next (German: Admin →
App-Registrierung → Hinzufügen → Weiter). If it is not, a person at the terminal can
open it and press Enter to send the request again. NAME is how later commands call
the installation; without it, a name is made of app and Wawi.

--api auto asks the Wawi which API it speaks, and takes the newest version that it
names. If it speaks both, the address decides if it ends with /v1 or /v2, then the
scopes of the application file. 1.x is found below /v1 too, where older Wawis have
it.
Plain http is used to this machine and, with a warning, to a private network. For
a certificate of your own use --ca-cert or --fingerprint.

--dry-run checks the application file, the address and what is registered here, and
shows the request that would be sent. It does not try the store, which is written to
for that, and asks nobody.

--detach returns with 0 once the request is sent; else 8 means that --wait is over.
Registering an app again makes its old key invalid, and is asked about.`, 0, 1, 2, 3, 4, 8),
		Example: `  jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app-registration.yaml
  jtlctl wawi register shop --url https://wawi.lan:5883/api/shop --app app-registration.json --ca-cert ca.pem
  jtlctl wawi register --url http://127.0.0.1:5883/api/eazybusiness --app app.yaml --api 1.1
  jtlctl wawi register shop --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --detach
  jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --dry-run`,
		Args: kit.Takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runRegister(c.Context(), a, args, o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.Target.URL, "url", "", "register at the JTL-Wawi at `URL`, which ends with the name of the database")
	f.StringVar(&o.app, "app", "", "read what the app is from `FILE`, JSON or YAML; - is standard input")
	f.StringSliceVar(&o.mandatory, "mandatory", nil, "request a `SCOPE` that the app cannot work without, too")
	f.StringSliceVar(&o.optional, "optional", nil, "request a `SCOPE` that the merchant may refuse, too")
	f.StringVar(&o.Target.API, "api", erp.Version{}.String(), "speak `VERSION` of the API, such as 1.0, 1.1 or 2.0, or auto")
	f.BoolVar(&o.Detach, "detach", false, "return once the request is sent")
	f.StringVar(&o.Store, "store", "", "put the key into `STORE`: keyring, file or helper:NAME")
	f.StringVar(&o.Target.CACert, "ca-cert", "", "trust the certificate in `FILE` (PEM) for this Wawi")
	f.StringVar(&o.Target.Fingerprint, "fingerprint", "", "trust only the certificate with this `SHA256` for this Wawi")
	f.BoolVarP(&o.Yes, "yes", "y", false, "do not ask")
	f.BoolVar(&o.dryRun, "dry-run", false, "check everything and show the request; send and write nothing")
	addWaitFlags(c, &o.WaitOptions)
	kit.Complete(c, "api", erp.Names()...)
	return c
}

func addWaitFlags(c *cobra.Command, o *wawi.WaitOptions) {
	c.Flags().DurationVar(&o.Wait, "wait", 15*time.Minute, "wait `DURATION` at most for the decision, and 30s for an answer under way")
	c.Flags().DurationVar(&o.Interval, "interval", 5*time.Second, "ask JTL-Wawi every `DURATION`")
	c.Flags().BoolVar(&o.ShowKey, "show-key", false, "print the key as well")
}

func runRegister(ctx context.Context, a *kit.App, args []string, o registerFlags) error {
	if len(args) > 0 {
		o.Name = &args[0]
	}
	if o.app == "" {
		a.Stdin().Leave("--app", "--app - reads the application file from it")
	}
	o.Load = func() (wawi.Application, error) {
		file, err := appfile.Load(a.Documents(ctx).Input, o.app, o.mandatory, o.optional)
		return file.Application(), err
	}
	if o.dryRun {
		d, err := service(a).DryRun(ctx, o.RegisterOptions)
		if err != nil {
			return err
		}
		return printDryRun(a, d)
	}
	result, err := service(a).Register(ctx, o.RegisterOptions)
	return printRegistration(a, result, err)
}
