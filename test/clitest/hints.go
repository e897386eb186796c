package clitest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// quotedCommand is a command line between backquotes in a message.
var quotedCommand = regexp.MustCompile("`([^`\n]*\\bjtlctl [^`\n]*)`")

// Hinted returns the command lines of jtlctl that a text names between
// backquotes, without what a pipe or > has around them.
func Hinted(text string) []string {
	var lines []string
	for _, found := range quotedCommand.FindAllStringSubmatch(text, -1) {
		line := found[1]
		if i := strings.LastIndex(line, "jtlctl "); i >= 0 && !strings.Contains(line, "$(") && !strings.Contains(line, "/jtlctl") {
			line, _, _ = strings.Cut(line[i:], " | ")
			line, _, _ = strings.Cut(line, " > ")
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// Parses returns an error for a command line whose command, flags or number of
// arguments jtlctl does not have. The root has to be new; nothing is run.
func Parses(root *cobra.Command, line string) error {
	words, err := Words(line)
	if err != nil {
		return err
	}
	root.InitDefaultHelpCmd()
	c, rest, err := root.Find(words[1:])
	if err != nil {
		return err
	}
	if c == root && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
		return fmt.Errorf("%s is no command", rest[0])
	}
	if strings.ContainsAny(line, "…[") || len(rest) == 0 { // how something is used, or the name of a command
		return nil
	}
	if err := c.ParseFlags(rest); err != nil && !errors.Is(err, pflag.ErrHelp) {
		return err
	}
	if c.HasSubCommands() && c.Flags().NArg() > 0 && c.Runnable() && c.Name() != "api" {
		return fmt.Errorf("%s is no command of %s", c.Flags().Arg(0), c.CommandPath())
	}
	if c.Flags().NArg() == 0 {
		return nil // the rest is for the reader to add
	}
	return c.ValidateArgs(c.Flags().Args())
}

// Words takes a line apart as a shell does that expands nothing.
func Words(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inside := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inside = r, true
		case quote == 0 && r == ' ':
			if inside || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			inside = false
		default:
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quotation mark is open in %s", line)
	}
	if inside || word.Len() > 0 {
		words = append(words, word.String())
	}
	return words, nil
}
