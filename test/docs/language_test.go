package docs

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"go.yaml.in/yaml/v3"
)

// checkedBy names what keeps the blocks of a language right.
var checkedBy = map[string]string{
	"sh": "TestPages runs it", "console": "TestPages runs it and compares the output",
	"powershell": "TestPages runs it in bash", "cmd": "TestPages runs it in bash",
	"http": "TestPages sends its requests", "python": "TestPages runs it",
	"graphql": "it is a file, which a line of the page sends", "json": "it is a file, which a line of the page reads",
	"yaml": "TestBlocks_jobs", "ini": "TestBlocks_jobs", "dockerfile": "TestBlocks_jobs",
	"mermaid": "a picture, which GitHub draws",
}

// uncheckedBlocks returns the blocks of a page that nothing runs or compares.
func uncheckedBlocks(page string) []string {
	var unchecked []string
	all := blocks(page)
	if fences := strings.Count("\n"+strings.ReplaceAll(page, "\n  ", "\n"), "\n```"); fences != 2*len(all) {
		unchecked = append(unchecked, "a block has no language")
	}
	for _, b := range all {
		switch b.language {
		case "graphql", "json":
			if b.file == "" || !strings.Contains(page, "@"+b.file) && !strings.Contains(page, " "+b.file) {
				unchecked = append(unchecked, fmt.Sprintf("line %d: no line of the page uses this %s: name its file, and use it", b.line, b.language))
			}
		default:
			if checkedBy[b.language] == "" {
				unchecked = append(unchecked, fmt.Sprintf("line %d: nothing checks a block of %q", b.line, b.language))
			}
		}
		if err := parse(b.language, b.text); err != nil {
			unchecked = append(unchecked, fmt.Sprintf("line %d: %v", b.line, err))
		}
	}
	return unchecked
}

// TestBlocks_checked demands of each block of a page that something runs it, and
// parses the files that pages point at.
func TestBlocks_checked(t *testing.T) {
	t.Parallel()
	for _, page := range written(t) {
		for _, unchecked := range uncheckedBlocks(readFile(t, page)) {
			t.Errorf("%s: %s", page, unchecked)
		}
	}
	for _, folder := range []string{examplesFolder, examplesFolder + "/sandbox"} {
		files, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			language := map[string]string{".yaml": "yaml", ".json": "json"}[filepath.Ext(file.Name())]
			if err := parse(language, readFile(t, filepath.Join(folder, file.Name()))); err != nil {
				t.Errorf("%s: %v", file.Name(), err)
			}
		}
	}
}

func TestUncheckedBlocks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"```sh\na\n```\n\n  ```console\n  $ a\n  ```": "",
		"```\na\n```":                      "no language",
		"```text\na\n```":                  `nothing checks a block of "text"`,
		"```json\n{}\n```":                 "no line of the page uses this json",
		"In `a.json`:\n\n```json\n{}\n```": "no line of the page uses this json",
		"In `a.json`:\n\n```json\n{\n```\n\n```sh\na a.json\n```":  "unexpected end",
		"In `a.json`:\n\n```json\n{}\n```\n\n```sh\na a.json\n```": "",
	} {
		got := strings.Join(uncheckedBlocks(text), ", ")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s\n%q, want %q", text, got, want)
		}
	}
}

func parse(language, text string) error {
	var value any
	switch language {
	case "json":
		return json.Unmarshal([]byte(text), &value)
	case "yaml":
		return yaml.Unmarshal([]byte(text), &value)
	case "graphql":
		_, err := parser.ParseQuery(&ast.Source{Input: text})
		return err
	}
	return nil
}
