package cli

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
)

// helpWidth is the width of a page of help in columns, except for examples:
// those have to be pasted as they are.
const helpWidth = 84

// narrowest is the least width in columns for which a page of help is broken.
const narrowest = 40

// pageWidth returns the width of a page of help: that of the terminal, if it has fewer
// columns than a page.
func pageWidth(c *console.Console) int {
	if !c.OutTerminal || c.OutWidth == nil || c.OutWidth() == 0 {
		return helpWidth
	}
	return max(narrowest, min(helpWidth, c.OutWidth()))
}

// printHelp prints a page of help.
func printHelp(c *cobra.Command, width int) error {
	text := strings.TrimSpace(cmp.Or(c.Long, c.Short))
	if _, err := io.WriteString(c.OutOrStdout(), fit(text, width)+"\n\n"); err != nil || !c.Runnable() && !c.HasSubCommands() {
		return err
	}
	return printUsage(c, width)
}

// printUsage prints the part of a help page that follows the explanation.
func printUsage(c *cobra.Command, width int) error {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if c.Runnable() && !kit.IsGroup(c) {
		b.WriteString(hang("  "+c.UseLine(), "      ", width) + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + " COMMAND [flags]\n")
	}
	if c.Example != "" {
		b.WriteString("\nExamples:\n" + strings.TrimRight(c.Example, "\n") + "\n")
	}
	writeCommands(&b, c, width)
	if c.HasAvailableLocalFlags() {
		b.WriteString("\nFlags:\n" + c.LocalFlags().FlagUsagesWrapped(width))
	}
	if c.HasAvailableInheritedFlags() {
		b.WriteString("\nGlobal flags:\n" + c.InheritedFlags().FlagUsagesWrapped(width))
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("\n" + hang("`"+c.CommandPath()+" COMMAND --help` explains a command.", "", width) + "\n")
	}
	if !c.HasParent() {
		writeTopics(&b, c, width)
	}
	_, err := io.WriteString(c.OutOrStderr(), b.String())
	return err
}

func writeCommands(b *strings.Builder, c *cobra.Command, width int) {
	if !c.HasAvailableSubCommands() {
		return
	}
	if len(c.Groups()) == 0 {
		b.WriteString("\nCommands:\n")
		writeGroup(b, c, "", width)
	}
	for _, group := range c.Groups() {
		b.WriteString("\n" + group.Title + ":\n")
		writeGroup(b, c, group.ID, width)
	}
}

func writeGroup(b *strings.Builder, c *cobra.Command, id string, width int) {
	for _, sub := range c.Commands() {
		if !sub.Hidden && sub.GroupID == id {
			writeNamed(b, sub, width)
		}
	}
}

// writeTopics lists the pages of help that belong to no command.
func writeTopics(b *strings.Builder, root *cobra.Command, width int) {
	b.WriteString("\n" + hang("Help topics, such as `"+root.Name()+" help environment`:", "", width) + "\n")
	for _, topic := range root.Commands() {
		if kit.IsTopic(topic) {
			writeNamed(b, topic, width)
		}
	}
}

func writeNamed(b *strings.Builder, c *cobra.Command, width int) {
	line := fmt.Sprintf("  %-*s  ", c.NamePadding(), c.Name())
	b.WriteString(hang(line+c.Short, strings.Repeat(" ", len(line)), width) + "\n")
}
