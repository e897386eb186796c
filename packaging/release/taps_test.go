package release

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestTaps: the token of a workflow cannot write to another repository, so that the
// release would fail after its files are public.
func TestTaps(t *testing.T) {
	t.Parallel()
	type published struct {
		Repository struct{ Owner, Name, Token string }
	}
	var config struct {
		Casks  []published `yaml:"homebrew_casks"`
		Scoops []published
		Winget []published
	}
	text, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(text, &config); err != nil {
		t.Fatal(err)
	}
	workflow, err := os.ReadFile("../../.github/workflows/release.yml")
	if err != nil {
		t.Fatal(err)
	}
	for _, taps := range [][]published{config.Casks, config.Scoops, config.Winget} {
		if len(taps) == 0 {
			t.Error("a tap is missing")
		}
		for _, p := range taps {
			name, ok := strings.CutPrefix(p.Repository.Token, "{{ .Env.")
			name, closed := strings.CutSuffix(name, " }}")
			if !ok || !closed || !strings.Contains(string(workflow), name+": ${{ secrets."+name+" }}") {
				t.Errorf("%s: the workflow sets no token %q", p.Repository.Name, p.Repository.Token)
			}
		}
	}
}
