package cli

import (
	"cmp"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/api"
	"github.com/jtlctl/jtlctl/internal/cli/auth"
	"github.com/jtlctl/jtlctl/internal/cli/complete"
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
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// noun is a command below the root.
type noun struct {
	name  string
	group string // in the help, an ID of groups
	new   func(*kit.App) *cobra.Command
}

func nouns() []noun {
	return []noun{
		{"auth", "tokens", auth.New},
		{"token", "tokens", token.New},
		{"api", "apis", api.New},
		{"jwt", "tokens", jwt.New},
		{"jwks", "tokens", jwks.New},
		{"manifest", "apps", manifest.New},
		{"scope", "apps", scope.New},
		{"wawi", "apis", wawi.New},
		{"proxy", "apis", proxy.New},
		{"sandbox", "try", sandbox.New},
		{"demo", "try", func(a *kit.App) *cobra.Command { return demo.New(a, Run) }},
		{"doctor", "itself", doctor.New},
		{"config", "itself", config.New},
		{"profile", "itself", profile.New},
		{"completion", "itself", newCompletion},
		{"version", "itself", version.New},
	}
}

// groups returns the headings under which the help of the root lists the nouns.
func groups() []*cobra.Group {
	return []*cobra.Group{
		{ID: "tokens", Title: "Tokens and JWTs"},
		{ID: "apis", Title: "APIs: the Cloud API and JTL-Wawi"},
		{ID: "apps", Title: "Manifests and scopes"},
		{ID: "try", Title: "Try it without an account"},
		{ID: "itself", Title: "jtlctl itself"},
	}
}

// NewRoot returns the root command with all others.
func NewRoot(a *kit.App) *cobra.Command {
	root := newRoot(a, nouns())
	root.AddGroup(groups()...)
	for _, n := range nouns() {
		if c, _, err := root.Find([]string{n.name}); err == nil {
			c.GroupID = n.group
		}
	}
	root.AddCommand(newTopics()...)
	root.SetHelpCommand(newHelp(root))
	root.SetHelpCommandGroupID("itself")
	addVersionFlag(a, root)
	return root
}

// addVersionFlag makes --version and -V of the root command what `jtlctl version` is.
func addVersionFlag(a *kit.App, root *cobra.Command) {
	show := root.Flags().BoolP("version", "V", false, "print the version of jtlctl")
	run := root.RunE
	root.RunE = func(c *cobra.Command, args []string) error {
		if *show && len(args) == 0 {
			return version.Print(a)
		}
		return run(c, args)
	}
}

// rootFor returns the root command with what a command line needs of it: the
// noun and the verb that it begins with, or everything. Building all commands takes longer
// than most of them run.
func rootFor(a *kit.App, args []string) *cobra.Command {
	if len(args) == 1 && (args[0] == "--version" || args[0] == "-V") {
		root := newRoot(a, nil)
		addVersionFlag(a, root)
		return root
	}
	if complete.Request(args) {
		root := NewRoot(a)
		complete.Add(root, a)
		return root
	}
	for _, n := range nouns() {
		if len(args) > 0 && args[0] == n.name && n.name != "completion" {
			return newRootOf(a, n, args[1:])
		}
	}
	return NewRoot(a)
}

// newRootOf returns the root command with one noun, and of that the verb that comes
// next, or all.
func newRootOf(a *kit.App, n noun, args []string) *cobra.Command {
	if len(args) > 0 {
		a.Verb = args[0]
	}
	root := newRoot(a, []noun{n})
	a.Verb = "" // who explains a mistake builds all
	return root
}

// untilStopped are the commands that serve until Ctrl-C.
var untilStopped = [...]string{"jtlctl sandbox serve", "jtlctl proxy"}

// diagnosing are the commands that must work if the files of an older version
// cannot be taken over.
var diagnosing = [...]string{"jtlctl config path", "jtlctl doctor", "jtlctl version"}

func takeOver(c *cobra.Command, a *kit.App) error {
	err := kit.TakeOver(c.Context(), a)
	if err != nil && slices.Contains(diagnosing[:], c.CommandPath()) {
		problem := fault.From(err)
		a.Console.Warnf("%s; %s", problem.Message, problem.Hint)
		return nil
	}
	return err
}

func newRoot(a *kit.App, nouns []noun) *cobra.Command {
	var commands []*cobra.Command
	for _, n := range nouns {
		commands = append(commands, n.new(a))
	}
	root := kit.Group("jtlctl", "Tokens, JWTs, manifests, scopes and APIs of the JTL platform", `jtlctl is for people who build apps on the JTL platform (JTL-Wawi and JTL's cloud).
It fetches access tokens and calls the APIs with them, decodes and verifies JWTs
offline, checks manifests and shows which scopes an app needs, registers apps at a
merchant's JTL-Wawi, and serves a sandbox to try all of that on. Secrets are kept in
the keyring. It is independent of JTL-Software.

Start with `+"`jtlctl demo`"+`: it needs no account and leaves no trace.`, `  jtlctl demo
  jtlctl auth login --env-file .env
  jtlctl api /v2/items
  jtlctl manifest lint
  jtlctl token get | jtlctl jwt decode`,
		commands...)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.Console.Out)
	root.SetErr(a.Console.Err)
	root.SetIn(a.Console.In)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return explainFlag(a, c, err) })
	root.SetUsageFunc(func(c *cobra.Command) error { return printUsage(c, pageWidth(a.Console)) })
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		if err := printHelp(c, pageWidth(a.Console)); err != nil {
			c.PrintErrln(err)
		}
	})
	root.PersistentPreRunE = func(c *cobra.Command, args []string) error {
		if complete.Request([]string{c.Name()}) {
			return nil // it neither fails nor moves files
		}
		if runtime.GOOS == "windows" {
			if err := expandPatterns(c, args); err != nil {
				return err
			}
		}
		err := cmp.Or(checkEmptyFlags(c), kit.OutputAsFormat(a, c), a.Apply(slices.Contains(untilStopped[:], c.CommandPath())))
		if err != nil {
			return err
		}
		return takeOver(c, a)
	}
	kit.AddGlobals(root.PersistentFlags(), &a.Flags)
	kit.Complete(root, "env", platform.EnvironmentNames()...)
	return root
}
