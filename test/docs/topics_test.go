package docs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// topicOpenings are the titles and first sentences of the pages of help topics, by
// the name of the topic. The topic json is the beginning of json.md.
var topicOpenings = map[string]string{
	"exit-codes":  "# Exit codes\n\nYou want to know in a script how a command ended.",
	"environment": "# Environment variables\n\nYou want to configure jtlctl without flags and files, or find out which variable wins.",
	"files":       "# Files\n\nYou want to know where jtlctl keeps what on Linux, macOS and Windows, and which files it refuses.",
	"input":       "# Standard input\n\nYou want to pipe something into jtlctl.",
}

// topicHeadings are the headings of topics, by the words that they are before.
var topicHeadings = map[string]string{
	"`jtlctl config path` prints": "Where they are", "Permissions are checked": "Who may read and write them",
	"On Windows this is not checked": "On Windows and in WSL", "A project can store": "Settings of a project",
	"The configuration:": "The configuration", "With -o json an error": "With `-o json`", "Of a secret on": "A secret",
}

// topicPages returns a page for each help topic, by the name of its file.
func topicPages(root *cobra.Command) map[string]string {
	all := map[string]string{}
	for _, c := range root.Commands() {
		if opening := topicOpenings[c.Name()]; kit.IsTopic(c) && opening != "" {
			all[c.Name()+".md"] = opening + " `jtlctl help " + c.Name() + "` shows the same.\n" + madeBy + "\n" + topicMarkdown(c.Long)
		}
	}
	return all
}

var (
	gap      = regexp.MustCompile(` {2,}`)
	atMargin = regexp.MustCompile(`^  \S`)
	typed    = regexp.MustCompile(`^(?:~/.*|%\w+%.*|jtlctl .*|[A-Z_]{4,}(?:, [A-Z_]+)*|\d+)$`) // names, paths and commands in a table
	special  = strings.NewReplacer("*", `\*`, "<", `\<`)
)

// topicMarkdown makes a page of the text of a topic: what is indented is a table if
// it has columns, and else a block.
func topicMarkdown(text string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(text, "\n"), "\n\n") {
		lines := strings.Split(part, "\n")
		switch rows := tableRows(lines); {
		case !strings.HasPrefix(part, "  "):
			for begin, heading := range topicHeadings {
				if strings.HasPrefix(part, begin) {
					parts = append(parts, "## "+heading)
				}
			}
			parts = append(parts, special.Replace(part))
		case rows == nil:
			language := map[bool]string{true: "json", false: "yaml"}[strings.HasPrefix(part, "  {")]
			parts = append(parts, "```"+language+"\n"+outdented(part)+"\n```")
		default:
			parts = append(parts, table(rows))
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// tableRows takes lines apart whose columns are two blanks apart at least. A line
// without its first column goes on with the row above, or with its next row if that
// has three. It returns nil for lines without columns.
func tableRows(lines []string) [][]string {
	var rows [][]string
	for _, line := range lines {
		cells := gap.Split(strings.TrimSpace(line), 3)
		last := len(rows) - 1
		switch {
		case atMargin.MatchString(line) && len(cells) > 1:
			rows = append(rows, cells)
		case last < 0 || atMargin.MatchString(line):
			return nil
		case len(cells) == 2 && len(rows[last]) == 3:
			rows = append(rows, append([]string{""}, cells...))
		default:
			rows[last][len(rows[last])-1] += " " + strings.TrimSpace(line)
		}
	}
	if slices.ContainsFunc(rows, func(row []string) bool { return len(row) != len(rows[0]) }) {
		return nil
	}
	return rows
}

func table(rows [][]string) string {
	var b strings.Builder
	b.WriteString("|" + strings.Repeat(" |", len(rows[0])) + "\n|" + strings.Repeat(" --- |", len(rows[0])) + "\n")
	for _, row := range rows {
		for i, text := range row {
			if typed.MatchString(text) {
				row[i] = "`" + text + "`"
			} else {
				row[i] = strings.NewReplacer("|", `\|`, "*", `\*`, "<", `\<`).Replace(text)
			}
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
	}
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "|  |", "| |"), "\n")
}

// TestTopicHeadings demands that each heading is in a page.
func TestTopicHeadings(t *testing.T) {
	t.Parallel()
	for begin, heading := range topicHeadings {
		if !strings.Contains(helpTexts(), "\n## "+heading+"\n\n"+begin) {
			t.Errorf("no page has %q", begin)
		}
	}
}

func TestTopicMarkdown(t *testing.T) {
	t.Parallel()
	got := topicMarkdown("A *.json of\ntwo lines.\n\n  JTL_A  what it\n         is\n  JTL_B  x|y\n\n  Windows  config  %AppData%\\a\n           state   ~/b c\n\n  {\"a\":1}\n")
	want := "A \\*.json of\ntwo lines.\n\n| | |\n| --- | --- |\n| `JTL_A` | what it is |\n| `JTL_B` | x\\|y |\n\n" +
		"| | | |\n| --- | --- | --- |\n| Windows | config | `%AppData%\\a` |\n| | state | `~/b c` |\n\n```json\n{\"a\":1}\n```\n"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
