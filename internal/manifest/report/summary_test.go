package report

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestSummaryLine(t *testing.T) {
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
		if got := lineOf(files); got != want+"\n" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
