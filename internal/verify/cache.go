package verify

import (
	"os"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// guardedFile caches a key set. It does not read what others can have written:
// the keys decide which tokens are valid.
type guardedFile struct {
	disk.File
	warn   func(format string, args ...any)
	warned bool
}

func (f *guardedFile) Load() ([]byte, error) {
	if _, err := os.Lstat(f.Path); err != nil {
		return nil, err
	}
	exposed := disk.Guard(f.Path, disk.Settings)
	if exposed == nil {
		return f.File.Load()
	}
	if !f.warned {
		f.warned = true
		f.warn("the cached key set is ignored and replaced: %v; %s", exposed, exposed.Hint())
	}
	return nil, exposed
}
