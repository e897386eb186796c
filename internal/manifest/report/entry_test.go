package report

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

func remarks() []Remark {
	return []Remark{
		{"scope-missing", manifest.Error, "a call needs items.read", "src/b c.ts", 3, 5},
		{"scope-unused", manifest.Warning, "no call needs orders.read", "app.json", 0, 0},
		{"call-unresolved", manifest.Info, "fetch(x): not known", "src/b c.ts", 9, 1},
		{"call-unresolved", manifest.Info, "fetch(x): not known", "src/b c.ts", 12, 1},
	}
}

func TestGitHubRemarks(t *testing.T) {
	t.Parallel()
	want := `::error file=src/b c.ts,line=3,endLine=3,col=5,endColumn=5,title=scope-missing::a call needs items.read
::warning file=app.json,title=scope-unused::no call needs orders.read
::notice file=src/b c.ts,line=9,endLine=9,col=1,endColumn=1,title=call-unresolved::fetch(x): not known
::notice file=src/b c.ts,line=12,endLine=12,col=1,endColumn=1,title=call-unresolved::fetch(x): not known
`
	if got := GitHubRemarks(remarks()); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestCodeQualityRemarks: what is alike in one file has different fingerprints too, and
// what moves keeps its own.
func TestCodeQualityRemarks(t *testing.T) {
	t.Parallel()
	got := CodeQualityRemarks(remarks())
	seen := map[string]bool{}
	for i, want := range []CodeQualityFinding{
		{Severity: "major", Location: codeQualityLocation{"src/b c.ts", codeQualityLines{3, 3}}},
		{Severity: "minor", Location: codeQualityLocation{"app.json", codeQualityLines{1, 1}}},
		{Severity: "info", Location: codeQualityLocation{"src/b c.ts", codeQualityLines{9, 9}}},
		{Severity: "info", Location: codeQualityLocation{"src/b c.ts", codeQualityLines{12, 12}}},
	} {
		if got[i].Severity != want.Severity || got[i].Location != want.Location || seen[got[i].Fingerprint] {
			t.Errorf("%+v", got[i])
		}
		seen[got[i].Fingerprint] = true
	}
	moved := remarks()
	moved[0].Line = 30
	if again := CodeQualityRemarks(moved); again[0].Fingerprint != got[0].Fingerprint {
		t.Errorf("moved: %+v", again[0])
	}
}

func TestJUnitRemarks(t *testing.T) {
	t.Parallel()
	read := func(all []Remark, strict bool) suites {
		return parsed(t, JUnitHead("jtlctl scope infer")+JUnitRemarks("jtlctl scope infer", all, strict)+JUnitTail)
	}
	for _, strict := range []bool{false, true} {
		got, failures := read(remarks(), strict), 0
		for _, s := range got.Suites {
			failures += s.Failures
		}
		if want := map[bool]int{false: 1, true: 4}[strict]; failures != want || len(got.Suites) != 2 || got.Suites[1].Tests != 3 {
			t.Errorf("strict %t: %d failures, %+v", strict, failures, got)
		}
	}
	if got := read(nil, true); len(got.Suites) != 1 || got.Suites[0].Tests != 1 || got.Suites[0].Failures != 0 {
		t.Errorf("without findings: %+v", got)
	}
	if text := JUnitRemarks("x", remarks(), false); !strings.Contains(text, `file="src/b c.ts" line="3"`) {
		t.Errorf("got %s", text)
	}
}
