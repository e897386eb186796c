package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
)

func newJWTGroup(a *app) *cobra.Command {
	return group("jwt", "JSON Web Tokens, without jwt.io", `Opens and verifies JSON Web Tokens on this machine. No token ever leaves it.`,
		`  jtlctl jwt decode "$TOKEN"
  jtlctl jwt verify "$TOKEN"`,
		newJWTDecode(a), newJWTVerify(a))
}

// maxPaste leaves room around the longest token for what is pasted with it.
const maxPaste = 2*jwt.MaxSize + 64<<10

// tokenArgument returns the token of the command line or of standard input.
func (a *app) tokenArgument(ctx context.Context, args []string) (string, error) {
	text, err := a.argument(ctx, args, "token", maxPaste)
	if err != nil {
		return "", err
	}
	return jwt.Input(string(text))
}

// argument returns what was handed over: the argument itself, or standard
// input for "-" and where nothing was given in a pipe.
func (a *app) argument(ctx context.Context, args []string, what string, limit int64) ([]byte, error) {
	if len(args) > 0 && args[0] != "-" {
		return []byte(args[0]), nil
	}
	if len(args) == 0 && a.console.InTerminal {
		return nil, fault.New(fault.Usage, "there is no %s", what).
			WithHint("hand it over as an argument, or on standard input: `… | jtlctl …`; - reads what you type until Ctrl-D")
	}
	text, err := a.console.Read(ctx, limit)
	switch {
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "the %s on standard input is larger than %d KiB", what, limit>>10).Because(err)
	case ctx.Err() != nil:
		return nil, fault.New(fault.Interrupted, "interrupted")
	case err != nil:
		return nil, fault.New(fault.Disk, "standard input cannot be read: %v", err).Because(err)
	}
	return disk.Text(text), nil
}
