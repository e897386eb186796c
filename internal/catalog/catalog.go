// Package catalog is the set of catalogues that jtlctl looks scopes up in:
// those that are built in, published documents that replace and extend them,
// those that a user has imported, and files that one call adds. It decides which
// names they may have, where they are stored, and what a list of scopes shows.
//
// It knows no flags and prints nothing. Package scope knows the content of a
// catalogue.
package catalog

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/sorting"
)

// MaxDocument bounds OpenAPI documents and stored catalogues, in bytes.
const MaxDocument = 32 << 20

// Origin is where a catalogue comes from.
type Origin string

// The origins.
const (
	Builtin  Origin = "built in"
	Updated  Origin = "updated"  // a published document, stored in Store.State
	Imported Origin = "imported" // by the user, stored there too
	File     Origin = "file"     // named for one call, stored nowhere
)

// Entry is a catalogue and its origin. Source and date are the catalogue's.
type Entry struct {
	*scope.Catalog
	Origin Origin
}

// ScopeCount returns how many scopes the catalogue knows.
func (e Entry) ScopeCount() int { return len(scope.NewIndex(e.Catalog).Scopes()) }

// AgeInDays returns how many days ago the catalogue was read, 0 if its date is
// not one.
func (e Entry) AgeInDays(now time.Time) int {
	read, err := time.Parse(time.DateOnly, e.Date)
	if err != nil {
		return 0
	}
	const day = 24 * time.Hour
	return max(0, int(now.UTC().Truncate(day).Sub(read)/day))
}

// Store holds the updated and imported catalogues of a user, one file each.
type Store struct {
	// State is the folder for what cannot be obtained again; "" if the system
	// has none, which matters only for imports.
	State string
}

// Index returns the index of all catalogues and of those in files, which may
// be OpenAPI documents or copies of imported catalogues.
func (s Store) Index(files ...string) (*scope.Index, error) {
	entries, err := s.Entries()
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		c, err := readFile(path)
		if err != nil {
			return nil, err
		}
		if c.Name == "" || slices.ContainsFunc(entries, func(e Entry) bool { return e.Name == c.Name }) {
			c.Name = filepath.Base(path)
		}
		entries = append(entries, Entry{c, File})
	}
	return indexOf(entries), nil
}

func indexOf(entries []Entry) *scope.Index {
	catalogs := make([]*scope.Catalog, 0, len(entries))
	for _, e := range entries {
		catalogs = append(catalogs, e.Catalog)
	}
	return scope.NewIndex(catalogs...)
}

// Entries returns the built-in catalogues and then the stored ones, by version.
// An updated document replaces the built-in one.
func (s Store) Entries() ([]Entry, error) { return s.entries(scope.Decode) }

func (s Store) entries(decode decoder) ([]Entry, error) {
	names, err := s.ImportedNames()
	if err != nil {
		return nil, err
	}
	loaded, errs := make([]*scope.Catalog, len(names)), make([]error, len(names))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			loaded[i], errs[i] = s.read(name, decode)
			return nil
		})
	}
	_ = group.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, err
	}
	var entries []Entry
	for _, c := range scope.Builtin() {
		if !slices.Contains(names, c.Name) {
			entries = append(entries, Entry{c, Builtin})
		}
	}
	for _, c := range loaded {
		if b := builtin(c.Name); b != nil {
			c = c.WithFacts(b)
		}
		origin := Imported
		if c.Published {
			origin = Updated
		}
		entries = append(entries, Entry{c, origin})
	}
	sorting.By(entries, func(a, b Entry) int { return scope.CompareVersions(a.Name, b.Name) })
	return entries, nil
}

// ImportedNames lists the stored catalogues, sorted, damaged ones included.
func (s Store) ImportedNames() ([]string, error) {
	if s.State == "" {
		return nil, nil
	}
	entries, err := disk.ReadFolder(s.folder())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, disk.Fault(fault.Disk, err, "the folder of imported catalogues %s cannot be read", s.folder()).WithHint("%s", disk.OtherHome(err))
	}
	var names []string
	for _, entry := range entries {
		if name, ok := strings.CutSuffix(entry.Name(), ".json"); ok && checkName(name) == nil {
			names = append(names, name)
		}
	}
	return names, nil
}

func (s Store) folder() string { return filepath.Join(s.State, "catalogs") }

// file returns the file of an imported catalogue.
func (s Store) file(name string) (disk.File, error) {
	if s.State == "" {
		return disk.File{}, fault.New(fault.Config, "no folder for catalogues is known on this system").
			WithHint("%s", disk.SetDataFolder())
	}
	return disk.File{Path: filepath.Join(s.folder(), name+".json"), Max: MaxDocument}, nil
}

// decoder decodes a stored catalogue, all of it or a part.
type decoder func(text []byte) (*scope.Catalog, error)

func (s Store) load(name string) (*scope.Catalog, error) { return s.read(name, scope.Decode) }

func (s Store) read(name string, decode decoder) (*scope.Catalog, error) {
	file, err := s.file(name)
	if err != nil {
		return nil, err
	}
	text, err := file.Load()
	if err != nil {
		return nil, unusableError(fault.Disk, name, file.Path, err)
	}
	c, err := decode(text)
	if err != nil {
		return nil, unusableError(fault.Input, name, file.Path, err)
	}
	c.Name = name
	return c, nil
}

func unusableError(kind fault.Kind, name, path string, err error) error {
	return disk.Fault(kind, err, "the imported catalogue %s cannot be used", path).
		WithHint("`jtlctl scope forget %s` removes it; then import the document again", name)
}
