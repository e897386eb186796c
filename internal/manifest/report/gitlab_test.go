package report

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// TestCodeQuality_fingerprints: GitLab takes two findings with one fingerprint for the
// same, in whatever files they are.
func TestCodeQuality_fingerprints(t *testing.T) {
	t.Parallel()
	finding := manifest.Finding{Rule: "r", Message: "m", Pointer: "/a"}
	a, b := file("a.json", "{}"), file("b.json", "{}")
	a.Findings, b.Findings = []manifest.Finding{finding, finding}, []manifest.Finding{finding}
	known := map[string]bool{}
	for _, f := range codeQualityOf([]File{a, b}) {
		if known[f.Fingerprint] {
			t.Errorf("%s comes twice", f.Fingerprint)
		}
		known[f.Fingerprint] = true
	}
	if again := CodeQuality(a); !known[again[0].Fingerprint] {
		t.Error("a fingerprint differs from run to run")
	}
}
