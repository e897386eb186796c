package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

// maxDocument bounds OpenAPI documents and stored catalogues, in bytes.
const maxDocument = 32 << 20

// scopes is the index of the built-in catalogues, the imported ones and those
// of files, which may be OpenAPI documents or copies of imported catalogues.
func (a *app) scopes(extraFiles ...string) (*scope.Index, error) {
	catalogs, err := a.catalogs()
	if err != nil {
		return nil, err
	}
	for _, path := range extraFiles {
		c, err := catalogFile(path)
		if err != nil {
			return nil, err
		}
		if _, taken := findCatalog(catalogs, c.Name); taken {
			c.Name = filepath.Base(path)
		}
		catalogs = append(catalogs, c)
	}
	return scope.NewIndex(catalogs...), nil
}

// catalogs are the built-in and the imported catalogues.
func (a *app) catalogs() ([]*scope.Catalog, error) {
	names, err := a.importedNames()
	if err != nil {
		return nil, err
	}
	catalogs := scope.Builtin()
	for _, name := range names {
		c, err := a.importedCatalog(name)
		if err != nil {
			return nil, err
		}
		catalogs = append(catalogs, c)
	}
	return catalogs, nil
}

func findCatalog(catalogs []*scope.Catalog, name string) (*scope.Catalog, bool) {
	i := slices.IndexFunc(catalogs, func(c *scope.Catalog) bool { return c.Name == name })
	if i < 0 {
		return nil, false
	}
	return catalogs[i], true
}

func isBuiltin(name string) bool {
	_, ok := findCatalog(scope.Builtin(), name)
	return ok
}

// importedNames lists the imported catalogues, sorted.
func (a *app) importedNames() ([]string, error) {
	if a.roots.State == "" {
		return nil, nil
	}
	folder := filepath.Join(a.roots.State, "catalogs")
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.Disk, "the folder of imported catalogues %s cannot be read: %v", folder, disk.Cause(err)).Because(err)
	}
	var names []string
	for _, entry := range entries {
		if name, ok := strings.CutSuffix(entry.Name(), ".json"); ok && checkCatalogName(name) == nil {
			names = append(names, name)
		}
	}
	return names, nil
}

// catalogStore is the file of an imported catalogue.
func (a *app) catalogStore(name string) (disk.File, error) {
	if a.roots.State == "" {
		return disk.File{}, fault.New(fault.Config, "the system tells no folder to keep catalogues in").
			WithHint("set HOME or XDG_STATE_HOME (on Windows LocalAppData)")
	}
	return disk.File{Path: filepath.Join(a.roots.State, "catalogs", name+".json"), Max: maxDocument}, nil
}

func (a *app) importedCatalog(name string) (*scope.Catalog, error) {
	file, err := a.catalogStore(name)
	if err != nil {
		return nil, err
	}
	text, err := file.Load()
	if err != nil {
		return nil, unusableCatalog(fault.Disk, name, file.Path, disk.Cause(err))
	}
	c, err := scope.Decode(text)
	if err != nil {
		return nil, unusableCatalog(fault.Input, name, file.Path, err)
	}
	c.Name = name
	return c, nil
}

func unusableCatalog(kind fault.Kind, name, path string, err error) error {
	return fault.New(kind, "the imported catalogue %s cannot be used: %v", path, err).
		WithHint("`jtlctl scope forget %s` removes it; then import the document again", name).Because(err)
}

// catalogFile reads an OpenAPI document or a copy of an imported catalogue.
func catalogFile(path string) (*scope.Catalog, error) {
	text, err := readDocument(path)
	if err != nil {
		return nil, err
	}
	c, err := parseCatalog(path, text)
	if err == nil && c.Source == "" {
		c.Source = path
	}
	return c, err
}

func parseCatalog(source string, text []byte) (*scope.Catalog, error) {
	read := scope.Parse
	if scope.IsStored(text) {
		read = scope.Decode
	}
	c, err := read(text)
	if err != nil {
		f := fault.From(err)
		return nil, fault.New(f.Kind, "%s cannot be used as a catalogue: %s", source, f.Message).WithHint("%s", f.Hint).Because(err)
	}
	return c, nil
}

func readDocument(path string) ([]byte, error) {
	if path == "" {
		return nil, fault.New(fault.Input, "the name of a file is empty").WithHint("perhaps a variable of the shell is not set")
	}
	text, err := disk.ReadNamed(path, maxDocument)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.Input, "there is no file %s", path).
			WithHint("name an OpenAPI document, as JSON or YAML").Because(err)
	case errors.Is(err, disk.ErrTooLarge):
		return nil, fault.New(fault.Input, "%s is larger than %d MiB, which no OpenAPI document of the platform is", path, maxDocument>>20).Because(err)
	case err != nil:
		return nil, fault.New(fault.Input, "%s cannot be read: %v", path, disk.Cause(err)).Because(err)
	}
	return disk.Text(text), nil
}

// checkCatalogName refuses what could not be a file name everywhere.
func checkCatalogName(name string) error {
	const (
		longest    = 64
		characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
		signs      = "._-"
	)
	switch {
	case name == "", len(name) > longest, strings.Trim(name, characters+signs) != "", strings.Trim(name, signs) != name:
		return fault.New(fault.Usage, "%q cannot be the name of a catalogue", name).
			WithHint("--name takes up to %d letters, digits, dots, hyphens and underscores, such as 2.3", longest)
	case isDevice(name):
		return fault.New(fault.Usage, "%q cannot be the name of a catalogue: Windows keeps it for a device", name).
			WithHint("choose another with --name, such as 2.3")
	}
	return nil
}

// isDevice knows the names that Windows opens a device for, whatever follows
// after a dot.
func isDevice(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	switch name {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	port, numbered := strings.CutPrefix(name, "COM")
	if !numbered {
		port, numbered = strings.CutPrefix(name, "LPT")
	}
	return numbered && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}
