// Package console is the terminal or pipe that jtlctl talks to: streams,
// colour, tables, progress, standard input.
//
// It knows nothing of what is printed.
package console

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/mattn/go-colorable"
	"golang.org/x/term"
)

// Console is the streams of one run. Results go to Out; everything else goes
// to Err, through its methods.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	// HasData reports whether In has bytes that nobody has read, without reading
	// any and without waiting; nil means that it has none.
	HasData func() bool
	// InTerminal and so on report whether a stream is a terminal.
	InTerminal, OutTerminal, ErrTerminal bool
	// OutWidth and ErrWidth return the columns of a terminal at this moment; 0 if
	// they are not known, as for a pipe. nil is never known.
	OutWidth, ErrWidth func() int
	// Animate enables the progress line, which is overwritten in place.
	Animate bool
	// Accessible reports whether plain lines take the place of one that is
	// overwritten, for screen readers; nil means no.
	Accessible func() bool
	// Now spaces these lines; nil is the time of the system.
	Now   func() time.Time
	Quiet bool
	// Prompter is the terminal, as far as a person answers there.
	Prompter Prompter
	// OutStyle and ErrStyle colour text for the two streams. What is coloured is
	// written with Printf: every other method escapes what it is given, colour
	// included.
	OutStyle, ErrStyle Style
	// Redact removes secrets from what is written to Err; nil removes nothing.
	Redact func(string) string
	// Collect is handed warnings instead of Err, without secrets and on one line;
	// nil means that they are written.
	Collect func(warning string)

	failed error
	// midLine is true while the last byte of the result is no line end.
	midLine atomic.Bool
	status  *statusLine
}

// System is the console of the process. What the environment says of colour is
// read by coloured; CI and TERM=dumb have no line that is overwritten.
func System(environment func(string) string) *Console {
	c := &Console{
		In:          os.Stdin,
		HasData:     func() bool { return hasData(os.Stdin) },
		Out:         colorable.NewColorable(os.Stdout),
		Err:         colorable.NewColorable(os.Stderr),
		InTerminal:  isTerminal(os.Stdin),
		OutTerminal: isTerminal(os.Stdout),
		ErrTerminal: isTerminal(os.Stderr),
		OutWidth:    func() int { return widthOf(os.Stdout) },
		ErrWidth:    func() int { return widthOf(os.Stderr) },
	}
	c.Animate = isLively(environment) && c.ErrTerminal
	c.status = &statusLine{rewraps: rewraps(environment)}
	c.OutStyle, c.ErrStyle = Style{coloured(environment, c.OutTerminal)}, Style{coloured(environment, c.ErrTerminal)}
	return c
}

func isTerminal(file *os.File) bool { return term.IsTerminal(int(file.Fd())) }

// NoColour switches colour off, for --no-color.
func (c *Console) NoColour() { c.OutStyle, c.ErrStyle = Style{}, Style{} }

// Write writes a part of the result and remembers the first failure, which
// makes the whole run one.
func (c *Console) Write(p []byte) (int, error) {
	n, err := c.Out.Write(p)
	if c.failed == nil {
		c.failed = err
	}
	if n > 0 {
		c.midLine.Store(p[n-1] != '\n')
	}
	return n, err
}

// errLine returns Err at the beginning of a line. A result may end without a line end,
// and then both streams may be the same log.
func (c *Console) errLine() io.Writer {
	if c.midLine.Load() && sameFile(c.Out, c.Err) {
		c.midLine.Store(false)
		_, _ = io.WriteString(c.Err, "\n")
	}
	return c.Err
}

// sameFile reports whether two streams are one file, pipe or terminal.
func sameFile(a, b io.Writer) bool {
	type file interface{ Stat() (os.FileInfo, error) }
	first, ok := a.(file)
	second, also := b.(file)
	if !ok || !also {
		return false
	}
	one, err := first.Stat()
	other, failed := second.Stat()
	return err == nil && failed == nil && os.SameFile(one, other)
}

// OutliveReaders lets a write to a pipe that nobody reads any more fail instead of
// ending the process, for a command that has something to clean up.
func (c *Console) OutliveReaders() { ignoreBrokenPipes() }

// WriteError is why a part of the result could not be written, or nil.
func (c *Console) WriteError() error { return c.failed }

// Printf writes a part of the result.
//
//go:noinline
func (c *Console) Printf(format string, args ...any) { _, _ = fmt.Fprintf(c, format, args...) }

// line is a text without secrets, on one line.
func (c *Console) line(text string) string { return SafeLine(c.Redacted(text)) }

// Redacted returns a text without secrets. The methods that write to Err do so
// themselves; it is for a result that repeats text of a server.
func (c *Console) Redacted(text string) string {
	if c.Redact == nil {
		return text
	}
	return c.Redact(text)
}

// Notef prints a note on standard error, unless --quiet is set.
func (c *Console) Notef(format string, args ...any) {
	if !c.Quiet {
		_, _ = fmt.Fprintf(c.errLine(), "%s\n", c.line(fmt.Sprintf(format, args...)))
	}
}

// FaintNotef is Notef for what matters less.
func (c *Console) FaintNotef(format string, args ...any) {
	if !c.Quiet {
		_, _ = fmt.Fprintf(c.errLine(), "%s\n", c.ErrStyle.Faint(c.line(fmt.Sprintf(format, args...))))
	}
}

// Warnf prints a warning, which does not stop the command.
func (c *Console) Warnf(format string, args ...any) {
	text := c.line(fmt.Sprintf(format, args...))
	if c.Collect != nil {
		c.Collect(text)
		return
	}
	_, _ = fmt.Fprintf(c.errLine(), "%s %s\n", c.ErrStyle.Yellow("warning:"), text)
}

// Hintf prints what to do next, unless --quiet is set.
func (c *Console) Hintf(format string, args ...any) {
	if !c.Quiet {
		_, _ = fmt.Fprintf(c.errLine(), "%s %s\n", c.ErrStyle.Cyan("hint:"), c.line(fmt.Sprintf(format, args...)))
	}
}

// Tracef prints a line of the trace that --verbose enables.
func (c *Console) Tracef(format string, args ...any) {
	_, _ = fmt.Fprintf(c.errLine(), "%s\n", c.ErrStyle.Faint(c.line(fmt.Sprintf(format, args...))))
}

// Errorf prints an error.
func (c *Console) Errorf(format string, args ...any) {
	_, _ = fmt.Fprintf(c.errLine(), "%s %s\n", c.ErrStyle.Red("error:"), c.line(fmt.Sprintf(format, args...)))
}

// ExactLine returns a secret for a line of the result: unchanged for a pipe. For
// a terminal, a text that would act on it becomes a JSON string, and so does a
// text with line breaks everywhere; exact is false then.
func (c *Console) ExactLine(text string) (line string, exact bool) {
	if SafeLine(text) == text || !c.OutTerminal && !strings.ContainsAny(text, "\r\n") {
		return text, true
	}
	return Quoted(text), false
}

// TabbedLine joins cells with tabs into one line of the result; empty cells at the
// end are left out.
func TabbedLine(cells ...string) string {
	for len(cells) > 0 && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	for i := range cells {
		cells[i] = SafeLine(cells[i])
	}
	return strings.Join(cells, "\t") + "\n"
}
