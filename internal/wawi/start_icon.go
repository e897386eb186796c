package wawi

import (
	"encoding/base64"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// startIconName is the picture that Start names.
const startIconName = "icon.png"

// startIcon is a grey PNG of 64 by 64 pixels: JTL documents the icon as required, so
// that a file to begin with needs one.
const startIcon = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKklEQVR42u3MQREAAAwCIPunMaIh9ttBANKjCAQCgUAgEAgEAoFAIPgeDE0rAKYtm3lkAAAAAElFTkSuQmCC"

// IsStart reports whether a picture is still that of the example.
func (p Picture) IsStart() bool { return p.Base64 == startIcon }

// writeStartIcon writes the picture of the example into a folder. One that is there
// already is used.
func writeStartIcon(folder string) (path string, err error) {
	path = filepath.Join(folder, startIconName)
	content, err := base64.StdEncoding.DecodeString(startIcon)
	if err != nil {
		return "", err
	}
	const shared = 0o644 // as the file that names it
	switch err := disk.Create(path, content, shared); {
	case errors.Is(err, fs.ErrExist):
		return "", nil
	case err != nil:
		return "", disk.Fault(fault.Disk, err, "%s cannot be written", path)
	}
	return path, nil
}
