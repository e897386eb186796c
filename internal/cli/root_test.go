package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
)

func newApp() *kit.App {
	return &kit.App{World: kit.World{
		Console:     &console.Console{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard},
		Environment: func(string) string { return "" },
	}}
}

// TestRootFor demands the same commands, flags and help of a root command with
// one noun as of that with all.
func TestRootFor(t *testing.T) {
	t.Parallel()
	seen := 0
	var compare func(path []string, whole *cobra.Command)
	compare = func(path []string, whole *cobra.Command) {
		seen++
		part, rest, err := rootFor(newApp(), path).Find(path)
		if err != nil || len(rest) > 0 {
			t.Fatalf("%q: %v, %q", path, err, rest)
		}
		if got, want := help(t, part), help(t, whole); got != want {
			t.Errorf("%q:\n%s\nwant:\n%s", path, got, want)
		}
		for _, sub := range whole.Commands() {
			compare(append(path[:len(path):len(path)], sub.Name()), sub)
		}
	}
	compare(nil, NewRoot(newApp()))
	if seen < 40 {
		t.Errorf("%d commands were compared", seen)
	}
}

func TestRootFor_oneNoun(t *testing.T) {
	t.Parallel()
	if commands := rootFor(newApp(), []string{"jwt", "decode"}).Commands(); len(commands) != 1 || commands[0].Name() != "jwt" {
		t.Errorf("%d commands are built for one", len(commands))
	}
}

func TestNouns_names(t *testing.T) {
	t.Parallel()
	for _, n := range nouns() {
		if got := n.new(newApp()).Name(); got != n.name {
			t.Errorf("%s builds %s", n.name, got)
		}
	}
}

func help(t *testing.T, c *cobra.Command) string {
	t.Helper()
	var b bytes.Buffer
	c.SetOut(&b)
	if err := c.Help(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
