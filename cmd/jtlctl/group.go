package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// group returns a command that only has subcommands.
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
	return fault.New(fault.Usage, "unknown command %q for `%s`%s", name, c.CommandPath(), suggest.Question(name, append(subcommandNames(c), topicNames(c)...))).
		WithHint("`%s --help` lists the commands", c.CommandPath())
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

func topicNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Commands() {
		if isTopic(sub) {
			names = append(names, sub.Name())
		}
	}
	return names
}

// isTopic reports whether a command is a page of help.
func isTopic(c *cobra.Command) bool { return c.Hidden && !c.Runnable() && c.Long != "" }
