package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newWawiGroup(a *app) *cobra.Command {
	return group("wawi", "Apps at a merchant's JTL-Wawi (OnPremise)", `Registers an app at the JTL-Wawi of a merchant, keeps the key that is handed out
only once, and calls the API with it.

Start with `+"`jtlctl wawi init`"+`, then `+"`jtlctl wawi register`"+`. To try it without a
JTL-Wawi run `+"`jtlctl sandbox serve`"+`.`,
		`  jtlctl wawi init
  jtlctl wawi register --url http://127.0.0.1:64110/api/eazybusiness --app app-registration.yaml
  jtlctl wawi call my-app GET /v2/info`,
		newWawiInit(a), newWawiRegister(a), newWawiResume(a), newWawiStatus(a), newWawiList(a), newWawiKey(a),
		newWawiForget(a), newWawiCheck(a), newWawiCall(a))
}

// wawiFolder is where the installations are kept.
func (a *app) wawiFolder() (wawi.Folder, error) {
	if a.roots.State == "" {
		return wawi.Folder{}, fault.New(fault.Disk, "this system tells no folder for what jtlctl keeps (%s)", environ.Lookup(a.lookup).Missing("HOME")).WithHint("set HOME")
	}
	return wawi.FolderIn(a.roots.State), nil
}

// wawi returns what carries the commands out.
func (a *app) wawi() wawi.Service {
	w := &waiting{app: a}
	return wawi.Service{
		OpenFolder: a.wawiFolder,
		Stores:     wawi.Stores{Open: a.stores().Open, Choose: a.storeOfNewKey, Brief: func() secret.Store { return a.stores().BriefKeyring() }},
		Connect:    a.wawiClient,
		Scopes:     func() (*scope.Index, error) { return a.scopes() },
		UI: wawi.UI{
			Warn: a.console.Warnf, Note: a.console.Notef, Describe: a.describeApp, Confirm: a.confirm, OpenDialog: a.openDialog,
			ShowKey: a.showUnstoredKey, Progress: w.tell, Sleep: w.sleep, Done: func() { a.console.Progress("") },
		},
		Random: a.random, Now: a.now, Guard: a.guard,
	}
}

// storeOfNewKey opens the store that the user named, or that of the profile.
func (a *app) storeOfNewKey(named string) (secret.Store, error) {
	s, err := a.configuration().Settings(nil)
	if err != nil {
		return nil, err
	}
	return a.stores().Choose(named, s.Store)
}

func (a *app) wawiClient(target wawi.Target, streamed bool) (wawi.Client, error) {
	options := a.clientOptions()
	options.Streamed = streamed
	return wawi.NewClient(target, options, a.guard)
}

// completeInstallation offers the names of installations for the first
// argument.
func completeInstallation(a *app) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		folder, err := a.wawiFolder()
		if err != nil || len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		names, _ := folder.Names()
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}
