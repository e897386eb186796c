package catalog

import (
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// Forget removes a stored catalogue, damaged or not. If it had replaced a
// built-in one, that is used again.
func (s Store) Forget(name string) error {
	names, err := s.ImportedNames()
	if err != nil {
		return err
	}
	if isBuiltin(name) && !slices.Contains(names, name) {
		return fault.New(fault.Usage, "the catalogue %s is built in and cannot be removed", name)
	}
	if err := checkName(name); err != nil {
		return fault.New(fault.Usage, "there is no imported catalogue %q", name)
	}
	err = s.remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Usage, "there is no imported catalogue %q%s", name, suggest.Question(name, names)).
			WithHint("`jtlctl scope list --catalogs` lists them")
	}
	return err
}

// remove removes the files of a stored catalogue.
func (s Store) remove(name string) error {
	file, err := s.file(name)
	if err != nil {
		return err
	}
	if err := os.Remove(file.Path); err != nil {
		return disk.Fault(fault.Disk, err, "the catalogue %s cannot be removed", file.Path)
	}
	return s.removeAnswers(name)
}
