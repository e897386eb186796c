package report

import (
	"regexp"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestSARIF_fingerprints(t *testing.T) {
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
