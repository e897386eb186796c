package catalog

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func namesOf(entries []Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.Name+" "+string(e.Origin))
	}
	return strings.Join(all, ", ")
}

func TestStore_Entries(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	mustImport(t, i, Request{Source: "-"})
	mustImport(t, i, Request{Source: "-", Name: "2.0-beta", Named: true})
	// What jtlctl did not write is not its catalogue.
	// Some versions of Windows open a device by this name.
	if err := os.WriteFile(filepath.Join(i.Store.State, "catalogs", "con.json"), []byte("{}"), 0o600); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(i.Store.State, "catalogs", "notes.txt"), "")
	entries, err := i.Store.Entries()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := namesOf(entries), "1.0 built in, 2.0 built in, 2.0-beta imported, 2.3 imported"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	last := entries[3]
	if last.Source != "standard input" || last.Date != "2027-01-16" || last.ScopeCount() != 1 || len(last.Operations) != 1 {
		t.Errorf("%+v", last)
	}
}

func TestStore_Entries_damaged(t *testing.T) {
	t.Parallel()
	s := Store{State: t.TempDir()}
	path := writeFile(t, filepath.Join(s.State, "catalogs", "2.3.json"), "<html>")
	_, err := s.Entries()
	faulttest.Want(t, err, fault.Input, "the imported catalogue "+path+" cannot be used: it is damaged: ")
	if hint := fault.From(err).Hint; !strings.HasPrefix(hint, "`jtlctl scope forget 2.3` removes it") {
		t.Errorf("hint %q", hint)
	}
	if names, err := s.ImportedNames(); err != nil || !slices.Equal(names, []string{"2.3"}) {
		t.Errorf("a damaged one must be listed, to be removed: %v, %v", names, err)
	}
}

// TestStore_withoutState: look-ups need no folder.
func TestStore_withoutState(t *testing.T) {
	t.Parallel()
	i := importer(t, openAPI("2.3", 0))
	i.Store.State = ""
	if entries, err := i.Store.Entries(); err != nil || len(entries) != 2 {
		t.Errorf("%s, %v", namesOf(entries), err)
	}
	const want = "no folder for catalogues is known on this system"
	faulttest.Want(t, i.Store.Forget("2.3"), fault.Config, want)
	_, err := i.Import(t.Context(), Request{Source: "-"})
	faulttest.Want(t, err, fault.Config, want)
}

func TestStore_Entries_folderIsAFile(t *testing.T) {
	t.Parallel()
	s := Store{State: t.TempDir()}
	writeFile(t, filepath.Join(s.State, "catalogs"), "")
	_, err := s.Entries()
	faulttest.Want(t, err, fault.Disk, "the folder of imported catalogues "+filepath.Join(s.State, "catalogs")+" cannot be read")
}

// TestStore_Index: a document, a copy of an imported catalogue, and names that are
// taken.
func TestStore_Index(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	fresh := writeFile(t, filepath.Join(folder, "fresh.json"), openAPI("2.3", 0))
	parsed, err := readFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if parsed.Source != fresh {
		t.Errorf("source %q", parsed.Source)
	}
	text, err := parsed.Encode()
	if err != nil {
		t.Fatal(err)
	}
	copied := writeFile(t, filepath.Join(folder, "copy.json"), string(text))
	taken := writeFile(t, filepath.Join(folder, "mine.json"), openAPI("2.0", 0))
	index, err := Store{}.Index(fresh, copied, taken)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := index.Find("shelves.read")
	if got := strings.Join(s.Catalogs, " "); got != "2.3 copy.json mine.json" {
		t.Errorf("got %q", got)
	}
}
