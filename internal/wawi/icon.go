package wawi

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// MaxIcon bounds the picture of an app in bytes. What JTL-Wawi itself takes is
// not published; a request has to stay one.
const MaxIcon = 512 << 10

// Picture is an icon as the request carries it.
type Picture struct {
	Base64 string
	Kind   string // PNG or JPEG
	Bytes  int
	Path   string // "" if it was in the application file itself
}

// LoadIcon finds the picture that an application file names: a path next to
// that file, or base64.
//
// Many apps in the field have none, and no JTL-Wawi was seen to reject them: ""
// is the empty picture.
func LoadIcon(value, folder string) (Picture, error) {
	if strings.TrimSpace(value) == "" {
		return Picture{}, nil
	}
	encoded := value
	if strings.HasPrefix(value, "data:") {
		_, encoded, _ = strings.Cut(value, ",") // the request must not carry the prefix
	}
	if raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), "")); err == nil && kindOf(raw) != "" {
		return picture(raw, "")
	}
	if strings.HasPrefix(value, "data:") {
		return Picture{}, fault.New(fault.Input, "AppIcon is not a picture: what follows its data: prefix is no PNG or JPEG in base64").
			WithHint("name the file of the picture instead")
	}
	const longestPath = 1024
	if len(value) > longestPath {
		return Picture{}, fault.New(fault.Input, "AppIcon is neither the path of a file nor a PNG or JPEG in base64").
			WithHint("name the file of the picture; jtlctl encodes it")
	}
	path := value
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	raw, err := disk.File{Path: path, Max: MaxIcon}.Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Picture{}, fault.New(fault.Input, "the icon %s is not there", path).
			WithHint("AppIcon names a PNG or JPEG, relative to the application file").WithCause(err)
	case errors.Is(err, disk.ErrTooLarge):
		return Picture{}, fault.New(fault.Input, "the icon %s is larger than %d KiB", path, MaxIcon>>10).
			WithHint("an icon needs few pixels: make it smaller").WithCause(err)
	case err != nil:
		return Picture{}, disk.Fault(fault.Input, err, "the icon %s cannot be read", path)
	}
	if kindOf(raw) == "" {
		return Picture{}, fault.New(fault.Input, "the icon %s is neither PNG nor JPEG", path).WithHint("save it as PNG")
	}
	return picture(raw, path)
}

func picture(raw []byte, path string) (Picture, error) {
	if len(raw) > MaxIcon {
		return Picture{}, fault.New(fault.Input, "the icon is larger than %d KiB", MaxIcon>>10).
			WithHint("an icon needs few pixels: make it smaller")
	}
	return Picture{base64.StdEncoding.EncodeToString(raw), kindOf(raw), len(raw), path}, nil
}

// kindOf recognizes a picture by its first bytes.
func kindOf(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\x89PNG\r\n\x1a\n")):
		return "PNG"
	case bytes.HasPrefix(raw, []byte("\xff\xd8\xff")):
		return "JPEG"
	}
	return ""
}
