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

// ErrNoTerminal says that nobody can be asked.
var ErrNoTerminal = errors.New("no terminal")

// Ask asks a person for a line of text. Question and answer go through the
// terminal itself, so that pipes stay clean.
func (c *Console) Ask(ctx context.Context, question string) (string, error) {
	return c.ask(ctx, question, func(in, _ *os.File) (string, error) {
		line, err := bufio.NewReader(in).ReadString('\n')
		return strings.TrimSpace(line), err
	})
}

// AskSecret asks for a text that is not shown while it is typed.
func (c *Console) AskSecret(ctx context.Context, question string) (string, error) {
	return c.ask(ctx, question, func(in, out *os.File) (string, error) {
		text, err := term.ReadPassword(int(in.Fd()))
		_, _ = fmt.Fprintln(out) // the Enter of the user was not shown
		return strings.TrimRight(string(text), "\r\n"), err
	})
}

type input struct {
	text string
	err  error
}

func (c *Console) ask(ctx context.Context, question string, read func(in, out *os.File) (string, error)) (string, error) {
	if c.NoInput {
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
	_, _ = fmt.Fprintf(out, "%s: ", SafeLine(question))
	done := make(chan input, 1)
	go func() {
		text, err := read(in, out)
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

// Frame shows lines that must be seen and cannot be had again, framed, on the
// terminal wherever the streams go; without a terminal beside the result, and
// where nobody reads that, with the result. The last resort is the terminal
// even of a run that must not ask.
func (c *Console) Frame(text string) {
	framed := frame(text)
	ignoreBrokenPipes()
	if !c.ErrTerminal && !c.NoInput && writeTerminal(framed) {
		return
	}
	if _, err := fmt.Fprint(c.Err, c.ErrStyle.Red(framed)); err == nil {
		return
	}
	if _, err := fmt.Fprint(c.Out, framed); err != nil {
		writeTerminal(framed)
	}
}

// FrameOnTerminal shows lines as Frame does, but only on a terminal, and
// reports whether it could.
func (c *Console) FrameOnTerminal(text string) bool {
	ignoreBrokenPipes()
	if c.ErrTerminal {
		_, err := fmt.Fprint(c.Err, c.ErrStyle.Red(frame(text)))
		return err == nil
	}
	return !c.NoInput && writeTerminal(frame(text))
}

func frame(text string) string {
	const width = 72
	line := strings.Repeat("!", width)
	return fmt.Sprintf("\n%s\n%s\n%s\n\n", line, Safe(text), line)
}

// WarnOnTerminal shows a collected warning to the person who is asked next.
func (c *Console) WarnOnTerminal(warning string) {
	if !c.NoInput {
		writeTerminal("warning: " + SafeLine(warning) + "\n")
	}
}

// writeTerminal reports whether a text could be shown on the terminal.
func writeTerminal(text string) bool {
	in, out, err := openTerminal()
	if err != nil {
		return false
	}
	defer func() { _ = errors.Join(in.Close(), out.Close()) }()
	_, err = fmt.Fprint(out, text)
	return err == nil
}
