package console

import (
	"errors"
	"fmt"
	"strings"
)

// Frame prints lines that must be seen and cannot be printed again, in a frame:
// on the terminal, even if the streams are redirected; without a terminal on
// standard error; if that fails, on standard output. The last resort is the
// terminal, even if prompts are disabled.
func (c *Console) Frame(text string) {
	framed := frame(text)
	ignoreBrokenPipes()
	if !c.ErrTerminal && !c.Prompter.NoInput && writeTerminal(framed) {
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
	return !c.Prompter.NoInput && writeTerminal(frame(text))
}

func frame(text string) string {
	const width = 72
	line := strings.Repeat("!", width)
	return fmt.Sprintf("\n%s\n%s\n%s\n\n", line, Safe(text), line)
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
