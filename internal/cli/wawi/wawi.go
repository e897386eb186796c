// Package wawi is `jtlctl wawi`: apps at a merchant's JTL-Wawi.
// It has flags and printing only.
package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("wawi", "Register apps at a merchant's JTL-Wawi (OnPremise)", `Registers an app at the JTL-Wawi of a merchant, keeps the key that is handed out
only once, and calls the API with it.

Start with `+"`jtlctl wawi init`"+`, then `+"`jtlctl wawi register`"+`. To try it without a
JTL-Wawi run `+"`jtlctl sandbox serve`"+`.`,
		`  jtlctl wawi init
  jtlctl wawi register my-app --url http://127.0.0.1:64110/api/eazybusiness --app app-registration.yaml
  jtlctl wawi call my-app GET /v2/info`,
		kit.Verbs{
			"init": newInit, "register": newRegister, "resume": newResume, "status": newStatus, "list": newList,
			"key": newKey, "forget": newForget, "check": newCheck, "call": newCall, "add": newAdd, "export": newExport,
		}.New(a)...)
}

// folder is where the installations are kept.
func folder(a *kit.App) (wawi.Folder, error) {
	state, err := kit.StateFolder(a)
	return wawi.FolderIn(state), err
}

// service returns what carries the commands out.
func service(a *kit.App) wawi.Service {
	w := &waiting{app: a}
	return wawi.Service{
		OpenFolder: func() (wawi.Folder, error) { return folder(a) },
		Stores:     wawi.Stores{Open: a.Stores().Open, Choose: func(named string) (secret.Store, error) { return storeOfNewKey(a, named) }, Brief: func() secret.Store { return a.Stores().BriefKeyring() }},
		Connect:    func(target wawi.Target, streamed bool) (wawi.Client, error) { return client(a, target, streamed) },
		Scopes:     func() (*scope.Index, error) { return a.Scopes() },
		UI: wawi.UI{
			Warn: a.Console.Warnf, Note: a.Console.Notef, Describe: func(app wawi.App, icon wawi.Picture) { describeApp(a, app, icon) }, Confirm: func(ctx context.Context, question string) error { return confirm(a, ctx, question) }, OpenDialog: func(ctx context.Context, ask bool) error { return openDialog(a, ctx, ask) },
			ReopenDialog: func(ctx context.Context, why error) (bool, error) { return reopenDialog(a, ctx, why) },
			ShowKey: func(name string, key secret.String, why error, copied bool) bool {
				return ShowUnstoredKey(a, name, key, why, copied)
			}, Progress: w.tell, Sleep: w.sleep, Done: func() { a.Console.Progress("") },
		},
		Random: a.Random, Now: a.Now, Guard: a.Guard,
	}
}

// storeOfNewKey opens the store that the user named, or that of the profile.
func storeOfNewKey(a *kit.App, named string) (secret.Store, error) {
	s, err := a.Configuration().Settings(nil)
	if err != nil {
		return nil, err
	}
	return a.Stores().Choose(named, s.Store)
}

func client(a *kit.App, target wawi.Target, streamed bool) (wawi.Client, error) {
	options := a.ClientOptions()
	if err := options.Sandbox.CheckTarget("JTL-Wawi", target.URL); err != nil {
		return wawi.Client{}, err
	}
	options.Streamed = streamed
	return wawi.NewClient(target, options, a.Guard)
}
