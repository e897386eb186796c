package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/source"
)

func log(t *testing.T, files []File, version string) sarifRun {
	t.Helper()
	return SARIF(files, rules(), version).(sarifLog).Runs[0]
}

func TestSARIFNamesTheVersion(t *testing.T) {
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

// TestSARIFHasWhatGitHubAsksFor beyond the schema.
func TestSARIFHasWhatGitHubAsksFor(t *testing.T) {
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

func TestSARIFMapsSeverities(t *testing.T) {
	t.Parallel()
	for severity, want := range map[manifest.Severity]string{manifest.Error: "error", manifest.Warning: "warning", manifest.Info: "note"} {
		result := log(t, []File{file("app.json", "{}", manifest.Finding{Rule: "url-origin", Severity: severity, Message: "m"})}, "").Results[0]
		if result.Level != want || *result.RuleIndex != 4 {
			t.Errorf("%s: %+v", severity, result)
		}
	}
}

// TestEditsThatFixDoesNotMakeAreNoFixes: those of a recoded text would be made
// in other bytes, and a text that is not JSON may not mean what it seems to.
func TestEditsThatFixDoesNotMakeAreNoFixes(t *testing.T) {
	t.Parallel()
	const content = `["items.raed"]`
	finding := unknownScope(span(t, content, `"items.raed"`), "/0")
	for name, c := range map[string]struct {
		text *source.Text
		want int
	}{
		"JSON":     {source.Parse([]byte(content)), 1},
		"a mark":   {source.Parse([]byte("\ufeff" + content)), 1},
		"recoded":  {recoded(content), 0},
		"not JSON": {source.Parse([]byte(content + "]")), 0},
		"no text":  {nil, 0},
	} {
		files := []File{{Path: "app.json", Text: c.text, Findings: []manifest.Finding{finding}}}
		if got := len(log(t, files, "").Results[0].Fixes); got != c.want {
			t.Errorf("%s: %d fixes", name, got)
		}
		if c.text != nil && (&manifest.Document{Text: c.text}).Fixable() != (c.want > 0) {
			t.Errorf("%s: manifest has it that it is otherwise", name)
		}
		if mentioned := strings.Contains(Text(files, marked{}), "--fix"); mentioned != (c.want > 0) {
			t.Errorf("%s: --fix is mentioned: %t", name, mentioned)
		}
	}
}

func TestWhatIsNotUTF8BecomesValidJSON(t *testing.T) {
	t.Parallel()
	files := []File{file("\xff.json", "{\"\xff\": 1}", manifest.Finding{Rule: "syntax", Severity: manifest.Error, Message: "\xff", Suggestion: "\xfe", Pointer: "/\xff"})}
	for form, text := range map[string][]byte{
		"json": encode(t, JSON(files)), "sarif": encode(t, SARIF(files, nil, "\xff")),
		"text": []byte(Text(files, marked{})), "github": []byte(GitHub(files)),
	} {
		if !utf8.Valid(text) {
			t.Errorf("%s: %q", form, text)
		}
	}
}

func TestFingerprintsStayWhereLinesMove(t *testing.T) {
	t.Parallel()
	prints := func(findings ...manifest.Finding) (all []string) {
		known := fingerprints{}
		for _, finding := range findings {
			all = append(all, known.of(finding))
		}
		return all
	}
	finding := func(rule, message, pointer string, start int) manifest.Finding {
		f := manifest.Finding{Rule: rule, Message: message, Pointer: pointer}
		f.Start, f.End = start, start+1
		return f
	}
	base := prints(finding("a", "seen on line 3 already", "/scopes/3", 7))[0]
	if !regexp.MustCompile(`^[0-9a-f]{32}:1$`).MatchString(base) {
		t.Errorf("the fingerprint %s", base)
	}
	if moved := prints(finding("a", "seen on line 14 already", "/scopes/12", 900))[0]; moved != base {
		t.Errorf("moved: %s is not %s", moved, base)
	}
	for _, other := range []manifest.Finding{
		finding("b", "seen on line 3 already", "/scopes/3", 7),
		finding("a", "seen on page 3 already", "/scopes/3", 7),
		finding("a", "seen on line 3 already", "/other/3", 7),
	} {
		if prints(other)[0] == base {
			t.Errorf("%+v has the same fingerprint", other)
		}
	}
	if twice := prints(finding("a", "x", "", 1), finding("a", "x", "", 2)); twice[0] == twice[1] {
		t.Errorf("two findings have the fingerprint %s", twice[0])
	}
}
