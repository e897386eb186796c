package catalog

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestImporter_Import_sources(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	path := writeFile(t, filepath.Join(t.TempDir(), "openapi.json"), openAPI("2.4", 0))
	for _, c := range []struct{ source, name, want string }{
		{"-", "2.3", "standard input"},
		{"https://portal.example/openapi.json?token=hunter2", "2.3", "https://portal.example/openapi.json"},
		{path, "2.4", path},
	} {
		got := mustImport(t, i, Request{Source: c.source})
		if got.Name != c.name || got.Source != c.want || got.Date != "2027-01-16" || got.Origin != Imported {
			t.Errorf("%s: %+v", c.source, got.Entry)
		}
	}
}

func TestImporter_Import_replaces(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	for _, want := range []bool{false, true} {
		if got := mustImport(t, i, Request{Source: "-"}); got.Replaced != want {
			t.Errorf("replaced %v, want %v", got.Replaced, want)
		}
	}
}

func TestImporter_Import_copyOfAnImportedOne(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	mustImport(t, i, Request{Source: "-"})
	stored := filepath.Join(i.Store.State, "catalogs", "2.3.json")
	got := mustImport(t, i, Request{Source: stored, Name: "copy", Named: true})
	if got.Name != "copy" || got.Source != stored || got.ScopeCount() != 1 {
		t.Errorf("%+v", got.Entry)
	}
}

func TestImporter_Import_invalidNames(t *testing.T) {
	t.Parallel()
	i := importer(t, strings.Replace(openAPI("2.3", 0), `"shelves.read"`, `"shelves.read","a b"`, 1))
	if got := mustImport(t, i, Request{Source: "-"}); !slices.Equal(got.InvalidNames, []string{"a b"}) {
		t.Errorf("left out %q", got.InvalidNames)
	}
}

// TestImporter_Import_checksTheNameFirst: what was typed is rejected before a document is
// read or fetched, also an empty one.
func TestImporter_Import_checksTheNameFirst(t *testing.T) {
	t.Parallel()
	i := importer(t, "")
	i.Stdin = func(context.Context) ([]byte, error) {
		t.Error("the document is read")
		return nil, nil
	}
	_, err := i.Import(t.Context(), Request{Source: "-", Named: true})
	faulttest.Want(t, err, fault.Usage, `"" cannot be the name of a catalogue`)
}

// TestImporter_Import_nameOfTheDocument, which nobody typed.
func TestImporter_Import_nameOfTheDocument(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]string{"2.0": "the name 2.0 is taken", "2/3": `"2/3" cannot be the name of a catalogue`} {
		i := importer(t, openAPI(version, 0))
		_, err := i.Import(t.Context(), Request{Source: "-"})
		faulttest.Want(t, err, fault.Usage, want)
		if names, _ := i.Store.ImportedNames(); len(names) > 0 {
			t.Errorf("%v is stored", names)
		}
	}
}
