package docs

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// endsWith are the exit codes of lines that do not end with 0, by what they begin
// with, with the reason.
var endsWith = map[string]struct{ code, reason string }{
	"jtlctl jwt probe":            {"1", "the backend of the test lets in every token"},
	"jtlctl scope update --check": {"1", "something is new, as the page says"},
}

var saidCode = regexp.MustCompile(`# exit code (\d+)`)

// expectedCode returns the exit code of a line: what its comment says, else that of
// the table.
func expectedCode(command string) string {
	if said := saidCode.FindStringSubmatch(command); said != nil {
		return said[1]
	}
	for begin, end := range endsWith {
		if strings.HasPrefix(command, begin) {
			return end.code
		}
	}
	return "0"
}

// made are the pages that are made from the program, by other tests.
var made = []string{"commands.md", "exit-codes.md", "environment.md", "files.md", "input.md", "rules.md", "json.md"}

// pages are those with command lines for a reader to type.
func pages(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(docsFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, page := range append(all, "../../README.md") {
		if !slices.Contains(made, filepath.Base(page)) {
			found = append(found, page)
		}
	}
	return found
}

// TestPages runs every command line of README.md and docs/, page by page and in
// the order of the page, in an empty folder with an empty home. What a page shows
// has to be what is printed. UPDATE=1 rewrites what pages show.
func TestPages(t *testing.T) {
	t.Parallel()
	needsBash(t)
	for _, page := range pages(t) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			text := readFile(t, page)
			lines := commandLines(t, blocks(text))
			if len(lines) == 0 {
				return
			}
			for i, got := range newSession(t, lines).run(t, lines) {
				line := lines[i]
				if line.console {
					if !shows(line.output, got.output) {
						text = replaceOutput(text, line, got.output)
					}
				} else if got.code != expectedCode(line.command) {
					t.Errorf("%s:%d: exit code %s: %s\n%s", page, line.line, got.code, line.command, got.output)
				}
			}
			sameFile(t, page, text)
		})
	}
}

// shows reports whether the output of a page is what was printed; "…" is any
// number of lines.
func shows(output, printed string) bool {
	if printed != "" && !strings.HasSuffix(printed, "\n") {
		printed += "\n"
	}
	var pattern strings.Builder
	for line := range strings.Lines(output) {
		if line == "…\n" {
			pattern.WriteString("(?:.*\n)*")
		} else {
			pattern.WriteString(regexp.QuoteMeta(line))
		}
	}
	return regexp.MustCompile("^" + pattern.String() + "$").MatchString(printed)
}

// replaceOutput puts what was printed below its command.
func replaceOutput(page string, line shown, output string) string {
	if output != "" && !strings.HasSuffix(output, "\n") {
		output += "\n"
	}
	return strings.Replace(page, "$ "+line.command+"\n"+line.output, "$ "+line.command+"\n"+output, 1)
}
