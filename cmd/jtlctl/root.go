package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// globals are the flags that every command has.
type globals struct {
	profile, env, output, config string
	noColour, quiet, verbose     bool
	noInput                      bool
	timeout                      time.Duration
}

func (g globals) json() bool { return g.output == "json" }

func newRoot(a *app) *cobra.Command {
	root := group("jtlctl", "Tokens, keys and apps of the JTL platform", `jtlctl serves people who build apps on the JTL platform: it fetches access
tokens and keeps secrets in the keyring, opens and verifies tokens offline, and
serves a local platform to try things on. It is independent of JTL-Software.

Start with `+"`jtlctl demo`"+`: it needs no account and leaves no trace.`, `  jtlctl demo
  jtlctl token get
  Get-Clipboard | jtlctl jwt decode
  jtlctl jwt verify --jwks keys.json --offline "$TOKEN"`,
		newAuthGroup(a), newTokenGroup(a), newJWTGroup(a), newJWKSGroup(a), newManifestGroup(a), newScopeGroup(a), newWawiGroup(a), newSandboxGroup(a), newDemo(a), newDoctor(a),
		newConfigGroup(a), newProfileGroup(a), newCompletion(a), newVersion(a))
	root.AddCommand(newTopics()...)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(a.console.Out)
	root.SetErr(a.console.Err)
	root.SetIn(a.console.In)
	root.SetFlagErrorFunc(explainFlag)
	root.SetHelpCommand(newHelp(root))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return cmp.Or(checkEmptyFlags(c), a.apply()) }
	addGlobals(root.PersistentFlags(), &a.flags)
	complete(root, "env", platform.EnvironmentNames()...)
	complete(root, "output", "text", "json")
	return root
}

func addGlobals(flags *pflag.FlagSet, g *globals) {
	flags.StringVarP(&g.profile, "profile", "p", "", "`NAME` of the profile to use")
	flags.StringVar(&g.env, "env", "", "`ENVIRONMENT` of the platform: prod, beta, qa or dev")
	flags.StringVarP(&g.output, "output", "o", "text", "`FORM` of the result: text or json")
	flags.BoolVar(&g.noColour, "no-color", false, "print without colour")
	flags.BoolVarP(&g.quiet, "quiet", "q", false, "print the result, warnings and errors alone")
	flags.BoolVarP(&g.verbose, "verbose", "v", false, "show requests and answers, without secrets")
	flags.DurationVar(&g.timeout, "timeout", platform.DefaultTimeout, "`DURATION` that a call may take at most, retries included")
	flags.BoolVar(&g.noInput, "no-input", false, "never ask; fail where something is missing")
	flags.StringVar(&g.config, "config", "", "`FILE` to read the configuration from")
}

// group is a command that has subcommands alone.
func group(use, short, long, examples string, subcommands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Long: described(long, 0, 2), Example: examples, Args: cobra.ArbitraryArgs}
	c.AddCommand(subcommands...)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return unknownCommand(c, args[0])
	}
	return c
}

func unknownCommand(c *cobra.Command, name string) error {
	return fault.New(fault.Usage, "unknown command %q for `%s`%s", name, c.CommandPath(), suggest.Question(name, subcommandNames(c))).
		WithHint("`%s --help` shows the commands", c.CommandPath())
}

func subcommandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}

// described ends a command's explanation with the exit codes that it can have.
func described(long string, codes ...int) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(long) + "\n\nExit codes:\n")
	for _, known := range exitCodes() {
		for _, code := range append(codes, 130) {
			if known.code == code {
				fmt.Fprintf(&b, "  %-3d  %s\n", code, known.meaning)
			}
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// takes refuses more or fewer arguments than a command has.
func takes(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := "the form is `" + c.UseLine() + "`"
		switch {
		case len(args) < least:
			return fault.New(fault.Usage, "`%s` needs %s, and there %s", c.CommandPath(), count(least, "argument"), isAre(len(args))).WithHint("%s", hint)
		case len(args) > most:
			return fault.New(fault.Usage, "`%s` takes %s, and there %s", c.CommandPath(), count(most, "argument"), isAre(len(args))).WithHint("%s", hint)
		}
		return nil
	}
}

func isAre(n int) string {
	if n == 1 {
		return "is 1"
	}
	return fmt.Sprintf("are %d", n)
}

func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// complete offers values for a flag in the shell.
func complete(c *cobra.Command, flag string, values ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag does not exist: a defect that every start shows
	}
}
