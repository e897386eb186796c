package main

import (
	"context"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/appfile"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

type wawiRegister struct {
	url, app, api, store, caCert, fingerprint string
	mandatory, optional                       []string
	wawiWait
	detach, yes, dryRun bool
}

const plainHTTP = "the address is plain http: whoever listens in that network can read the API key; https with --fingerprint is better"

// wawiWait is what register and resume have in common.
type wawiWait struct {
	wait, interval time.Duration
	showKey        bool
}

func newWawiRegister(a *app) *cobra.Command {
	var o wawiRegister
	c := &cobra.Command{
		Use:   "register [NAME]",
		Short: "Register an app at a JTL-Wawi and keep its key",
		Long: described(`Registers the app at the JTL-Wawi of a merchant, waits until somebody decides there,
and puts the API key into the store. The key is handed out only once, so the store
is proven before the first request, and the key is on disk, sealed, before anything
else happens to it. Whatever ends the command, `+"`jtlctl wawi resume NAME`"+` goes on.
A key that no store takes is shown on the terminal; without one it is not printed as
long as its copy on disk can be opened later.

Have JTL-Wawi open at Admin → App registration → Add → Next. NAME is how later
commands call the installation; without it, a name is made of app and Wawi.

--api auto asks the Wawi which API it speaks, without sending the request twice.
Plain http is taken to this machine and, with a warning, to a private network. For
a certificate of your own use --ca-cert or --fingerprint.

--dry-run checks the application file, the address and what is registered here, and
shows the request that would be sent. It does not try the store, which is written to
for that, and asks nobody.

--detach returns with 0 once the request is sent; else 8 means that --wait is over.
Registering an app again makes its old key invalid, and is asked about.`, 0, 1, 2, 3, 4, 8),
		Example: `  jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app-registration.yaml
  jtlctl wawi register shop --url https://wawi.lan:5883/api/shop --app app.json --ca-cert ca.pem
  jtlctl wawi register --url http://127.0.0.1:5883/api/eazybusiness --app app.yaml --api 1.0
  jtlctl wawi register shop --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --detach
  jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app.yaml --dry-run`,
		Args: takes(0, 1),
		RunE: func(c *cobra.Command, args []string) error { return runWawiRegister(c.Context(), a, args, o) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.url, "url", "", "`URL` of JTL-Wawi, with the name of the database at its end")
	f.StringVar(&o.app, "app", "", "`FILE` that says what the app is, JSON or YAML; - is standard input")
	f.StringSliceVar(&o.mandatory, "mandatory", nil, "`SCOPE` that the app cannot work without, beside the file's")
	f.StringSliceVar(&o.optional, "optional", nil, "`SCOPE` that the merchant may refuse, beside the file's")
	f.StringVar(&o.api, "api", erp.Auto.String(), "`API` of the Wawi: 2.0, 1.0 or auto")
	f.BoolVar(&o.detach, "detach", false, "return once the request is sent")
	f.StringVar(&o.store, "store", "", "`STORE` of the key: keyring or file")
	f.StringVar(&o.caCert, "ca-cert", "", "`FILE` with a certificate (PEM) to trust for this Wawi")
	f.StringVar(&o.fingerprint, "fingerprint", "", "`SHA256` of the one certificate to trust for this Wawi")
	f.BoolVarP(&o.yes, "yes", "y", false, "do not ask")
	f.BoolVar(&o.dryRun, "dry-run", false, "check everything and show the request; send and write nothing")
	o.add(c)
	complete(c, "api", erp.Names()...)
	complete(c, "store", secret.Names()...)
	return c
}

func (o *wawiWait) add(c *cobra.Command) {
	c.Flags().DurationVar(&o.wait, "wait", 15*time.Minute, "`DURATION` to wait for the decision")
	c.Flags().DurationVar(&o.interval, "interval", 5*time.Second, "`DURATION` between two questions to JTL-Wawi")
	c.Flags().BoolVar(&o.showKey, "show-key", false, "print the key as well")
}

func (o wawiWait) check() error {
	const shortest = 100 * time.Millisecond
	switch {
	case o.wait < 0:
		return fault.New(fault.Usage, "--wait must not be negative, and is %s", o.wait)
	case o.interval < shortest:
		return fault.New(fault.Usage, "--interval must be %s at least, and is %s", shortest, o.interval)
	}
	return nil
}

func runWawiRegister(ctx context.Context, a *app, args []string, o wawiRegister) error {
	if err := o.check(); err != nil {
		return err
	}
	file, err := a.application(ctx, o)
	if err != nil {
		return err
	}
	target, err := o.target()
	if err != nil {
		return err
	}
	name, err := wawi.ParseName(append(args, wawi.DefaultName(file.App.AppID, target))[0])
	if err != nil {
		return err
	}
	folder, err := a.wawiFolder()
	if err != nil {
		return err
	}
	if o.dryRun {
		if err := a.mayReplace(ctx, folder, name, file.App.AppID, target.URL, true); err != nil {
			return err
		}
		return a.dryRun(o, name, file, target)
	}
	held, err := folder.Hold(ctx, name)
	if err != nil {
		return err
	}
	defer held.Release()
	if target.Travels() {
		a.console.Warnf("%s", plainHTTP)
	}
	if err := a.mayReplace(ctx, folder, name, file.App.AppID, target.URL, o.yes); err != nil {
		return err
	}
	return a.register(ctx, held, o, file, target)
}

// register is the seven steps.
func (a *app) register(ctx context.Context, held *wawi.Held, o wawiRegister, file *appfile.File, target wawi.Target) error {
	app, icon := file.App, file.Icon
	if err := a.checkFile(file, target.API); err != nil {
		return err
	}
	s, err := a.settings(nil)
	if err != nil {
		return err
	}
	store, err := a.chosenStore(o.store, s.Store)
	if err != nil {
		return err
	}
	waiting := a.newWaiting(o.wawiWait)
	r, err := a.registrar(target, store, waiting)
	if err != nil {
		return err
	}
	if err := r.Prove(ctx, held); err != nil {
		return err
	}
	if target.API == erp.Auto {
		generation, info, err := r.Client.Find(ctx)
		if err != nil {
			r.Abandon(ctx, held)
			return err
		}
		target.API, r.Client.Target.API = generation, generation
		if err := a.checkFile(file, generation); err != nil {
			r.Abandon(ctx, held)
			return err
		}
		a.console.Notef("%s at %s speaks API %s", strings.TrimSpace("JTL-Wawi "+info.Version), target.URL, generation)
	}
	a.console.Notef("%s %s: icon %s of %s, %s, %s", app.DisplayName, app.Version, icon.Kind, size(icon.Bytes),
		count(len(app.Mandatory), "mandatory scope"), count(len(app.Optional), "optional scope"))
	if err := a.openTheDialog(ctx, o.yes); err != nil {
		r.Abandon(ctx, held)
		return err
	}
	wish := wawi.Wish{Target: target, AppID: app.AppID, AppVersion: app.Version, Mandatory: app.Mandatory, Optional: app.Optional, Store: store.Name()}
	before, _ := held.Load() // Send looks at what is wrong with it
	stores := storesOf(before)
	record, err := r.Send(ctx, held, wish, app, icon.Base64)
	if err != nil {
		r.Abandon(ctx, held)
		return err
	}
	if record.Registration == nil {
		a.sweep(ctx, held.Name, record.Installation.Store, stores)
		return a.accepted(held.Name, *record.Installation, o.showKey, store)
	}
	a.console.Notef("JTL-Wawi took the request (%s); it is written down as %q", record.Registration.ID, held.Name)
	if o.detach {
		a.console.Hintf("approve the app in JTL-Wawi; `jtlctl wawi resume %s` then fetches the key", held.Name)
		return a.undecided(held.Name, record)
	}
	return a.await(ctx, r, held, record, waiting, stores, true)
}

// await waits for the decision and reports it. What the stores of before have
// is not needed once there is a key.
func (a *app) await(ctx context.Context, r wawi.Registrar, held *wawi.Held, record wawi.Record, w *waiting, before []string, sent bool) error {
	debug.FreeOSMemory() // what a passphrase took is not needed while a person is waited for
	installation, err := r.Await(ctx, held, record, wawi.Patience{Wait: w.wait, Interval: w.interval, Sent: sent})
	a.console.Progress("")
	if err == nil {
		a.sweep(ctx, held.Name, installation.Store, before)
		return a.accepted(held.Name, installation, w.showKey, r.Vault.Store)
	}
	if a.flags.json() {
		return a.undecidedJSON(held.Name, record, installation, err)
	}
	return err
}
