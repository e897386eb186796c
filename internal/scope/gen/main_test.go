package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGenerate_upToDate fails if the tables were changed and `go
// generate ./internal/scope` was forgotten.
func TestGenerate_upToDate(t *testing.T) {
	t.Parallel()
	for _, c := range catalogues {
		want, err := generate(c, "../data")
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("..", c.file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is out of date: run `go generate ./internal/scope`", c.file)
		}
	}
}

// TestCatalogues_extras: a row with an unknown API would vanish.
func TestCatalogues_extras(t *testing.T) {
	t.Parallel()
	rows, err := read("../data/scopes-extra.tsv", 3)
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, c := range catalogues {
		known = append(known, c.extras...)
	}
	for _, row := range rows {
		if !strings.Contains(" "+strings.Join(known, " ")+" ", " "+row[1]+" ") {
			t.Errorf("%s: no catalogue has API %q", row[0], row[1])
		}
	}
}

func TestRead_raggedRows(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.tsv")
	if err := os.WriteFile(path, []byte("a\tb\n1\t2\n3\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := read(path, 2); err == nil || !strings.Contains(err.Error(), ":3: 1 cells instead of 2") {
		t.Errorf("got %v", err)
	}
}
