package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/platform"
)

func newRoot(a *app) *cobra.Command {
	root := group("jtlctl", "Tokens, keys and apps of the JTL platform", `jtlctl serves people who build apps on the JTL platform: it fetches access
tokens and keeps secrets in the keyring, opens and verifies tokens offline, and
serves a local platform to try things on. It is independent of JTL-Software.

Start with `+"`jtlctl demo`"+`: it needs no account and leaves no trace.`, `  jtlctl demo
  jtlctl token get
  Get-Clipboard | jtlctl jwt decode
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"`,
		newAuthGroup(a), newTokenGroup(a), newJWTGroup(a), newJWKSGroup(a), newManifestGroup(a), newScopeGroup(a), newWawiGroup(a), newSandboxGroup(a), newDemo(a, run), newDoctor(a),
		newConfigGroup(a), newProfileGroup(a), newCompletion(a), newVersion(a))
	root.AddCommand(newTopics()...)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.console.Out)
	root.SetErr(a.console.Err)
	root.SetIn(a.console.In)
	root.SetFlagErrorFunc(explainFlag)
	root.SetHelpCommand(newHelp(root))
	listTopics(root)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		return cmp.Or(checkEmptyFlags(c), a.apply(c.CommandPath() == "jtlctl sandbox serve"))
	}
	addGlobals(root.PersistentFlags(), &a.flags)
	complete(root, "env", platform.EnvironmentNames()...)
	complete(root, "output", "text", "json")
	return root
}
