package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema reads a schema. That of SARIF in testdata is the official one, by
// OASIS: docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas.
func schema(t *testing.T, path string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func lintSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	return schema(t, filepath.Join("..", "..", "..", "docs", "schemas", "lint.schema.json"))
}

func sarifSchemaOfOASIS(t *testing.T) *jsonschema.Schema {
	t.Helper()
	return schema(t, filepath.Join("testdata", "sarif-schema-2.1.0.json"))
}

func valid(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(document)
}

func TestReports_schemas(t *testing.T) {
	t.Parallel()
	lint, log := lintSchema(t), sarifSchemaOfOASIS(t)
	for name, files := range cases(t) {
		if err := valid(t, lint, encode(t, jsonOf(files))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, version := range []string{"1.2.3", "v1.2.3-rc.1+abc", "dev", ""} {
			if err := valid(t, log, encode(t, sarifOf(files, rules(), version))); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestSchemas_reject proves that the schemas look: each change of a good
// report makes a bad one.
func TestSchemas_reject(t *testing.T) {
	t.Parallel()
	files := cases(t)["one"]
	for _, c := range []struct {
		schema        *jsonschema.Schema
		report        []byte
		wanted, wrong []string
	}{
		{lintSchema(t), encode(t, jsonOf(files)), []string{
			"path", "kind", "findings", "rule", "severity", "message", "line", "column", "end_line", "end_column", "pointer", "suggestion",
			"files", "summary", "errors", "warnings", "infos",
		}, []string{
			`"severity": "error"`, `"severity": "note"`,
			`"severity": "error"`, `"severity": "Error"`,
			`"line": 2`, `"line": 0`,
			`"line": 2`, `"line": 2.5`,
			`"end_column": 59`, `"end_column": "59"`,
			`"pointer": "/`, `"pointer": "`,
			`"pointer": "/`, `"pointer": "/~2`,
			`"rule": "scope-unknown"`, `"rule": ""`,
			`"rule":`, `"more": 1, "rule":`,
			`"path":`, `"more": 1, "path":`,
			`"errors":`, `"more": 1, "errors":`,
			`"files":`, `"more": 1, "files":`,
			`"errors": 1`, `"errors": -1`,
		}},
		{sarifSchemaOfOASIS(t), encode(t, sarifOf(files, rules(), "1.2.3")), []string{"version", "runs", "tool", "driver", "name", "id", "artifactChanges", "replacements", "deletedRegion"}, []string{
			`"level": "error"`, `"level": "info"`,
			`"startLine": 2`, `"startLine": 0`,
			`"ruleId":`, `"ruleID": "", "ruleId":`,
			`"uri": "app.json"`, `"uri": "a b%"`,
			`"columnKind": "unicodeCodePoints"`, `"columnKind": "bytes"`,
			`"version": "2.1.0"`, `"version": "2.2"`,
		}},
	} {
		changes := c.wrong
		for _, name := range c.wanted {
			changes = append(changes, `"`+name+`":`, `"not `+name+`":`)
		}
		for i := 0; i < len(changes); i += 2 {
			broken := strings.Replace(string(c.report), changes[i], changes[i+1], 1)
			if broken == string(c.report) || !json.Valid([]byte(broken)) {
				t.Fatalf("%s is not changed to JSON", changes[i])
			}
			if valid(t, c.schema, []byte(broken)) == nil {
				t.Errorf("with %s in the place of %s it is taken", changes[i+1], changes[i])
			}
		}
	}
}

func TestReports_noNullArrays(t *testing.T) {
	t.Parallel()
	for name, files := range cases(t) {
		text := string(encode(t, jsonOf(files))) + string(encode(t, sarifOf(files, nil, "")))
		if strings.Contains(text, "null") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
