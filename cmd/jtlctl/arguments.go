package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// takes returns an error for fewer or more arguments than a command has.
func takes(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := "the usage is `" + c.UseLine() + "`"
		switch {
		case len(args) < least:
			return fault.New(fault.Usage, "`%s` needs %s, but there %s", c.CommandPath(), count(least, "argument"), areArguments(len(args))).WithHint("%s", hint)
		case len(args) > most:
			return fault.New(fault.Usage, "`%s` takes %s, but there %s", c.CommandPath(), count(most, "argument"), areArguments(len(args))).WithHint("%s", hint)
		}
		return nil
	}
}

func areArguments(n int) string {
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
