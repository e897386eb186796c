package kit

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Group returns a command that only has subcommands.
func Group(use, short, long, examples string, subcommands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Long: Described(long, 0, 2), Example: examples, Args: cobra.ArbitraryArgs}
	c.AddCommand(subcommands...)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return UnknownCommand(c, args[0])
	}
	return c
}

// UnknownCommand is the error of a subcommand that does not exist.
func UnknownCommand(c *cobra.Command, name string) error {
	return fault.New(fault.Usage, "unknown command %q for `%s`%s", name, c.CommandPath(), suggest.Question(name, append(SubcommandNames(c), TopicNames(c)...))).
		WithHint("`%s --help` lists the commands", c.CommandPath())
}

// SubcommandNames lists the subcommands of a command that are not hidden.
func SubcommandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}

// TopicNames lists the help topics of a command.
func TopicNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if IsTopic(sub) {
			names = append(names, sub.Name())
		}
	}
	return names
}

// IsTopic reports whether a command is a page of help.
func IsTopic(c *cobra.Command) bool { return c.Hidden && !c.Runnable() && c.Long != "" }
