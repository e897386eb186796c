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

// Prompts ask the person at the terminal.
type Prompts struct {
	warnings *Warnings
	console  *console.Console
	lookup   environ.Lookup
	json     bool
}

// Prompts returns those of this call.
func (a *App) Prompts() Prompts {
	return Prompts{&a.Warnings, a.Console, a.Lookup, a.Flags.JSON()}
}

// Ask asks on the terminal; without one it names what would have answered.
func (p Prompts) Ask(ctx context.Context, question, instead string) (string, error) {
	p.warnings.Show(p.console.Prompter.Warn)
	text, err := p.console.Prompter.Ask(ctx, question)
	return text, explainAsking(ctx, question, instead, "", err)
}

// Confirm asks a question that yes or no answers; Enter is no.
func (p Prompts) Confirm(ctx context.Context, question, instead string) (bool, error) {
	answer, err := p.Ask(ctx, question+"? [y/N]", instead)
	answer = strings.ToLower(answer)
	return answer == "y" || answer == "yes" || answer == "j" || answer == "ja", err
}

// AskSecret is Ask for a secret. Of the variables that would have answered, it
// says which are empty.
func (p Prompts) AskSecret(ctx context.Context, question, instead string, variables ...string) (secret.String, error) {
	p.warnings.Show(p.console.Prompter.Warn)
	text, err := p.console.Prompter.AskSecret(ctx, question)
	return secret.New(text), explainAsking(ctx, question, instead, p.lookup.Empty(variables...), err)
}

func explainAsking(ctx context.Context, question, instead, empty string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case errors.Is(err, console.ErrNoTerminal):
		return fault.New(fault.Usage, "%q cannot be asked for without a terminal or with --no-input%s", question, empty).
			WithHint("use %s", instead).WithCause(err)
	}
	return fault.New(fault.Usage, "the terminal cannot be read: %v", err).WithHint("use %s", instead).WithCause(err)
}

// storeWaits says that a person may have to answer. --quiet does not silence
// it, because the command seems to hang otherwise; with -o json standard error
// has to stay one document.
func (p Prompts) storeWaits(store string, limit time.Duration) {
	if p.json {
		return
	}
	p.console.Progress("")
	p.console.Warnf("the %s has not answered yet: if it asks for a password or a permission, answer it; jtlctl waits %s at most (Ctrl-C leaves)", store, limit)
}
