package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestReports_noFindings(t *testing.T) {
	t.Parallel()
	files := cases(t)["clean"]
	if got := textOf(files, marked{}); got != "no findings in 3 files\n" {
		t.Errorf("%q", got)
	}
	if got := gitHubOf(files); got != "" {
		t.Errorf("%q", got)
	}
}

// FuzzReports: whatever a document holds, and wherever a finding is, no
// control character comes through.
func FuzzReports(f *testing.F) {
	f.Add("{\"a\": 1}\r\n", "a\x1bb.json", "it is \u202ewrong", 2, 4)
	f.Add("\ufeff\t\xff\x00日本\u0301", "::error::\r\n", "", 0, 99)
	f.Add("", "", "\x9b\u009b%0A", -1, -5)
	f.Add("{\"a\": 1}", "a.json", "turned round", 5, 2)
	f.Fuzz(func(t *testing.T, content, path, words string, start, end int) {
		at := jsonast.Span{Start: start, End: end}
		files := []File{
			file(path, content, manifest.Finding{
				Rule: words, Severity: manifest.Warning, Message: words, Span: at, Pointer: words, Suggestion: words,
				Edits: []manifest.Edit{{Span: at, Text: words}},
			}),
			{Path: path, Problem: words},
		}
		text, commands := textOf(files, console.Style{}), gitHubOf(files)
		for _, printed := range []string{text, commands} {
			if !utf8.ValidString(printed) || console.Safe(printed) != printed || strings.Contains(printed, "\t") {
				t.Errorf("a control character came through: %q", printed)
			}
		}
		if n := strings.Count(commands, "\n"); n != strings.Count(commands, "\n::")+1 {
			t.Errorf("%d lines: %q", n, commands)
		}
		got := jsonOf(files).Files[0].Findings[0]
		if got.Line < 1 || got.Column < 1 || got.EndLine < got.Line || (got.EndLine == got.Line && got.EndColumn < got.Column) {
			t.Errorf("the place %+v", got)
		}
		encode(t, sarifOf(files, nil, words))
	})
}

func TestText_colours(t *testing.T) {
	t.Parallel()
	compare(t, "colours", txtar.File{Name: "text", Data: []byte(textOf(cases(t)["plain"], marked{}))})
}

// The name of a member may be as long as the file.
func TestText_longPointer(t *testing.T) {
	t.Parallel()
	f := file("a.json", "{}", manifest.Finding{Rule: "r", Severity: manifest.Warning, Message: "m", Pointer: "/" + strings.Repeat("ä", 1<<20)})
	for name, got := range map[string]string{"text": textOf([]File{f}, console.Style{}), "github": gitHubOf([]File{f})} {
		if len(got) > 1<<10 {
			t.Errorf("%s: %d bytes", name, len(got))
		}
	}
	if got := jsonOf([]File{f}).Files[0].Findings[0].Pointer; got != f.Findings[0].Pointer {
		t.Error("the pointer in JSON is not the whole one")
	}
}
