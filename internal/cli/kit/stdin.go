package kit

import (
	"errors"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// unread is what a command that was given nothing to read says of data on standard
// input.
type unread struct{ missing, hint string }

// LeavesStdin notes that a command was given nothing to read, although it could have
// read standard input: with data on it the run ends with a usage error. missing is
// what was not given, such as FILE, and the hint says how standard input is read,
// and how it is not.
func (a *App) LeavesStdin(missing, hint string) { a.unread = &unread{missing, hint} }

// RefuseStdin returns the error of a run that leaves data on standard input. A
// command that changes something calls it before.
func (a *App) RefuseStdin() error {
	if a.unread == nil || a.Console.HasData == nil || !a.Console.HasData() {
		return nil
	}
	return fault.New(fault.Usage, "standard input has data and no %s was given", a.unread.missing).
		WithHint("%s", a.unread.hint).WithCause(errUnread)
}

// refuseSecret is RefuseStdin before a secret is asked for that a flag would have read
// there.
func (a *App) refuseSecret(flag string) error {
	a.LeavesStdin(flag, flag+" reads the secret from it")
	return a.RefuseStdin()
}

var errUnread = errors.New("standard input was not read")

// EndWithStdin returns the error of a run at its end, which is that of RefuseStdin
// also if everything else was right.
func (a *App) EndWithStdin(err error) error {
	refused := a.RefuseStdin()
	if refused == nil || errors.Is(err, errUnread) {
		return err
	}
	var silent Exit
	if err == nil || errors.As(err, &silent) {
		return refused
	}
	failed := fault.From(err)
	hint := fault.Hint(refused)
	switch {
	case failed.Kind == fault.Interrupted:
		return err
	case failed.Kind != fault.Usage && failed.Hint != "":
		hint = failed.Hint + "; " + hint
	}
	return fault.New(fault.Usage, "%s; %s", failed.Message, fault.Message(refused)).WithHint("%s", hint).WithCause(err)
}
