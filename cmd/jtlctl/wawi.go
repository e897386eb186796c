package main

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
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
		return wawi.Folder{}, fault.New(fault.Disk, "this system tells no folder for what jtlctl keeps (%s)", a.absent("HOME")).WithHint("set HOME")
	}
	return wawi.Folder{Path: filepath.Join(a.roots.State, "wawi")}, nil
}

// wawiClient asks one Wawi. Every request is sent once: what may be repeated,
// and when, is for the registration to say.
func (a *app) wawiClient(target wawi.Target, streamed bool) (wawi.Client, error) {
	base := a.transport
	if base == nil {
		transport, err := wawi.NewTransport(target)
		if err != nil {
			return wawi.Client{}, err
		}
		base = transport
	}
	options := a.clientOptions()
	options.Base, options.Once, options.Streamed = base, true, streamed
	return wawi.Client{HTTP: platform.NewClient(options), Target: target, Now: a.now, Redactor: a.redactor}, nil
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
