package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// explainFlag turns an error of pflag into one for the user.
func explainFlag(a *kit.App, c *cobra.Command, err error) error {
	if c.Flags().NArg() > 0 && kit.IsGroup(c) {
		// The flag belongs to the command that was meant.
		return &kit.UnknownCommandError{Group: c, Word: c.Flags().Arg(0)}
	}
	hint := "`" + c.CommandPath() + " --help` lists the flags"
	if missing, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return explainUnknownFlag(wholeTree(a), c, missing)
	}
	if value, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return fault.New(fault.Usage, "--%s cannot be %q: %s", value.GetFlag().Name, value.GetValue(), lastReason(value.Unwrap())).
			WithHint("%s", describeFlag(value.GetFlag()))
	}
	if empty, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return fault.New(fault.Usage, "--%s needs a value", empty.GetFlag().Name).WithHint("%s", describeFlag(empty.GetFlag()))
	}
	return fault.New(fault.Usage, "%v", err).WithHint("%s", hint)
}

func describeFlag(flag *pflag.Flag) string {
	placeholder, usage := pflag.UnquoteUsage(flag)
	text := strings.TrimSpace("--" + flag.Name + " " + placeholder + ": " + usage)
	if flag.Value.Type() == "duration" {
		text += "; a duration has a unit, such as --" + flag.Name + " 5s, 1m30s or 2h"
	}
	return text
}

func lastReason(err error) string {
	text := err.Error()
	if i := strings.LastIndex(text, ": "); i >= 0 {
		text = text[i+2:]
	}
	return text
}

// checkEmptyFlags returns an error for a flag with an empty text: it usually
// comes from a shell variable that is not set, and would have no effect.
func checkEmptyFlags(c *cobra.Command) error {
	var err error
	c.Flags().Visit(func(flag *pflag.Flag) {
		if err == nil && flag.Value.Type() == "string" && flag.Value.String() == "" {
			err = fault.New(fault.Usage, "--%s is empty", flag.Name).
				WithHint("perhaps a shell variable is not set; leave the flag out if it is not needed")
		}
	})
	return err
}
