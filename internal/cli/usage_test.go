package cli

import (
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// everyCommand calls f for all commands and topics.
func everyCommand(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		everyCommand(sub, f)
	}
}

// TestPrintUsage_width holds every page of help to one width. Examples are
// longer, because they have to be pasted as they are.
func TestPrintUsage_width(t *testing.T) {
	t.Parallel()
	examples := regexp.MustCompile(`(?s)\nExamples:\n.*?(\n\n|$)`)
	everyCommand(NewRoot(newApp()), func(c *cobra.Command) {
		for line := range strings.SplitSeq(examples.ReplaceAllString(help(t, c), "\n"), "\n") {
			if n := len([]rune(line)); n > helpWidth {
				t.Errorf("%s: %d columns: %s", c.CommandPath(), n, line)
			}
		}
	})
}

func TestPrintUsage_groups(t *testing.T) {
	t.Parallel()
	page := help(t, NewRoot(newApp()))
	for _, word := range []string{"access tokens", "JWT", "manifest", "scope", "API", "sandbox", "Wawi", "`jtlctl help environment`", "-V, --version", "`jtlctl help exit-codes`"} {
		if !strings.Contains(page, word) {
			t.Errorf("the help of the root does not say %s", word)
		}
	}
	for _, group := range groups() {
		if !strings.Contains(page, "\n"+group.Title+":\n  ") {
			t.Errorf("no commands under %s", group.Title)
		}
	}
	everyCommand(NewRoot(newApp()), func(c *cobra.Command) {
		if kit.IsGroup(c) && (strings.Contains(c.Long, "Exit codes:") || !strings.Contains(c.Long, "`jtlctl help exit-codes`")) {
			t.Errorf("%s does not point at help exit-codes", c.CommandPath())
		}
		if !c.HasParent() {
			return
		}
		if c.Parent().HasParent() != (c.GroupID == "") && !c.Hidden {
			t.Errorf("%s: group %q", c.CommandPath(), c.GroupID)
		}
	})
}

// TestFlags_usage refuses "FILE   FILE to read from".
func TestFlags_usage(t *testing.T) {
	t.Parallel()
	everyCommand(NewRoot(newApp()), func(c *cobra.Command) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if placeholder, usage := pflag.UnquoteUsage(f); placeholder != "" && strings.HasPrefix(usage, placeholder+" ") {
				t.Errorf("%s: --%s %s  %s", c.CommandPath(), f.Name, placeholder, usage)
			}
		})
	})
}
