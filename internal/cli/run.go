// Package cli is the command line: the root command, global flags, exit codes and
// help topics. It knows all commands, and nothing of what they do.
package cli

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Run executes one command line and returns the exit code.
func Run(ctx context.Context, args []string, w kit.World) int {
	a := &kit.App{World: w, Redactor: &secret.Redactor{}}
	a.Console.Redact = func(text string) string { return jwt.RedactSignatures(a.Redactor.Redact(text)) }
	root := rootFor(a, args)
	root.SetArgs(args)
	return finish(a, args, explainUnknown(a, root.ExecuteContext(ctx)))
}
