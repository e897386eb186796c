package cli

import (
	"cmp"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/auth"
	"github.com/jtlctl/jtlctl/internal/cli/config"
	"github.com/jtlctl/jtlctl/internal/cli/demo"
	"github.com/jtlctl/jtlctl/internal/cli/doctor"
	"github.com/jtlctl/jtlctl/internal/cli/jwks"
	"github.com/jtlctl/jtlctl/internal/cli/jwt"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cli/manifest"
	"github.com/jtlctl/jtlctl/internal/cli/profile"
	"github.com/jtlctl/jtlctl/internal/cli/sandbox"
	"github.com/jtlctl/jtlctl/internal/cli/scope"
	"github.com/jtlctl/jtlctl/internal/cli/token"
	"github.com/jtlctl/jtlctl/internal/cli/version"
	"github.com/jtlctl/jtlctl/internal/cli/wawi"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// NewRoot returns the root command with all others.
func NewRoot(a *kit.App) *cobra.Command {
	root := kit.Group("jtlctl", "Tokens, keys and apps of the JTL platform", `jtlctl serves people who build apps on the JTL platform: it fetches access
tokens and keeps secrets in the keyring, opens and verifies tokens offline, and
serves a local platform to try things on. It is independent of JTL-Software.

Start with `+"`jtlctl demo`"+`: it needs no account and leaves no trace.`, `  jtlctl demo
  jtlctl token get
  Get-Clipboard | jtlctl jwt decode
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"`,
		auth.New(a), token.New(a), jwt.New(a), jwks.New(a), manifest.New(a), scope.New(a), wawi.New(a), sandbox.New(a), demo.New(a, Run), doctor.New(a),
		config.New(a), profile.New(a), newCompletion(a), version.New(a))
	root.AddCommand(newTopics()...)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.Console.Out)
	root.SetErr(a.Console.Err)
	root.SetIn(a.Console.In)
	root.SetFlagErrorFunc(explainFlag)
	root.SetHelpCommand(newHelp(root))
	listTopics(root)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		return cmp.Or(checkEmptyFlags(c), a.Apply(c.CommandPath() == "jtlctl sandbox serve"))
	}
	kit.AddGlobals(root.PersistentFlags(), &a.Flags)
	kit.Complete(root, "env", platform.EnvironmentNames()...)
	kit.Complete(root, "output", "text", "json")
	return root
}
