package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/source"
)

func TestTheLastLineCounts(t *testing.T) {
	t.Parallel()
	finding := func(severity manifest.Severity, fixable bool) manifest.Finding {
		f := manifest.Finding{Rule: "r", Severity: severity, Message: "m"}
		if fixable {
			f.Edits = []manifest.Edit{{Text: "x"}}
		}
		return f
	}
	bad, fixable := finding(manifest.Error, false), finding(manifest.Error, true)
	careful, note := finding(manifest.Warning, true), finding(manifest.Info, false)
	clean := file("c.json", "{}")
	for want, files := range map[string][]File{
		"no findings in 1 file":                                         {clean},
		"no findings in 2 files":                                        {clean, clean},
		"1 error in 1 file":                                             {file("a", "{}", bad)},
		"1 error in 1 file; --fix fixes it":                             {file("a", "{}", fixable)},
		"2 errors in 1 file; --fix fixes all of them":                   {file("a", "{}", fixable, fixable)},
		"2 errors in 1 of 2 files; --fix fixes 1 of them":               {file("a", "{}", bad, fixable), clean},
		"1 warning, 3 infos in 2 of 3 files; --fix fixes 1 of them":     {file("a", "{}", note, careful), file("b", "{}", note, note), clean},
		"2 errors, 1 warning, 1 info in 2 files; --fix fixes 2 of them": {file("a", "{}", bad, fixable), file("b", "{}", careful, note)},
		"3 errors in 2 files":                                           {{Path: "a", Problem: "gone"}, file("b", "{}", bad, bad)},
	} {
		if got := summaryLine(files); got != want+"\n" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCleanFilesMakeNoNoise(t *testing.T) {
	t.Parallel()
	files := cases(t)["clean"]
	if got := Text(files, marked{}); got != "no findings in 3 files\n" {
		t.Errorf("%q", got)
	}
	if got := GitHub(files); got != "" {
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
		at := source.Span{Start: start, End: end}
		files := []File{
			file(path, content, manifest.Finding{
				Rule: words, Severity: manifest.Warning, Message: words, Span: at, Pointer: words, Suggestion: words,
				Edits: []manifest.Edit{{Span: at, Text: words}},
			}),
			{Path: path, Problem: words},
		}
		text, commands := Text(files, console.Style{}), GitHub(files)
		for _, printed := range []string{text, commands} {
			if !utf8.ValidString(printed) || console.Safe(printed) != printed || strings.Contains(printed, "\t") {
				t.Errorf("a control character came through: %q", printed)
			}
		}
		if n := strings.Count(commands, "\n"); n != strings.Count(commands, "\n::")+1 {
			t.Errorf("%d lines: %q", n, commands)
		}
		got := JSON(files).Files[0].Findings[0]
		if got.Line < 1 || got.Column < 1 || got.EndLine < got.Line || (got.EndLine == got.Line && got.EndColumn < got.Column) {
			t.Errorf("the place %+v", got)
		}
		encode(t, SARIF(files, nil, words))
	})
}
