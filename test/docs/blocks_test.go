package docs

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// block is a fenced block of a page.
type block struct {
	language string
	line     int // of the page, of its first line
	text     string
}

// fence matches a block, also one in a list.
var fence = regexp.MustCompile("(?ms)^( *)```([a-z]+)\n(.*?)^ *```$")

// blocks returns the fenced blocks of a page, in their order.
func blocks(page string) []block {
	var found []block
	for _, at := range fence.FindAllStringSubmatchIndex(page, -1) {
		indent := page[at[2]:at[3]]
		var text strings.Builder
		for line := range strings.Lines(page[at[6]:at[7]]) {
			text.WriteString(strings.TrimPrefix(line, indent))
		}
		found = append(found, block{page[at[4]:at[5]], 2 + strings.Count(page[:at[0]], "\n"), text.String()})
	}
	return found
}

// shown is a command line of a page.
type shown struct {
	line    int
	command string
	output  string // of a console block
	console bool
}

// commandLines returns the command lines of the sh and console blocks.
func commandLines(t *testing.T, all []block) []shown {
	t.Helper()
	var lines []shown
	for _, b := range all {
		switch b.language {
		case "sh", "bash":
			lines = append(lines, shellLines(t, b)...)
		case "console":
			lines = append(lines, consoleLines(b)...)
		}
	}
	return lines
}

// consoleLines takes a block apart in which "$ " begins a command, and "> " goes
// on with it.
func consoleLines(b block) []shown {
	var lines []shown
	number := b.line
	for line := range strings.Lines(b.text) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			lines = append(lines, shown{number, strings.TrimSuffix(command, "\n"), "", true})
		} else if last := len(lines) - 1; last >= 0 {
			lines[last].output += line
		}
		number++
	}
	return lines
}

// shellLines takes a block apart into what a shell reads at once.
func shellLines(t *testing.T, b block) []shown {
	t.Helper()
	var lines []shown
	number, open := b.line, ""
	begin := number
	for line := range strings.Lines(b.text) {
		if open == "" {
			begin = number
		}
		open += line
		number++
		if strings.TrimSpace(open) == "" {
			open = ""
			continue
		}
		if complete(t, open) {
			lines = append(lines, shown{line: begin, command: strings.TrimSuffix(open, "\n")})
			open = ""
		}
	}
	if open != "" {
		t.Errorf("line %d: the block ends in the middle of a command: %s", begin, open)
	}
	return lines
}

var hereDocument = regexp.MustCompile(`<<-?\s*['"]?([A-Z]+)['"]?`)

// complete reports whether a shell would run what was typed so far.
func complete(t *testing.T, typed string) bool {
	t.Helper()
	if end := hereDocument.FindStringSubmatch(typed); end != nil && !strings.Contains(typed, "\n"+end[1]+"\n") {
		return false
	}
	if strings.HasSuffix(strings.TrimRight(typed, "\n"), "\\") {
		return false
	}
	check := exec.CommandContext(t.Context(), "bash", "-n", "-c", typed)
	return check.Run() == nil
}

func TestBlocks(t *testing.T) {
	t.Parallel()
	needsBash(t)
	got := commandLines(t, blocks("# A\n\n```sh\na \\\n  b\nc <<EOF\nd\nEOF\n```\n\n- x\n\n  ```console\n  $ e\n  f\n  ```\n\n```json\n{}\n```\n"))
	want := []shown{{4, "a \\\n  b", "", false}, {6, "c <<EOF\nd\nEOF", "", false}, {14, "e", "f\n", true}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}

// needsBash skips a test that runs the lines of a page on a machine without bash.
func needsBash(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash on this machine, which runs the command lines of the pages")
	}
}
