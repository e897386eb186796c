package docs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// opening returns the first paragraph of a page, after its title.
func opening(page string) string {
	parts := strings.SplitN(page, "\n\n", 3)
	if len(parts) < 2 || !strings.HasPrefix(parts[0], "# ") {
		return ""
	}
	return parts[1]
}

// TestPages_opening demands that each page says first what its reader wants to do,
// and that the index and through it README.md lead to it.
func TestPages_opening(t *testing.T) {
	t.Parallel()
	all, err := filepath.Glob(docsFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	index := readFile(t, docsFolder+"/README.md")
	for _, page := range all {
		name := filepath.Base(page)
		if name == "README.md" {
			continue
		}
		if first := opening(readFile(t, page)); !strings.HasPrefix(first, "You want ") {
			t.Errorf("%s begins with %q, and not with what its reader wants", name, first)
		}
		if !strings.Contains(index, "]("+name+")") {
			t.Errorf("docs/README.md does not lead to %s", name)
		}
	}
	if !strings.Contains(readFile(t, "../../README.md"), "](docs/README.md)") {
		t.Error("README.md does not lead to docs/README.md")
	}
}

// TestPages_length bounds what a reader has to read.
func TestPages_length(t *testing.T) {
	t.Parallel()
	for _, page := range pages(t) {
		bound := 220
		if page == "../../README.md" {
			bound = 149
		}
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(text), "\n"); lines > bound {
			t.Errorf("%s has %d lines, more than %d", page, lines, bound)
		}
	}
}
