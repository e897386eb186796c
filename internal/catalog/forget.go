package catalog

import (
	"errors"
	"io/fs"
	"os"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Forget removes an imported catalogue, damaged or not.
func (s Store) Forget(name string) error {
	if isBuiltin(name) {
		return fault.New(fault.Usage, "the catalogue %s is built in and cannot be removed", name)
	}
	names, err := s.ImportedNames()
	if err != nil {
		return err
	}
	if err := checkName(name); err != nil {
		return fault.New(fault.Usage, "there is no imported catalogue %q", name)
	}
	file, err := s.file(name)
	if err != nil {
		return err
	}
	switch err := os.Remove(file.Path); {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Usage, "there is no imported catalogue %q%s", name, suggest.Question(name, names)).
			WithHint("`jtlctl scope list --catalogs` lists them")
	case err != nil:
		return disk.Fault(fault.Disk, err, "the catalogue %s cannot be removed", file.Path)
	}
	return nil
}
