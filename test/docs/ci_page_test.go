package docs

import (
	"strings"
	"testing"
)

// TestPages_ciJobs demands of each line of jtlctl in a job of docs/ci.md that the page
// shows it as a command line too, so that TestPages runs it.
func TestPages_ciJobs(t *testing.T) {
	t.Parallel()
	needsBash(t)
	all := blocks(readFile(t, docsFolder+"/ci.md"))
	run := map[string]bool{}
	for _, line := range commandLines(t, all) {
		run[line.command] = true
	}
	found := 0
	for _, b := range all {
		if b.language != "yaml" {
			continue
		}
		for line := range strings.Lines(b.text) {
			command, ok := strings.CutPrefix(strings.TrimSpace(line), "- jtlctl ")
			if !ok {
				continue
			}
			found++
			if !run["jtlctl "+command] {
				t.Errorf("docs/ci.md: no sh block has jtlctl %s", command)
			}
		}
	}
	if found == 0 {
		t.Error("docs/ci.md has no job that runs jtlctl")
	}
}
