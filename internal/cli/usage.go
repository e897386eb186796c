package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// helpWidth is the width of a page of help in columns, except for examples:
// those have to be pasted as they are.
const helpWidth = 84

// printUsage prints the part of a help page that follows the explanation.
func printUsage(c *cobra.Command) error {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if c.Runnable() && !kit.IsGroup(c) {
		b.WriteString("  " + c.UseLine() + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + " COMMAND [flags]\n")
	}
	if c.Example != "" {
		b.WriteString("\nExamples:\n" + strings.TrimRight(c.Example, "\n") + "\n")
	}
	writeCommands(&b, c)
	if c.HasAvailableLocalFlags() {
		b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(helpWidth))
	}
	if c.HasAvailableInheritedFlags() {
		b.WriteString("\nGlobal flags:\n" + c.InheritedFlags().FlagUsagesWrapped(helpWidth))
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\n`" + c.CommandPath() + " COMMAND --help` explains a command.\n")
	}
	if !c.HasParent() {
		writeTopics(&b, c)
	}
	_, err := io.WriteString(c.OutOrStderr(), b.String())
	return err
}

func writeCommands(b *strings.Builder, c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	if len(c.Groups()) == 0 {
		b.WriteString("\nCommands:\n")
		writeGroup(b, c, "")
	}
	for _, group := range c.Groups() {
		b.WriteString("\n" + group.Title + ":\n")
		writeGroup(b, c, group.ID)
	}
}

func writeGroup(b *strings.Builder, c *cobra.Command, id string) {
	for _, sub := range c.Commands() {
		if !sub.Hidden && sub.GroupID == id {
			fmt.Fprintf(b, "  %-*s  %s\n", sub.NamePadding(), sub.Name(), sub.Short)
		}
	}
}

// writeTopics lists the pages of help that belong to no command.
func writeTopics(b *strings.Builder, root *cobra.Command) {
	b.WriteString("\nHelp topics, such as `" + root.Name() + " help environment`:\n")
	for _, topic := range root.Commands() {
		if kit.IsTopic(topic) {
			fmt.Fprintf(b, "  %-*s  %s\n", topic.NamePadding(), topic.Name(), topic.Short)
		}
	}
}
