package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func log(t *testing.T, files []File, version string) sarifRun {
	t.Helper()
	return sarifOf(files, rules(), version).(sarifLog).Runs[0]
}

func TestSARIF_version(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]struct{ semantic, other string }{
		"1.2.3":        {"1.2.3", ""},
		"v1.2.3":       {"1.2.3", ""},
		"1.2.3-rc.1+x": {"1.2.3-rc.1+x", ""},
		"dev":          {"", "dev"},
		"1.2":          {"", "1.2"},
		"":             {"", ""},
	} {
		driver := log(t, nil, version).Tool.Driver
		if driver.SemanticVersion != want.semantic || driver.Version != want.other {
			t.Errorf("%q: %q and %q", version, driver.SemanticVersion, driver.Version)
		}
	}
}

// TestSARIF_requiredByGitHub beyond the schema.
func TestSARIF_requiredByGitHub(t *testing.T) {
	t.Parallel()
	for name, files := range cases(t) {
		run := log(t, files, "1.2.3")
		for _, rule := range run.Tool.Driver.Rules {
			if rule.Short.Text == "" || rule.Full.Text == "" || rule.Help.Text == "" {
				t.Errorf("the rule %s lacks a text", rule.ID)
			}
		}
		for _, result := range run.Results {
			if i := result.RuleIndex; i != nil && run.Tool.Driver.Rules[*i].ID != result.RuleID {
				t.Errorf("%s: rule %d is not %s", name, *i, result.RuleID)
			}
			at := result.Locations[0].Physical.Region
			if at.Line < 1 || at.EndLine < at.Line || (at.EndLine == at.Line && at.EndColumn < at.Column) {
				t.Errorf("%s: the region %+v", name, at)
			}
		}
	}
}

func TestSARIF_levels(t *testing.T) {
	t.Parallel()
	for severity, want := range map[manifest.Severity]string{manifest.Error: "error", manifest.Warning: "warning", manifest.Info: "note"} {
		result := log(t, []File{file("app.json", "{}", manifest.Finding{Rule: "url-origin", Severity: severity, Message: "m"})}, "").Results[0]
		if result.Level != want || *result.RuleIndex != 4 {
			t.Errorf("%s: %+v", severity, result)
		}
	}
}

// TestSARIF_fixes: those of a recoded text would be made
// in other bytes, and a text that is not JSON may not mean what it seems to.
func TestSARIF_fixes(t *testing.T) {
	t.Parallel()
	const content = `["items.raed"]`
	finding := unknownScope(span(t, content, `"items.raed"`), "/0")
	for name, c := range map[string]struct {
		text *jsonast.Text
		want int
	}{
		"JSON":     {jsonast.Parse([]byte(content)), 1},
		"a mark":   {jsonast.Parse([]byte("\ufeff" + content)), 1},
		"recoded":  {recoded(content), 0},
		"not JSON": {jsonast.Parse([]byte(content + "]")), 0},
		"no text":  {nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			files := []File{{Path: "app.json", Text: c.text, Findings: []manifest.Finding{finding}}}
			if got := len(log(t, files, "").Results[0].Fixes); got != c.want {
				t.Errorf("%d fixes", got)
			}
			if c.text != nil && (&manifest.Document{Text: c.text}).Fixable() != (c.want > 0) {
				t.Errorf("manifest has it that it is otherwise")
			}
			if mentioned := strings.Contains(textOf(files, marked{}), "--fix"); mentioned != (c.want > 0) {
				t.Errorf("--fix is mentioned: %t", mentioned)
			}
		})
	}
}

func TestSARIF_invalidUTF8(t *testing.T) {
	t.Parallel()
	files := []File{file("\xff.json", "{\"\xff\": 1}", manifest.Finding{Rule: "syntax", Severity: manifest.Error, Message: "\xff", Suggestion: "\xfe", Pointer: "/\xff"})}
	for form, text := range map[string][]byte{
		"json": encode(t, jsonOf(files)), "sarif": encode(t, sarifOf(files, nil, "\xff")),
		"text": []byte(textOf(files, marked{})), "github": []byte(gitHubOf(files)),
	} {
		if !utf8.Valid(text) {
			t.Errorf("%s: %q", form, text)
		}
	}
}

// TestSARIF_most: GitHub refuses a log with more results in whole.
func TestSARIF_most(t *testing.T) {
	t.Parallel()
	s := NewSARIF(nil, "1.0.0")
	first, rest := s.Remarks(make([]Remark, MostResults-1)), s.Remarks(make([]Remark, 3))
	if len(first) != MostResults-1 || len(rest) != 1 || s.Omitted != 2 {
		t.Errorf("%d and %d results, %d omitted", len(first), len(rest), s.Omitted)
	}
}

func TestSARIF_Remarks(t *testing.T) {
	t.Parallel()
	s := NewSARIF([]Rule{{ID: "scope-missing", Summary: "x", Level: "error"}}, "1.0.0")
	results := s.Remarks([]Remark{
		{"scope-missing", manifest.Error, "m", "src/a b.ts", 3, 5}, {"unknown", manifest.Info, "m", "a.har", 0, 0},
		{"scope-missing", manifest.Error, "m", "other.ts", 3, 5}, {"scope-missing", manifest.Error, "m", "other.ts", 9, 5},
	})
	known, whole := results[0], results[1]
	if r := known.Locations[0].Physical; known.RuleIndex == nil || known.Level != "error" || r.Artifact.URI != "src/a%20b.ts" || r.Region != (sarifRegion{3, 5, 3, 5}) {
		t.Errorf("%+v", known)
	}
	if r := whole.Locations[0].Physical; whole.RuleIndex != nil || whole.Level != "note" || r.Region != (sarifRegion{1, 1, 1, 1}) {
		t.Errorf("%+v", whole)
	}
	seen := map[string]bool{}
	for _, result := range results {
		if seen[result.Fingerprints[fingerprintName]] {
			t.Errorf("%v comes twice", result.Fingerprints)
		}
		seen[result.Fingerprints[fingerprintName]] = true
	}
}
