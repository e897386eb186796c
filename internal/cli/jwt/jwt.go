// Package jwt is `jtlctl jwt`: tokens, decoded and verified.
// It has flags and printing only.
package jwt

import (
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/quote"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("jwt", "Decode and verify JSON Web Tokens, and probe backends", `Decodes and verifies JSON Web Tokens on this machine, and finds out which bad ones
your backend lets in. No token ever leaves it.`,
		`  export JTLCTL_ENV=sandbox   # which runs in another terminal: jtlctl sandbox serve
  TOKEN=$(jtlctl sandbox token)
  jtlctl jwt decode "$TOKEN"
  jtlctl jwt verify "$TOKEN"
  jtlctl jwt probe http://127.0.0.1:3000/api/me`,
		kit.Verbs{"decode": newDecode, "verify": newVerify, "probe": newProbe}.New(a)...)
}

// tokenArgument returns the token of the command line or of standard input.
func tokenArgument(a *kit.App, c *cobra.Command, args []string) (jwt.Pasted, error) {
	if len(args) > 0 && disk.IsFile(args[0]) {
		return jwt.Pasted{}, fault.New(fault.Input, "%q is the name of a file, and this takes the token itself", args[0]).
			WithHint("hand over what is in the file: `cat %s | %s`", quote.Typed(runtime.GOOS, args[0]), c.CommandPath())
	}
	text, err := a.Argument(c.Context(), args, "token", jwt.MaxSize)
	if err != nil {
		return jwt.Pasted{}, err
	}
	return jwt.Input(string(text))
}
