package disk

import (
	"os"
	"path/filepath"
	"strings"
)

// Expand returns the files that match a pattern which no shell has expanded: cmd.exe
// expands none. A path that exists is returned as it is, and so is one without any of
// *, ? and [. It returns nothing if nothing matches.
func Expand(path string) []string {
	if !strings.ContainsAny(path, "*?[") {
		return []string{path}
	}
	if _, err := os.Stat(path); err == nil {
		return []string{path}
	}
	matches, _ := filepath.Glob(path)
	return matches
}
