package kit

import (
	"errors"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// unread is what a command that was given nothing to read says of data on standard
// input.
type unread struct{ missing, hint string }

// Stdin is the standard input of a run, as far as a command leaves it unread.
type Stdin struct {
	hasData func() bool // nil is never
	unread  *unread
}

// Stdin returns that of the run.
func (a *App) Stdin() *Stdin {
	if a.stdin == nil {
		a.stdin = &Stdin{hasData: a.Console.HasData}
	}
	return a.stdin
}

// Leave notes that a command was given nothing to read, although it could have
// read standard input: with data on it the run ends with a usage error. missing is
// what was not given, such as FILE, and the hint says how standard input is read,
// and how it is not.
func (s *Stdin) Leave(missing, hint string) { s.unread = &unread{missing, hint} }

// Refuse returns the error of a run that leaves data on standard input. A
// command that changes something calls it before.
func (s *Stdin) Refuse() error {
	if s.unread == nil || s.hasData == nil || !s.hasData() {
		return nil
	}
	return fault.New(fault.Usage, "standard input has data and no %s was given", s.unread.missing).
		WithHint("%s", s.unread.hint).WithCause(errUnread)
}

// refuseSecret is Refuse before a secret is asked for that a flag would have read
// there.
func (s *Stdin) refuseSecret(flag string) error {
	s.Leave(flag, flag+" reads the secret from it")
	return s.Refuse()
}

var errUnread = errors.New("standard input was not read")

// End returns the error of a run at its end, which is that of Refuse
// also if everything else was right.
func (s *Stdin) End(err error) error {
	refused := s.Refuse()
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
