package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// explainUnknownFlag says which flag was probably meant: one with that meaning,
// one that is written almost so, or one of another command.
func explainUnknownFlag(root, c *cobra.Command, missing *pflag.NotExistError) *fault.Error {
	name, written := missing.GetSpecifiedName(), "--"+missing.GetSpecifiedName()
	if shorthands := missing.GetSpecifiedShortnames(); shorthands != "" {
		written = "-" + name
		if c.Flags().Lookup(shorthands) != nil {
			written, name = "-"+shorthands, shorthands // one dash is missing
		} else {
			name = longFlag(name)
		}
	}
	question, hint := meantFlag(root, c, name)
	if hint == "" {
		hint = "`" + c.CommandPath() + " --help` lists the flags"
	}
	return fault.New(fault.Usage, "unknown flag %s for `%s`%s", written, c.CommandPath(), question).WithHint("%s", hint)
}

// meantFlag returns a question and a hint about the long name of a flag.
func meantFlag(root, c *cobra.Command, name string) (question, hint string) {
	if name == "" {
		return "", ""
	}
	if c.Flags().Lookup(name) != nil {
		return askFlag("--" + name), ""
	}
	row, ok := flagMeaning(c, name)
	for flag := range strings.SplitSeq(row.means, ", ") {
		if ok && hasFlag(c, flag) {
			return askFlag(flag), row.note
		}
	}
	if ok && row.note != "" {
		return "", row.note
	}
	if nearest := suggest.Nearest(name, flagNames(c)); nearest != "" {
		return askFlag("--" + nearest), ""
	}
	if having := commandsWithFlag(root, name); len(having) > 0 {
		return "", "--" + name + " is a flag of " + suggest.Or(having)
	}
	if row, ok := flagMeaning(c, suggest.Nearest(name, flagWords())); ok && hasFlag(c, row.means) {
		return askFlag(row.means), row.note
	}
	return "", ""
}

func askFlag(flag string) string { return " (did you mean " + flag + "?)" }

// flagMeaning finds a name in the table: for the noun of the command, or else
// for all.
func flagMeaning(c *cobra.Command, name string) (meaning, bool) {
	var found meaning
	_, path, _ := strings.Cut(c.CommandPath(), " ")
	noun, _, _ := strings.Cut(path, " ")
	for _, m := range flagMeanings() {
		if !slices.Contains(strings.Fields(m.words), name) {
			continue
		}
		switch m.below {
		case noun:
			return m, true
		case anywhere:
			found = m
		}
	}
	return found, found.words != ""
}

// hasFlag reports whether a command has "--name" or "-n value".
func hasFlag(c *cobra.Command, flag string) bool {
	name, _, _ := strings.Cut(flag, " ")
	if long, ok := strings.CutPrefix(name, "--"); ok {
		return long == "help" || c.Flags().Lookup(long) != nil
	}
	short := strings.TrimPrefix(name, "-")
	return len(short) == 1 && c.Flags().ShorthandLookup(short) != nil
}

func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

func flagWords() []string {
	var all []string
	for _, m := range flagMeanings() {
		all = append(all, strings.Fields(m.words)...)
	}
	return all
}

// commandsWithFlag lists the commands that have a flag of their own of that name.
func commandsWithFlag(c *cobra.Command, name string) []string {
	var having []string
	if c.LocalNonPersistentFlags().Lookup(name) != nil && c.HasParent() {
		having = append(having, "`"+c.CommandPath()+"`")
	}
	for _, sub := range c.Commands() {
		having = append(having, commandsWithFlag(sub, name)...)
	}
	return having[:min(len(having), maxMeant)]
}
