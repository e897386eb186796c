package wawi

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// ShowUnstoredKey shows a key that no store takes, rather than lose it. If the copy on
// disk can be opened later, it is shown on a terminal only. It reports whether
// the key was shown.
func ShowUnstoredKey(a *kit.App, name string, key secret.String, why error, copied bool) bool {
	text := key.Reveal()
	if !wawi.Carried(key) || strings.Contains(text, " ") {
		text = console.Quoted(text) + " (as a JSON string: it has unusual characters)"
	}
	lines := strings.Join([]string{
		"THE API KEY OF " + strings.ToUpper(name) + " COULD NOT BE STORED: " + console.SafeLine(fault.Message(why)),
		"",
		"    " + text,
		"",
		"It is shown this once. Copy it to a safe place now, and clear the screen after.",
	}, "\n")
	if copied {
		return a.Console.FrameOnTerminal(lines)
	}
	a.Console.Frame(lines)
	return true
}

// confirm asks for a yes.
func confirm(a *kit.App, ctx context.Context, question string) error {
	yes, err := a.Prompts().Confirm(ctx, question, "--yes")
	if err == nil && !yes {
		err = fault.New(fault.Usage, "not confirmed; nothing was done")
	}
	return err
}

// openDialog says what to click in JTL-Wawi, and lets a person at a terminal do
// it first.
func openDialog(a *kit.App, ctx context.Context, ask bool) error {
	a.Console.Notef("in JTL-Wawi open: %s, until it waits for the app", wawi.DialogMenu)
	if !ask || !a.Console.InTerminal || !a.Console.ErrTerminal {
		return nil
	}
	_, err := pressedEnter(a, ctx, "Press Enter when it waits")
	return err
}

// reopenDialog lets a person at a terminal open the dialog that was not open. It
// reports whether the request is to be sent again.
func reopenDialog(a *kit.App, ctx context.Context, why error) (bool, error) {
	if !a.Console.InTerminal || !a.Console.ErrTerminal || !a.Console.Prompter.CanAsk() {
		return false, nil
	}
	a.Console.Warnf("%s", fault.Message(why))
	a.Console.Hintf("open %s, until it waits for the app", wawi.DialogMenu)
	return pressedEnter(a, ctx, "Press Enter to try again, Ctrl-C to stop")
}

// pressedEnter waits for Enter. It reports whether there was somebody to press it:
// with --no-input nobody is waited for.
func pressedEnter(a *kit.App, ctx context.Context, question string) (bool, error) {
	_, err := a.Console.Prompter.Ask(ctx, question)
	switch {
	case errors.Is(err, console.ErrNoTerminal):
		return false, nil
	case err == nil:
		return true, nil
	case ctx.Err() != nil:
		return false, fault.New(fault.Interrupted, "interrupted; nothing is registered").WithCause(err)
	}
	return false, fault.New(fault.Usage, "the terminal was closed before Enter was pressed; nothing is registered").
		WithHint("run it again and press Enter once JTL-Wawi waits; --yes does not wait for you").WithCause(err)
}

// describeApp says what is about to be registered.
func describeApp(a *kit.App, app wawi.App, icon wawi.Picture) {
	picture := "no icon"
	if icon.Bytes > 0 {
		picture = fmt.Sprintf("icon %s of %s", icon.Kind, size(icon.Bytes))
	}
	a.Console.Notef("%s %s: %s, %s, %s", app.DisplayName, app.Version, picture,
		kit.Count(len(app.Mandatory), "mandatory scope"), kit.Count(len(app.Optional), "optional scope"))
}

func size(bytes int) string {
	const kibi = 1 << 10
	if bytes < kibi {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d KiB", (bytes+kibi-1)/kibi)
}
