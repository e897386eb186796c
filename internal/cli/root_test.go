package cli

import (
	"bytes"
	"io"
	"slices"
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
			compare(append(slices.Clip(path), sub.Name()), sub)
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

func TestRootFor_oneVerb(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{"jwt decode": 1, "jwt decode extra": 1, "wawi call": 1, "jwt decod": 3, "jwt": 3, "jwt -o json decode": 3} {
		a := newApp()
		commands := rootFor(a, strings.Fields(line)).Commands()
		if len(commands) != 1 || len(commands[0].Commands()) != want {
			t.Errorf("%q: %d commands of %d nouns are built, want %d of one", line, len(commands[0].Commands()), len(commands), want)
		}
		if whole, _, err := NewRoot(a).Find([]string{"jwt"}); err != nil || len(whole.Commands()) != 3 {
			t.Errorf("%q: afterwards a whole root command has %d commands below jwt, want 3; %v", line, len(whole.Commands()), err)
		}
	}
}

// TestVerbs_names: what is built under a name has it.
func TestVerbs_names(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, n := range nouns() {
		for _, verb := range n.new(newApp()).Commands() {
			one, _, err := rootFor(newApp(), []string{n.name, verb.Name()}).Find([]string{n.name})
			if err != nil || len(one.Commands()) != 1 || one.Commands()[0].Name() != verb.Name() {
				t.Errorf("%s %s builds %d commands; %v", n.name, verb.Name(), len(one.Commands()), err)
			}
			seen++
		}
	}
	if seen < 40 {
		t.Errorf("%d verbs were built", seen)
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
