package main

import (
	"context"

	"github.com/spf13/cobra"

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
