package lint

import (
	"path/filepath"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestFile_FirstProblem(t *testing.T) {
	t.Parallel()
	result := run(t, Options{}, filepath.Join(folder(t, map[string]string{"a.json": "{\n x}"}), "a.json"))
	if got := result.Files[0].FirstProblem(); got != "line 2, column 2: "+result.Files[0].Findings[0].Message {
		t.Errorf("got %q", got)
	}
}

func TestReportRules(t *testing.T) {
	t.Parallel()
	if got := ReportRules(); len(got) != len(manifest.RuleIDs()) || got[0].ID != "syntax" || got[0].Level != "error" || got[0].Why == "" {
		t.Errorf("got %+v", got)
	}
}
