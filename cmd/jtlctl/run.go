package main

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, w world) int {
	a := &app{world: w, redactor: &secret.Redactor{}}
	a.console.Redact = func(text string) string { return jwt.RedactSignatures(a.redactor.Redact(text)) }
	root := newRoot(a)
	root.SetArgs(args)
	return finish(a, args, root.ExecuteContext(ctx))
}
