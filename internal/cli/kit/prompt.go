package kit

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Ask asks on the terminal; without one it names what would have answered.
func (a *App) Ask(ctx context.Context, question, instead string) (string, error) {
	a.Warnings.Show(a.Console.Prompter.Warn)
	text, err := a.Console.Prompter.Ask(ctx, question)
	return text, explainAsking(ctx, question, instead, "", err)
}

// Confirm asks a question that yes or no answers; Enter is no.
func (a *App) Confirm(ctx context.Context, question, instead string) (bool, error) {
	answer, err := a.Ask(ctx, question+"? [y/N]", instead)
	answer = strings.ToLower(answer)
	return answer == "y" || answer == "yes" || answer == "j" || answer == "ja", err
}

// AskSecret is Ask for a secret. Of the variables that would have answered, it
// says which are empty.
func (a *App) AskSecret(ctx context.Context, question, instead string, variables ...string) (secret.String, error) {
	a.Warnings.Show(a.Console.Prompter.Warn)
	text, err := a.Console.Prompter.AskSecret(ctx, question)
	return secret.New(text), explainAsking(ctx, question, instead, environ.Lookup(a.Lookup).Empty(variables...), err)
}

func explainAsking(ctx context.Context, question, instead, empty string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case errors.Is(err, console.ErrNoTerminal):
		return fault.New(fault.Usage, "%q cannot be asked without a terminal or with --no-input%s", question, empty).
			WithHint("use %s", instead).WithCause(err)
	}
	return fault.New(fault.Usage, "the terminal cannot be read: %v", err).WithHint("use %s", instead).WithCause(err)
}

// storeWaits says that a person may have to answer. --quiet does not silence
// it, because the command seems to hang otherwise; with -o json standard error
// has to stay one document.
func (a *App) storeWaits(store string, limit time.Duration) {
	if a.Flags.JSON() {
		return
	}
	a.Console.Progress("")
	a.Console.Warnf("the %s has not answered yet: if it asks for a password or a permission, answer it; jtlctl waits %s at most (Ctrl-C leaves)", store, limit)
}
