package docs

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var (
	fencedBlock = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	inlineCode  = regexp.MustCompile("`[^`\n]+`")
	link        = regexp.MustCompile(`\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"`)
	heading     = regexp.MustCompile(`(?m)^#+ (.+)$`)
	noSlug      = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
	// ownFile is a file of this project by its address at GitHub.
	ownFile = regexp.MustCompile(`https://(?:github\.com/jtlctl/jtlctl/(?:blob|tree)|raw\.githubusercontent\.com/jtlctl/jtlctl)/main/([\w./-]+(?:#[\w-]+)?)`)
)

// prose returns a page without its blocks; lines keep their number.
func prose(page string) string {
	return fencedBlock.ReplaceAllStringFunc(page, func(block string) string {
		return strings.Repeat("\n", strings.Count(block, "\n"))
	})
}

// anchors returns the names that GitHub gives the headings of a page.
func anchors(page string) map[string]bool {
	found := map[string]bool{}
	for _, match := range heading.FindAllStringSubmatch(prose(page), -1) {
		text := link.ReplaceAllString(match[1], "]") // only the text of a link is left
		slug := strings.ReplaceAll(noSlug.ReplaceAllString(strings.ToLower(text), ""), " ", "-")
		name := slug
		for i := 1; found[name]; i++ {
			name = fmt.Sprint(slug, "-", i)
		}
		found[name] = true
	}
	return found
}

// brokenLinks returns the links of a page that lead to no file or no heading of
// the project.
func brokenLinks(project fs.FS, page string) []string {
	text, err := fs.ReadFile(project, page)
	if err != nil {
		return []string{err.Error()}
	}
	targets := map[string]string{} // as written, and what it means
	markdown := ""
	if path.Ext(page) == ".md" {
		markdown = inlineCode.ReplaceAllString(prose(string(text)), "")
	}
	for _, match := range link.FindAllStringSubmatch(markdown, -1) {
		written := match[1] + match[2]
		switch {
		case strings.Contains(written, "://"), strings.HasPrefix(written, "mailto:"):
		case strings.HasPrefix(written, "#"):
			targets[written] = page + written
		default:
			targets[written] = path.Join(path.Dir(page), written)
		}
	}
	for _, match := range ownFile.FindAllStringSubmatch(string(text), -1) {
		targets[match[0]] = match[1]
	}
	var broken []string
	for written, target := range targets {
		name, anchor, _ := strings.Cut(target, "#")
		if _, err := fs.Stat(project, name); err != nil {
			broken = append(broken, fmt.Sprintf("%s: there is no %s", page, written))
		} else if anchor != "" {
			if there, err := fs.ReadFile(project, name); err != nil || !anchors(string(there))[anchor] {
				broken = append(broken, fmt.Sprintf("%s: %s has no heading for %s", page, name, written))
			}
		}
	}
	slices.Sort(broken)
	return broken
}

// TestLinks demands that every link leads to a file and a heading, and so does
// every address of the project's files in code.
func TestLinks(t *testing.T) {
	t.Parallel()
	project := os.DirFS("../..")
	err := fs.WalkDir(project, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", "testdata", "node_modules", "dist", "build"}, entry.Name()):
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		if path.Ext(name) == ".md" || path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			for _, broken := range brokenLinks(project, name) {
				t.Error(broken)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestBrokenLinks(t *testing.T) {
	t.Parallel()
	project := fstest.MapFS{
		"a/b.md": {Data: []byte("# Who, *what*?\n## Who what\n[1](../c.md#the-file) [2](#who-what-1) [3](../c.md#gone) [4](d.md) `[5](e.md)`\n" +
			"```sh\n[6](f.md)\n```\n![7](https://example.com/g) https://github.com/jtlctl/jtlctl/blob/main/h.md <img src=\"i.svg\">\n")},
		"c.md": {Data: []byte("# [The](d.md) `file`\n")},
	}
	got := brokenLinks(project, "a/b.md")
	want := []string{
		"a/b.md: c.md has no heading for ../c.md#gone", "a/b.md: there is no d.md",
		"a/b.md: there is no https://github.com/jtlctl/jtlctl/blob/main/h.md", "a/b.md: there is no i.svg",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
