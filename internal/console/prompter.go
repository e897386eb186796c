package console

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"
)

// ErrNoTerminal is returned if there is no terminal to prompt on, or prompts are
// disabled.
var ErrNoTerminal = errors.New("no terminal")

// Prompter asks the person at the terminal, whatever the streams are.
type Prompter struct {
	// NoInput disables prompts.
	NoInput bool
}

// CanAsk reports whether there is a terminal to prompt on.
func (p Prompter) CanAsk() bool {
	if p.NoInput {
		return false
	}
	in, out, err := openTerminal()
	if err != nil {
		return false
	}
	return errors.Join(in.Close(), out.Close()) == nil
}

// Ask prompts for a line of text. Prompt and input go through the terminal
// itself, so that they do not end up in pipes.
func (p Prompter) Ask(ctx context.Context, question string) (string, error) {
	return p.ask(ctx, question, func(in, _ *os.File) (func() (string, error), error) {
		return func() (string, error) {
			line, err := bufio.NewReader(in).ReadString('\n')
			return strings.TrimSpace(line), err
		}, nil
	})
}

// AskSecret prompts for a text that is not echoed.
func (p Prompter) AskSecret(ctx context.Context, question string) (string, error) {
	return p.ask(ctx, question, func(in, out *os.File) (func() (string, error), error) {
		read, err := hide(in)
		return func() (string, error) {
			text, err := read()
			_, _ = fmt.Fprintln(out) // the Enter of the user was not shown
			return strings.TrimRight(text, "\r\n"), err
		}, err
	})
}

type input struct {
	text string
	err  error
}

// ask prepares the terminal before it asks: what is typed at once is for the answer too.
func (p Prompter) ask(ctx context.Context, question string, prepare func(in, out *os.File) (read func() (string, error), err error)) (string, error) {
	if p.NoInput {
		return "", ErrNoTerminal
	}
	in, out, err := openTerminal()
	if err != nil {
		return "", ErrNoTerminal
	}
	defer func() { _ = errors.Join(in.Close(), out.Close()) }()
	before, err := term.GetState(int(in.Fd()))
	if err != nil {
		return "", ErrNoTerminal
	}
	read, err := prepare(in, out)
	if err != nil {
		return "", ErrNoTerminal
	}
	_, _ = fmt.Fprintf(out, "%s: ", SafeLine(question))
	done := make(chan input, 1)
	go func() {
		text, err := read()
		done <- input{text, err}
	}()
	select {
	case a := <-done:
		return a.text, a.err
	case <-ctx.Done():
		_ = term.Restore(int(in.Fd()), before)
		_, _ = fmt.Fprintln(out)
		return "", context.Cause(ctx)
	}
}

// Warn shows a collected warning to the person who is asked next.
func (p Prompter) Warn(warning string) {
	if !p.NoInput {
		writeTerminal("warning: " + SafeLine(warning) + "\n")
	}
}
