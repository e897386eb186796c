package catalog

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// AnyAPI selects every catalogue, so that none can have it as its name.
const AnyAPI = "any"

func isBuiltin(name string) bool { return builtin(name) != nil }

// checkImportName rejects names that are taken. File systems of Windows and
// macOS ignore letter case.
func (s Store) checkImportName(name string) error {
	if isBuiltin(name) || strings.EqualFold(name, AnyAPI) {
		return fault.New(fault.Usage, "the name %s is taken by a built-in catalogue", name).
			WithHint("choose another with --name, such as %s-imported", name)
	}
	names, err := s.ImportedNames()
	if err != nil {
		return err
	}
	for _, other := range names {
		if other != name && strings.EqualFold(other, name) {
			return fault.New(fault.Usage, "the catalogue %s already exists, and %s differs from it only in letter case", other, name).
				WithHint("--name %s replaces it; otherwise choose another name", other)
		}
	}
	return checkName(name)
}

// checkName rejects what is not a valid file name on every system.
func checkName(name string) error {
	const (
		longest    = 64
		characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
		signs      = "._-"
	)
	switch {
	case name == "", len(name) > longest, strings.Trim(name, characters+signs) != "", strings.Trim(name, signs) != name:
		return fault.New(fault.Usage, "%q cannot be the name of a catalogue", name).
			WithHint("--name may have up to %d letters, digits, dots, hyphens and underscores, such as 2.3", longest)
	case disk.IsDeviceName(name):
		return fault.New(fault.Usage, "%q cannot be the name of a catalogue: it is reserved by Windows", name).
			WithHint("choose another with --name, such as 2.3")
	}
	return nil
}
