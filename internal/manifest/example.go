package manifest

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed examples
var exampleFiles embed.FS

// Example is a folder of documents that shows what a rule means.
type Example struct {
	// Name is good, or bad-1 and so on.
	Name  string
	Files []ExampleFile
}

// ExampleFile is a document of an example, or code of the app. Its path is as in the
// folder.
type ExampleFile struct{ Path, Text string }

// IsCode reports whether the file is no document.
func (f ExampleFile) IsCode() bool {
	switch path.Ext(f.Path) {
	case ".json", ".yaml", "":
		return false
	}
	return true
}

// Bad reports whether the rule reports the example.
func (e Example) Bad() bool { return strings.HasPrefix(e.Name, "bad") }

// Examples returns those of a rule, bad ones first.
func (r *Rule) Examples() []Example {
	folder := path.Join("examples", r.ID)
	entries, err := exampleFiles.ReadDir(folder)
	if err != nil {
		return nil
	}
	var examples []Example
	for _, entry := range entries {
		examples = append(examples, readExample(path.Join(folder, entry.Name())))
	}
	return examples
}

func readExample(folder string) Example {
	e := Example{Name: path.Base(folder)}
	_ = fs.WalkDir(exampleFiles, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := exampleFiles.ReadFile(name)
		e.Files = append(e.Files, ExampleFile{strings.TrimPrefix(name, folder+"/"), string(text)})
		return err
	})
	return e
}
