package cli

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/api"
	"github.com/jtlctl/jtlctl/internal/cli/auth"
	"github.com/jtlctl/jtlctl/internal/cli/config"
	"github.com/jtlctl/jtlctl/internal/cli/demo"
	"github.com/jtlctl/jtlctl/internal/cli/doctor"
	"github.com/jtlctl/jtlctl/internal/cli/jwks"
	"github.com/jtlctl/jtlctl/internal/cli/jwt"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cli/manifest"
	"github.com/jtlctl/jtlctl/internal/cli/profile"
	"github.com/jtlctl/jtlctl/internal/cli/proxy"
	"github.com/jtlctl/jtlctl/internal/cli/sandbox"
	"github.com/jtlctl/jtlctl/internal/cli/scope"
	"github.com/jtlctl/jtlctl/internal/cli/token"
	"github.com/jtlctl/jtlctl/internal/cli/version"
	"github.com/jtlctl/jtlctl/internal/cli/wawi"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// noun is a command below the root.
type noun struct {
	name string
	new  func(*kit.App) *cobra.Command
}

func nouns() []noun {
	return []noun{
		{"auth", auth.New},
		{"token", token.New},
		{"api", api.New},
		{"jwt", jwt.New},
		{"jwks", jwks.New},
		{"manifest", manifest.New},
		{"scope", scope.New},
		{"wawi", wawi.New},
		{"proxy", proxy.New},
		{"sandbox", sandbox.New},
		{"demo", func(a *kit.App) *cobra.Command { return demo.New(a, Run) }},
		{"doctor", doctor.New},
		{"config", config.New},
		{"profile", profile.New},
		{"completion", newCompletion},
		{"version", version.New},
	}
}

// NewRoot returns the root command with all others.
func NewRoot(a *kit.App) *cobra.Command {
	root := newRoot(a, nouns())
	root.AddCommand(newTopics()...)
	root.SetHelpCommand(newHelp(root))
	listTopics(root)
	return root
}

// rootFor returns the root command with what a command line needs of it: the
// noun that it begins with, or everything. Building all commands takes longer
// than most of them run.
func rootFor(a *kit.App, args []string) *cobra.Command {
	for _, n := range nouns() {
		if len(args) > 0 && args[0] == n.name && n.name != "completion" {
			return newRoot(a, []noun{n})
		}
	}
	return NewRoot(a)
}

// untilStopped are the commands that serve until Ctrl-C.
var untilStopped = [...]string{"jtlctl sandbox serve", "jtlctl proxy"}

func newRoot(a *kit.App, nouns []noun) *cobra.Command {
	var commands []*cobra.Command
	for _, n := range nouns {
		commands = append(commands, n.new(a))
	}
	root := kit.Group("jtlctl", "Tokens, keys and apps of the JTL platform", `jtlctl serves people who build apps on the JTL platform: it fetches access
tokens and keeps secrets in the keyring, opens and verifies tokens offline, and
serves a local platform to try things on. It is independent of JTL-Software.

Start with `+"`jtlctl demo`"+`: it needs no account and leaves no trace.`, `  jtlctl demo
  jtlctl token get
  Get-Clipboard | jtlctl jwt decode
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"`,
		commands...)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.Console.Out)
	root.SetErr(a.Console.Err)
	root.SetIn(a.Console.In)
	root.SetFlagErrorFunc(explainFlag)
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		return cmp.Or(checkEmptyFlags(c), a.Apply(slices.Contains(untilStopped[:], c.CommandPath())))
	}
	kit.AddGlobals(root.PersistentFlags(), &a.Flags)
	kit.Complete(root, "env", platform.EnvironmentNames()...)
	kit.Complete(root, "output", "text", "json")
	return root
}
