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

// Ask prompts for a line of text. Prompt and input go through the terminal
// itself, so that they do not end up in pipes.
func (c *Console) Ask(ctx context.Context, question string) (string, error) {
	return c.ask(ctx, question, func(in, _ *os.File) (string, error) {
		line, err := bufio.NewReader(in).ReadString('\n')
		return strings.TrimSpace(line), err
	})
}

// AskSecret prompts for a text that is not echoed.
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

// Frame prints lines that must be seen and cannot be printed again, in a frame:
// on the terminal, even if the streams are redirected; without a terminal on
// standard error; if that fails, on standard output. The last resort is the
// terminal, even if prompts are disabled.
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

// FrameOnTerminal prints lines as Frame does, but only on a terminal, and reports
// whether it did.
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

// writeTerminal writes a text to the terminal and reports whether it did.
func writeTerminal(text string) bool {
	in, out, err := openTerminal()
	if err != nil {
		return false
	}
	defer func() { _ = errors.Join(in.Close(), out.Close()) }()
	_, err = fmt.Fprint(out, text)
	return err == nil
}
