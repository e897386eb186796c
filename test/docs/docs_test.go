package docs

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

const docsFolder = "../../docs"

// madeBy ends the first paragraph of a page that is made from the program.
const madeBy = "This page is made from the program (`make docs`).\n"

// TestReference keeps docs/commands.md and the pages of the help topics what the
// commands say of themselves. UPDATE=1 writes them.
func TestReference(t *testing.T) {
	t.Parallel()
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	sameFile(t, filepath.Join(docsFolder, "commands.md"), commandsPage(root))
	for name, page := range topicPages(root) {
		sameFile(t, filepath.Join(docsFolder, name), page)
	}
}

// TestEveryCommandIsDocumented demands of each command what a user looks for.
func TestEveryCommandIsDocumented(t *testing.T) {
	t.Parallel()
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range clitest.Commands(root) {
		if kit.IsTopic(c) {
			continue
		}
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s: the summary %q is empty or ends in a full stop", c.CommandPath(), c.Short)
		}
		if !kit.IsGroup(c) && !strings.Contains(c.Long, "Exit codes:\n  0 ") {
			t.Errorf("%s: the explanation lists no exit codes", c.CommandPath())
		}
		if examples := strings.Count(c.Example, "jtlctl"); examples < 2 {
			t.Errorf("%s: %d examples", c.CommandPath(), examples)
		}
		for line := range strings.Lines(c.Long) {
			if len([]rune(line)) > 85 {
				t.Errorf("%s: a line is longer than 84 characters: %s", c.CommandPath(), line)
			}
		}
	}
}

// TestExamplesAreRealCommands parses the flags of every example.
func TestExamplesAreRealCommands(t *testing.T) {
	t.Parallel()
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	for _, c := range clitest.Commands(root) {
		for line := range strings.Lines(c.Example) {
			for _, part := range regexp.MustCompile(`\||"?\$\(`).Split(line, -1) {
				words := strings.Fields(strings.TrimSpace(part))
				if len(words) == 0 || words[0] != "jtlctl" {
					continue
				}
				found, rest, err := root.Find(words[1:])
				if err != nil || (found == root && len(words) > 1) {
					t.Errorf("%s: the example %q is no command", c.CommandPath(), line)
					continue
				}
				for _, word := range rest {
					if word == "--" {
						break
					}
					name, _, _ := strings.Cut(strings.Trim(word, `-"')`), "=")
					known := found.Flags().Lookup(name) != nil || found.InheritedFlags().Lookup(name) != nil ||
						(len(name) == 1 && (found.Flags().ShorthandLookup(name) != nil || found.InheritedFlags().ShorthandLookup(name) != nil))
					if strings.HasPrefix(word, "-") && len(name) > 0 && !known {
						t.Errorf("%s: the example %q has no flag %s", c.CommandPath(), line, word)
					}
				}
			}
		}
	}
}

func commandsPage(root *cobra.Command) string {
	var b strings.Builder
	b.WriteString("# Commands\n\nYou want to look up a command: what it does, its flags, its exit codes. `jtlctl COMMAND --help` shows the\nsame. " + madeBy)
	for _, c := range clitest.Commands(root) {
		if c.Name() == "help" && c.Parent() == root {
			continue
		}
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n```text\n%s\n```\n", c.CommandPath(), c.Short, strings.TrimSpace(c.Long))
		if c.Runnable() && !c.HasSubCommands() {
			fmt.Fprintf(&b, "\n```sh\n%s\n```\n", c.UseLine())
		}
		fmt.Fprintf(&b, "\nExamples:\n\n```sh\n%s\n```\n", outdented(c.Example))
		if flags := c.LocalFlags().FlagUsages(); flags != "" {
			fmt.Fprintf(&b, "\nFlags:\n\n```text\n%s```\n", flags)
		}
	}
	return b.String()
}

func outdented(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		lines = append(lines, strings.TrimPrefix(strings.TrimRight(line, "\n"), "  "))
	}
	return strings.Join(lines, "\n")
}

// sameFile compares a file with what it should be, or writes it.
func sameFile(t *testing.T, path, want string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, []byte(want)) {
		t.Errorf("%s is out of date; make docs rewrites it", path)
	}
}
