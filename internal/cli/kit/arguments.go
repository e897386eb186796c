package kit

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Takes returns an error for fewer or more arguments than a command has.
//
//go:noinline
func Takes(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := "the usage is `" + c.UseLine() + "`"
		if len(args) > most && c.Flags().Lookup("input") != nil && strings.ContainsAny(args[most], "{[") {
			hint += "; what is sent is no argument: write -f NAME=VALUE for a field, --input FILE for a file, --input - for standard input"
		}
		switch {
		case len(args) < least:
			return fault.New(fault.Usage, "`%s` needs %s, but there %s", c.CommandPath(), Count(least, "argument"), areArguments(len(args))).WithHint("%s", hint)
		case most == 0 && len(args) > 0:
			return &UnknownArgumentError{c, args[0], fault.New(fault.Usage, "`%s` takes no argument, but there %s", c.CommandPath(), areArguments(len(args))).WithHint("%s", hint)}
		case len(args) > most:
			return fault.New(fault.Usage, "`%s` takes %s, but there %s", c.CommandPath(), Count(most, "argument"), areArguments(len(args))).WithHint("%s", hint)
		}
		return nil
	}
}

// TakesOrReads is Takes for a command that reads standard input in the place of an
// argument, if that is -. what is the argument that may be missing, and the hint says
// how standard input is read.
func (a *App) TakesOrReads(least, most int, what, hint string) cobra.PositionalArgs {
	takes := Takes(least, most)
	return func(c *cobra.Command, args []string) error {
		if len(args) < least {
			a.Stdin().Leave(what, hint)
		}
		return takes(c, args)
	}
}

// UnknownArgumentError is a word after a command that may mean another command. What
// was probably meant is found by whoever knows all commands.
type UnknownArgumentError struct {
	Command *cobra.Command
	Word    string
	Err     error // what is wrong with the word if it means nothing else
}

func (e *UnknownArgumentError) Error() string { return e.Err.Error() }

// Unwrap returns what is wrong with the word.
func (e *UnknownArgumentError) Unwrap() error { return e.Err }

func areArguments(n int) string {
	if n == 1 {
		return "is 1"
	}
	return fmt.Sprintf("are %d", n)
}

// Count is textutil.Count, and says no argument instead of 0 arguments.
func Count(n int, noun string) string {
	if n == 0 {
		return "no " + noun
	}
	return textutil.Count(n, noun)
}

// Argument returns the first argument, or standard input if that is "-" or if there is
// none and standard input is a pipe. limit is how large it may be, in bytes; as much
// again is read for UTF-16 and for what is pasted with it.
func (a *App) Argument(ctx context.Context, args []string, what string, limit int64) ([]byte, error) {
	if len(args) > 0 && args[0] != "-" {
		return []byte(args[0]), nil
	}
	if len(args) == 0 && a.Console.InTerminal {
		return nil, fault.New(fault.Usage, "there is no %s", what).
			WithHint("hand it over as an argument, or on standard input: `… | jtlctl …`; - reads what you type until Ctrl-D")
	}
	const pasted = 64 << 10
	text, err := a.Console.Read(ctx, 2*limit+pasted) //nolint:mnd // UTF-16 has two bytes for one
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "the %s on standard input is larger than %d MiB", what, limit>>20).WithCause(err)
	case ctx.Err() != nil:
		return nil, fault.New(fault.Interrupted, "interrupted")
	case err != nil:
		return nil, fault.New(fault.Disk, "standard input cannot be read: %v", err).WithCause(err)
	}
	return disk.Text(text), nil
}
