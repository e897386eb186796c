package secret

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
)

// HelperNames lists the credential helpers in the folders of a PATH, by what comes after
// HelperPrefix.
func HelperNames(path string) []string {
	var names []string
	for _, folder := range filepath.SplitList(path) {
		if folder == "" {
			continue // the working folder may be anybody's
		}
		entries, err := disk.ReadFolder(folder)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			name, ok := strings.CutPrefix(strings.TrimSuffix(entry.Name(), ".exe"), helperProgram)
			if ok && isProgram(name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
