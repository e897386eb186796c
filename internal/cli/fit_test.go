package cli

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
)

func TestFit(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("x", 40)
	for _, test := range []struct{ text, want string }{
		{"short\nlines", "short\nlines"},
		{word + " " + word + " aa\nb c", word + " " + word + " aa\nb c"},
		{word + " " + word + " aaaa\nb c", word + " " + word + "\naaaa b c"},
		{"  NAME  " + word + " " + word, "  NAME  " + word + "\n        " + word},
		{"  NAME  " + word + " " + word + " aa\n        bb cc\n  OTHER x", "  NAME  " + word + "\n        " + word + " aa bb cc\n  OTHER x"},
		{"  a:\n  - " + word + " " + word + " aa\n  b:", "  a:\n  - " + word + "\n  " + word + " aa\n  b:"},
		{word + " `" + word + " aaa`. b", word + "\n`" + word + " aaa`. b"},
		{word + " a `" + word + " " + word + " b` c `d", word + " a\n`" + word + " " + word + " b`\nc `d"},
		{strings.Repeat("x", 99), strings.Repeat("x", 99)},
		{"one\n\n" + word + " " + word + " " + word + "\n\ntwo", "one\n\n" + word + " " + word + "\n" + word + "\n\ntwo"},
	} {
		if got := fit(test.text, helpWidth); got != test.want {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}

// TestPageWidth holds help at a terminal to its columns, and leaves it in a pipe as it is.
func TestPageWidth(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		terminal      bool
		columns, want int
	}{
		{false, 60, helpWidth}, {true, 0, helpWidth}, {true, 200, helpWidth}, {true, 60, 60}, {true, 10, narrowest},
	} {
		out := &console.Console{OutTerminal: test.terminal, OutWidth: func() int { return test.columns }}
		if got := pageWidth(out); got != test.want {
			t.Errorf("%+v: %d", test, got)
		}
	}
}

func TestPrintHelp_narrow(t *testing.T) {
	t.Parallel()
	examples := regexp.MustCompile(`(?s)\nExamples:\n.*?(\n\n|$)`)
	a := newApp()
	a.Console.OutTerminal, a.Console.OutWidth = true, func() int { return 60 }
	everyCommand(NewRoot(a), func(c *cobra.Command) {
		for line := range strings.SplitSeq(examples.ReplaceAllString(help(t, c), "\n"), "\n") {
			if n := len([]rune(line)); n > 60 && breakAt(line, strings.LastIndex(line, "  ")+1, 60) > 0 && !strings.HasPrefix(line, "  {") {
				t.Errorf("%s: %d columns: %s", c.CommandPath(), n, line)
			}
		}
	})
}

// TestPrintHelp_commands: what is between backquotes is on one line at any width, so
// that it can be copied.
func TestPrintHelp_commands(t *testing.T) {
	t.Parallel()
	for _, columns := range []int{0, 70, 40} {
		a := newApp()
		a.Console.OutTerminal, a.Console.OutWidth = columns > 0, func() int { return columns }
		everyCommand(NewRoot(a), func(c *cobra.Command) {
			for line := range strings.Lines(help(t, c)) {
				if strings.Count(line, "`")%2 == 1 {
					t.Errorf("%s at %d columns: a command breaks: %s", c.CommandPath(), columns, line)
				}
			}
		})
	}
}
