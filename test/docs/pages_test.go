package docs

import (
	"fmt"
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
	for _, page := range append(all, "../../README.md", "../../packaging/npm/jtlctl/README.md") {
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
			now, failed := runPage(t, text)
			for _, line := range failed {
				t.Errorf("%s:%s", page, line)
			}
			sameFile(t, page, now)
		})
	}
}

// runPage runs the lines of a page. It returns the page with the output that its
// lines have now, and the lines that failed.
func runPage(t *testing.T, page string) (now string, failed []string) {
	t.Helper()
	lines := commandLines(t, blocks(page))
	if len(lines) == 0 {
		return page, nil
	}
	for i, got := range newSession(t, lines).run(t, lines) {
		line := lines[i]
		switch {
		case !line.console && got.code != expectedCode(line.command):
			failed = append(failed, fmt.Sprintf("%d: exit code %s: %s\n%s", line.line, got.code, line.command, got.output))
		case line.console && !shows(line.output, got.output):
			page = replaceOutput(page, line, got.output)
		}
	}
	return page, failed
}

// TestRunPage_faults plants one fault in each kind of line.
func TestRunPage_faults(t *testing.T) {
	t.Parallel()
	needsBash(t)
	for page, want := range map[string]string{
		"```sh\njtlctl version\nexport A=1\n```\n\n```sh\ntest $A = 1\n```\n":                                                               "",
		"```sh\njtlctl vesion\n```\n":                                                                                                       "exit code 2: jtlctl vesion",
		"```sh\njtlctl jwt decode x    # exit code 1\n```\n":                                                                                "exit code 2: jtlctl jwt decode x",
		"```powershell\n$env:JTLCTL_ENV = 'prd'\njtlctl token get\n```\n":                                                                   "exit code 2: jtlctl token get",
		"```cmd\nset JTLCTL_ENV=sandbox\njtlctl token gt\n```\n":                                                                            "exit code 2: jtlctl token gt",
		"```console\n$ jtlctl scope for GET /v2/stocks\nno\n```\n":                                                                          "inventories.read",
		"```console\n$ jtlctl scope for GET /v2/stocks\n…\nno\n```\n":                                                                       "inventories.read",
		"```python\nimport os\nos.environ['A']\n```\n":                                                                                      "KeyError",
		"```sh\njtlctl proxy --env sandbox\n```\n\n`a.http`:\n\n```http\n@a = http://127.0.0.1:8001/x\n\nGET {{a}}/v2/customerGrups\n```\n": "404 Not Found",
		"```sh\nbrew install jtlctl\n```\n":                                                                                                 "nothing is installed by this",
	} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			now, failed := runPage(t, page)
			got := strings.Join(failed, "\n")
			if now != page {
				got += now
			}
			if want == "" && got != "" || !strings.Contains(got, want) {
				t.Errorf("%s\n%q, want %q", page, got, want)
			}
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
