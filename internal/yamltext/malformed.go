package yamltext

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// Tabs is the message of Malformed for a text that is indented with tabs.
const Tabs = "indent with spaces, not tabs"

const parserPrefix = "did not find expected "

// malformed makes a fault of an error of the YAML library.
func malformed(text []byte, err error) jsonast.Fault {
	line, message := Malformed(text, err)
	l := newLocator(text)
	f := jsonast.Fault{Message: message}
	if message != Tabs {
		f.Message = "not valid YAML: " + message
	}
	if anchor, is := strings.CutPrefix(message, "unknown anchor '"); is {
		anchor, _, _ = strings.Cut(anchor, "'")
		f.Start = max(strings.Index(l.text, "*"+anchor), 0)
		f.End = min(f.Start+len("*"+anchor), len(l.text))
		return f
	}
	if line == 0 {
		at, size := controlCharacter(l.text)
		f.Start, f.End = at, at+size
		return f
	}
	f.Start = l.offset(line, 1)
	whole := l.text[f.Start:]
	whole = whole[:lineLength(whole)]
	shown := strings.TrimSpace(whole)
	f.Start += strings.Index(whole, shown)
	f.End = f.Start + len(shown)
	return f
}

// Malformed returns what an error of the YAML library says of a text: the line
// from 1, or 0 if it is not about one, and the message. What the library says
// of tabs does not help, and they are the most common mistake.
func Malformed(text []byte, err error) (line int, message string) {
	if line := tabbedLine(text); line > 0 {
		return line, Tabs
	}
	message, _, _ = strings.Cut(strings.TrimPrefix(err.Error(), "yaml: "), "\n")
	line = 1 // which the library does not name
	if number, rest, found := strings.Cut(message, ": "); found && strings.HasPrefix(number, "line ") {
		if named, err := strconv.Atoi(strings.TrimPrefix(number, "line ")); err == nil {
			line, message = named, rest
		}
		if what, is := strings.CutPrefix(message, parserPrefix); is && parserError(what) {
			line++ // the library counts the lines of these from 0
		}
		line = min(line, 1+bytes.Count(bytes.TrimRight(text, " \t\r\n"), []byte("\n"))) // not behind the end
	}
	if strings.HasPrefix(message, "control characters") || strings.HasPrefix(message, "unknown anchor") {
		line = 0
	}
	return line, message
}

// parserError reports whether the library's parser, and not its scanner, did
// not find something.
func parserError(what string) bool {
	return slices.Contains([]string{"key", "'-' indicator", "',' or ']'", "',' or '}'", "node content", "<document start>"}, what)
}

// tabbedLine returns the first line, from 1, that is indented with a tab; 0 if
// there is none.
func tabbedLine(text []byte) int {
	number := 0
	for line := range bytes.Lines(text) {
		number++
		indented := bytes.TrimLeft(line, " ")
		if len(indented) > 0 && indented[0] == '\t' && len(bytes.TrimSpace(indented)) > 0 {
			return number
		}
	}
	return 0
}

// controlCharacter returns where the first character is that YAML does not
// allow, and its length.
func controlCharacter(text string) (at, size int) {
	for i, c := range text {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F && c < 0xA0 && c != 0x85 || c == 0xFFFE || c == 0xFFFF {
			return i, utf8.RuneLen(c)
		}
	}
	return 0, 0
}
