package report

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/jtlctl/jtlctl/internal/console"
)

// Diff returns the difference between two states of a file as a unified diff
// that git and patch take, byte for byte; "" if there is none. It is to be
// applied in the folder from which the path goes down: the working directory,
// the one that a leading ../ is, or the root. It holds untrusted text: show it to
// a person with DiffForTerminal.
func Diff(path string, before, after []byte) string {
	diff := diff.Diff(label("a", path, onWindows), before, label("b", path, onWindows), after)
	_, lines, _ := strings.Cut(string(diff), "\n") // the first line repeats the names
	var b strings.Builder
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, "@@ ") {
			line = strings.ReplaceAll(line, ",1 ", " ") // as git writes it
		}
		b.WriteString(line)
	}
	return b.String()
}

// label names a file as git does: within the folder, with a tab after a name
// with spaces, and quoted if the name would break the line.
func label(side, path string, windows bool) string {
	_, path = splitDrive(toSlash(path, windows), windows)
	path = strings.TrimLeft(path, "/")
	for strings.HasPrefix(path, "../") {
		path = path[len("../"):]
	}
	name := side + "/" + path
	switch {
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7F }):
		return quote(name)
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
}

func quote(name string) string {
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"', c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c == 0x7F:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}

// DiffForTerminal returns a coloured diff without what would act on the terminal.
// Line ends are omitted, since a fix keeps them.
func DiffForTerminal(diff string, style Style) string {
	var b strings.Builder
	n := 0
	for line := range strings.Lines(diff) {
		line = console.Safe(strings.TrimRight(line, "\r\n"))
		const names = 2 // the first lines name the file
		switch n++; {
		case n <= names:
			line = style.Bold(line)
		case strings.HasPrefix(line, "@"):
			line = style.Cyan(line)
		case strings.HasPrefix(line, "-"):
			line = style.Red(line)
		case strings.HasPrefix(line, "+"):
			line = style.Green(line)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}
