package github

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/test/clitest"
)

type matcher struct {
	Owner, Severity string
	Pattern         []struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
}

// annotation is what the runner of GitHub makes of a line.
type annotation struct{ file, line, column, severity, message, code string }

func matchers(t *testing.T) []matcher {
	t.Helper()
	text, err := os.ReadFile("problem-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	var document struct{ ProblemMatcher []matcher }
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document.ProblemMatcher
}

// annotations does what the runner does: it takes colours out, and asks each matcher.
func annotations(t *testing.T, text string) (all []annotation) {
	t.Helper()
	text = regexp.MustCompile(`\x1b\[[\d;]*m?`).ReplaceAllString(text, "")
	for line := range strings.Lines(text) {
		for _, m := range matchers(t) {
			p := m.Pattern[0]
			found := regexp.MustCompile(p.Regexp).FindStringSubmatch(strings.TrimRight(line, "\r\n"))
			if found == nil {
				continue
			}
			group := func(i int) string {
				if i == 0 {
					return ""
				}
				return found[i]
			}
			a := annotation{group(p.File), group(p.Line), group(p.Column), group(p.Severity), group(p.Message), group(p.Code)}
			if a.severity == "" {
				a.severity = m.Severity
			}
			if !slices.Contains([]string{"error", "warning", "notice"}, a.severity) {
				t.Errorf("the runner knows no severity %q: %s", a.severity, line)
			}
			all = append(all, a)
			break
		}
	}
	return all
}

func jtlctl(t *testing.T, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	cli.Run(t.Context(), args, clitest.World(strings.NewReader(""), &o, &e))
	return o.String(), e.String()
}

// app writes an app of two unknown scopes, and code that needs another one.
func app(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	text := "{\n  \"technicalName\": \"a: error: b [x]\", \"version\": \"1\", \"naem\": 1,\n  \"capabilities\": {\"erp\": {\"api\": {\"scopes\": [\"items.raed\", \"salesorders.write\"]}}}\n}\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	code := "import axios from \"axios\"\naxios.post(\"https://api.jtl-cloud.com/erp/v2/items\", {name: \"x\"})\naxios.get(\"https://api.jtl-cloud.com/erp/v2/\" + x)\n"
	if err := os.WriteFile(filepath.Join(folder, "client.js"), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestMatcher_lint: each finding of the report for people is matched as what it is, with
// colours and on whatever path.
func TestMatcher_lint(t *testing.T) {
	t.Parallel()
	names := []string{"app.json", "a b/app.json", "ä (1)/app.json"}
	if runtime.GOOS != "windows" {
		names = append(names, `C:\a b\app.json`, "x:1:2/app.json", "C:/app.json", "error: [a]/app.json")
	}
	for _, name := range names {
		folder := t.TempDir()
		path := app(t, folder, name)
		args := []string{"manifest", "lint", path, filepath.Join(folder, "none.json"), "--code", folder}
		out, _ := jtlctl(t, append(args, "-o", "json")...)
		var report struct {
			Files []struct {
				Path     string
				Findings []struct {
					Rule, Severity, Message string
					Line, Column            int
				}
			}
		}
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err)
		}
		var want []annotation
		for _, f := range report.Files {
			for _, finding := range f.Findings {
				a := annotation{f.Path, fmt.Sprint(finding.Line), fmt.Sprint(finding.Column), strings.Replace(finding.Severity, "info", "notice", 1), finding.Message, finding.Rule}
				if finding.Rule == "file-unusable" {
					a.line, a.column = "", ""
				}
				want = append(want, a)
			}
		}
		text, _ := jtlctl(t, args...)
		if got := annotations(t, text); !slices.Equal(got, want) || len(want) < 5 {
			t.Errorf("%s: got\n%q\nwant\n%q", name, got, want)
		}
		coloured := regexp.MustCompile(`(?m)^(\S.*?:)( (?:error|warning|info):) (.*) (\[[a-z-]+\])$`).ReplaceAllString(text, "\x1b[1m$1\x1b[0m\x1b[31m$2\x1b[0m $3 \x1b[2m$4\x1b[0m")
		if got := annotations(t, coloured); !slices.Equal(got, want) {
			t.Errorf("%s with colours: got\n%q", name, got)
		}
	}
}

// TestMatcher_infer: a call of which nothing is known is a warning at its place.
func TestMatcher_infer(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "a b")
	manifest := app(t, folder, "app.json")
	_, errs := jtlctl(t, "scope", "infer", folder, "--manifest", manifest)
	got := annotations(t, errs)
	if len(got) != 1 || got[0].file != filepath.ToSlash(filepath.Join(folder, "client.js")) && got[0].file != filepath.Join(folder, "client.js") || got[0].line != "3" || got[0].column == "" || got[0].severity != "warning" || !strings.Contains(got[0].message, "run time") {
		t.Errorf("got %q of\n%s", got, errs)
	}
}

// TestMatcher_nothingElse: other output is not taken for a finding.
func TestMatcher_nothingElse(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"manifest", "lint", "--help"}, {"manifest", "rules"}, {"manifest", "rules", "scope-unknown"}, {"scope", "list"}, {"manifest", "lint", "--rule", "x=y"}, {"version"}} {
		out, errs := jtlctl(t, args...)
		if got := annotations(t, out+errs); got != nil {
			t.Errorf("%q: %q", args, got)
		}
	}
}
