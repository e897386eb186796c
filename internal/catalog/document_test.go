package catalog

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestReadFile_rejects(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, c := range map[string]struct{ path, want string }{
		"nothing":      {"", "the file name is empty"},
		"missing":      {filepath.Join(folder, "missing.json"), "there is no file " + filepath.Join(folder, "missing.json")},
		"a folder":     {folder, folder + " cannot be read"},
		"another JSON": {writeFile(t, filepath.Join(folder, "no.json"), "{}"), "no.json cannot be used as a catalogue: "},
		"half a copy":  {writeFile(t, filepath.Join(folder, "half.json"), `{"jtlctl_catalog":1}`), "half.json cannot be used as a catalogue: "},
		"too large":    {writeFile(t, filepath.Join(folder, "large.json"), openAPI("2.3", MaxDocument)), "large.json is larger than 32 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readFile(c.path)
			if fault.From(err).Kind != fault.Input || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}
