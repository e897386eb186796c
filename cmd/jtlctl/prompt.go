package main

import (
	"context"
	"errors"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// ask asks on the terminal; without one it names what would have answered.
func (a *app) ask(ctx context.Context, question, instead string) (string, error) {
	a.warnings.show(a.console.WarnOnTerminal)
	text, err := a.console.Ask(ctx, question)
	return text, explainAsking(ctx, question, instead, "", err)
}

// askSecret is ask for a secret. Of the variables that would have answered, it
// says which are empty.
func (a *app) askSecret(ctx context.Context, question, instead string, variables ...string) (secret.String, error) {
	a.warnings.show(a.console.WarnOnTerminal)
	text, err := a.console.AskSecret(ctx, question)
	return secret.New(text), explainAsking(ctx, question, instead, environ.Lookup(a.lookup).Empty(variables...), err)
}

func explainAsking(ctx context.Context, question, instead, empty string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case errors.Is(err, console.ErrNoTerminal):
		return fault.New(fault.Usage, "%q cannot be asked without a terminal or with --no-input%s", question, empty).
			WithHint("use %s", instead).Because(err)
	}
	return fault.New(fault.Usage, "the terminal cannot be read: %v", err).WithHint("use %s", instead).Because(err)
}

// keyringWaits says that a person may have to answer. --quiet does not silence
// it, because the command seems to hang otherwise; with -o json standard error
// has to stay one document.
func (a *app) keyringWaits(limit time.Duration) {
	if a.flags.json() {
		return
	}
	a.console.Progress("")
	a.console.Warnf("the keyring has not answered yet: if it asks for a password or a permission, answer it; jtlctl waits %s at most (Ctrl-C leaves)", limit)
}
