package docs

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// written are all pages that people write and read.
func written(t *testing.T) []string {
	t.Helper()
	return append(pages(t), "../../CHANGELOG.md", "../../SECURITY.md", "../../CONTRIBUTING.md")
}

var (
	brokenLine      = regexp.MustCompile(`(\S)\n *([^\s|#>-])`)
	flagInProse     = regexp.MustCompile("`(--[a-z][a-z-]*)[^`]*`")
	variableInProse = regexp.MustCompile(`\b(JTL(?:CTL)?_[A-Z_]+)\b`)
)

// foreign are flags and variables of other programs, and of the tests.
var foreign = map[string]string{
	"--cacert":           "of curl",
	"--json":             "the changelog says what replaced it",
	"--legacy":           "of JTL's generator",
	"JTL_API_BASE":       "of the projects of JTL's generator",
	"JTLCTL_HEAVY_TESTS": "of the tests",
}

// unknownInProse returns what a page names between backquotes, or as a variable,
// and jtlctl does not have: commands, flags, variables.
func unknownInProse(page, help string) []string {
	var unknown []string
	text := prose(page)
	code := strings.Join(inlineCode.FindAllString(brokenLine.ReplaceAllString(text, "$1 $2"), -1), "\n")
	for _, line := range clitest.Hinted(code) {
		root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
		if err := clitest.Parses(root, line); err != nil && !strings.HasPrefix(err.Error(), "flag needs an argument") { // a flag may be named
			unknown = append(unknown, fmt.Sprintf("`%s`: %v", line, err))
		}
	}
	for _, match := range append(flagInProse.FindAllStringSubmatch(code, -1), variableInProse.FindAllStringSubmatch(text, -1)...) {
		if name := match[1]; foreign[name] == "" && !regexp.MustCompile(regexp.QuoteMeta(name)+`\b`).MatchString(help) {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

// helpTexts are all that jtlctl says of itself.
func helpTexts() string {
	root := cli.NewRoot(&kit.App{World: clitest.World(strings.NewReader(""), io.Discard, io.Discard)})
	all := commandsPage(root)
	for _, page := range topicPages(root) {
		all += page
	}
	return all
}

// TestProse parses each command that a sentence or a table of a page names, and
// looks up its flags and variables in the help.
func TestProse(t *testing.T) {
	t.Parallel()
	help := helpTexts()
	for _, page := range written(t) {
		for _, unknown := range unknownInProse(readFile(t, page), help) {
			t.Errorf("%s: jtlctl does not have %s", filepath.Base(page), unknown)
		}
	}
}

func TestUnknownInProse(t *testing.T) {
	t.Parallel()
	help := helpTexts()
	for text, want := range map[string]int{
		"`jtlctl token get --delegated` and `--tenant UUID`, `JTLCTL_ENV=sandbox`": 0,
		"`jtlctl token fetch`":                  1,
		"say `jtlctl\ntoken fetch`":             1,
		"`echo x | jtlctl jwt decode --offlin`": 1,
		"| `--no-such FILE` | x |":              1,
		"JTLCTL_NO_SUCH is set":                 1,
		"```sh\njtlctl token fetch\n```":        0, // TestPages runs it
	} {
		if got := unknownInProse(text, help); len(got) != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
