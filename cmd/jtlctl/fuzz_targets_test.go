package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFuzzTargets: every package that reads a format which others write has a fuzz target.
func TestFuzzTargets(t *testing.T) {
	t.Parallel()
	formats := strings.Fields("encoding/json encoding/xml encoding/csv encoding/pem crypto/x509 mime filippo.io/age go.yaml.in/yaml/v3 github.com/vektah/gqlparser/v2/parser " +
		module + "internal/exactjson " + module + "internal/jsonast " + module + "internal/yamltext")
	covered := map[string]string{
		"internal/cli/sandbox":           "it only writes JSON",
		"internal/cli/wawi":              "it only writes JSON",
		"internal/demo":                  "it reads what it has made itself",
		"internal/platform/platformtest": "it only makes certificates for tests",
		"internal/source/document":       "FuzzAnalyze of internal/source gets all that it reads",
		"internal/source/project":        "FuzzAnalyze of internal/source gets all that it reads",
	}
	for _, line := range golist(t, `{{.ImportPath}} {{.Dir}} {{join .Imports " "}}`, "../../internal/...") {
		words := strings.Fields(line)
		name, folder := strings.TrimPrefix(words[0], module), words[1]
		reads := slices.ContainsFunc(words[2:], func(imported string) bool { return slices.Contains(formats, imported) })
		switch target := hasFuzzTarget(t, folder); {
		case reads && !target && covered[name] == "":
			t.Errorf("%s reads what others write, and has no fuzz target", name)
		case covered[name] != "" && (target || !reads):
			t.Errorf("%s needs no exception", name)
		}
	}
}

func hasFuzzTarget(t *testing.T, folder string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(files, func(name string) bool {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.HasPrefix(text, []byte("func Fuzz")) || bytes.Contains(text, []byte("\nfunc Fuzz"))
	})
}
