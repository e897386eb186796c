package docs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

// TestSchemas_printed keeps docs/schemas/manifest what `jtlctl manifest schema` prints.
func TestSchemas_printed(t *testing.T) {
	t.Parallel()
	for _, kind := range manifest.SchemaKinds() {
		sameFile(t, filepath.Join(docsFolder, "schemas", "manifest", kind+".schema.json"), inFolder(t, t.TempDir(), []string{"manifest", "schema", kind}))
	}
}

// TestSchemas_complete: each schema compiles, can be read at the address that it says it
// has, and describes each value. test/schemas checks the same with ajv.
func TestSchemas_complete(t *testing.T) {
	t.Parallel()
	if os.Getenv("UPDATE") != "" {
		t.Skip("the schemas are being written")
	}
	folder := os.DirFS(filepath.Join(docsFolder, "schemas"))
	seen := 0
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := folder.Open(name)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		document, err := jsonschema.UnmarshalJSON(file)
		if err != nil {
			return err
		}
		seen++
		schema, is := document.(map[string]any)
		if !is || schema["$id"] != schemaAddress+name || schema["title"] == "" || schema["description"] == "" {
			t.Errorf("%s: the address is %v", name, schema["$id"])
		}
		for _, fault := range undescribed(document) {
			t.Errorf("%s: %s", name, fault)
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource(name, document); err != nil {
			return err
		}
		_, err = compiler.Compile(name)
		return err
	})
	if err != nil || seen <= len(contracts()) {
		t.Errorf("%d schemas, %v", seen, err)
	}
}

// undescribed returns the members of objects that have no description or no type.
func undescribed(schema any) []string {
	var faults []string
	switch schema := schema.(type) {
	case []any:
		for _, item := range schema {
			faults = append(faults, undescribed(item)...)
		}
	case map[string]any:
		members, _ := schema["properties"].(map[string]any)
		for name, member := range members {
			of, is := member.(map[string]any)
			if !is {
				continue // a field that is called properties
			}
			if _, has := of["$ref"]; !has && of["description"] == nil {
				faults = append(faults, name+" has no description")
			}
			if !hasType(of) {
				faults = append(faults, fmt.Sprintf("%s has no type: %v", name, of))
			}
		}
		for name, value := range schema {
			if !strings.HasPrefix(name, "default") && name != "enum" && name != "examples" {
				faults = append(faults, undescribed(value)...)
			}
		}
	}
	return faults
}

func hasType(schema map[string]any) bool {
	if schema["type"] != nil || schema["$ref"] != nil {
		return true
	}
	branches, _ := schema["anyOf"].([]any)
	if len(branches) == 0 {
		return false
	}
	first, _ := branches[0].(map[string]any)
	return hasType(first)
}

func TestUndescribed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		`{"properties": {"a": {"type": "string", "description": "x"}}}`:                0,
		`{"properties": {"a": {"anyOf": [{"type": "string"}], "description": "x"}}}`:   0,
		`{"properties": {"a": {"type": "string"}}}`:                                    1,
		`{"properties": {"a": {"description": "x"}}}`:                                  1,
		`{"items": {"properties": {"a": {}}}}`:                                         2,
		`{"$defs": {"d": {"anyOf": [{"properties": {"a": {"description": "x"}}}]}}}`:   1,
		`{"defaultSnippets": [{"body": {"properties": {"a": {}}}}], "properties": {}}`: 0,
	} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if faults := undescribed(document); len(faults) != want {
			t.Errorf("%s: %q", text, faults)
		}
	}
}
