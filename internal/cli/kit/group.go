package kit

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// Group returns a command that only has subcommands.
func Group(use, short, long, examples string, subcommands ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Long: strings.TrimSpace(long) + exitCodesPointer, Example: examples, Args: cobra.ArbitraryArgs}
	c.AddCommand(subcommands...)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return &UnknownCommandError{c, args[0]}
	}
	return c
}

// Verbs are the commands below a noun, by name.
type Verbs map[string]func(*App) *cobra.Command

// New returns the commands that a command line needs: the one that it names, or all.
// To build one takes longer than some of them run.
func (v Verbs) New(a *App) []*cobra.Command {
	if build, named := v[a.Verb]; named {
		return []*cobra.Command{build(a)}
	}
	var commands []*cobra.Command
	for _, build := range v {
		commands = append(commands, build(a))
	}
	return commands
}

// exitCodesPointer is what the help of a group says instead of a list: each command
// has its own.
const exitCodesPointer = "\n\nEach command lists its exit codes; `jtlctl help exit-codes` explains them."

// UnknownCommandError is a word below a command that is no subcommand. What was
// probably meant is found by whoever knows all commands.
type UnknownCommandError struct {
	Group *cobra.Command
	Word  string
}

func (e *UnknownCommandError) Error() string {
	return fmt.Sprintf("unknown command %q for `%s`", e.Word, e.Group.CommandPath())
}

// IsGroup reports whether a command only has subcommands.
func IsGroup(c *cobra.Command) bool {
	return c.HasSubCommands() && strings.HasSuffix(c.Long, exitCodesPointer)
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
