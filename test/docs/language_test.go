package docs

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"go.yaml.in/yaml/v3"
)

// TestBlocks_otherLanguages parses what pages show besides command lines, and
// the files that they point at.
func TestBlocks_otherLanguages(t *testing.T) {
	t.Parallel()
	all, err := filepath.Glob(docsFolder + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(all, "../../README.md") {
		if filepath.Base(page) == "rules.md" {
			continue // it shows what is wrong; TestRules_examples of internal/manifest reads it
		}
		for _, b := range blocks(readFile(t, page)) {
			if err := parse(b.language, b.text); err != nil {
				t.Errorf("%s:%d: %v", page, b.line, err)
			}
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
