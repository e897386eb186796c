package infer

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

// Paths are folders and files, as patterns: * and ? are in a name, ** is any number of
// folders. A folder is all that is below it.
type Paths []string

// ParsePaths checks patterns that a user wrote.
func ParsePaths(patterns []string) (Paths, error) {
	var all Paths
	for _, text := range patterns {
		p := path.Clean(filepath.ToSlash(text))
		if _, err := path.Match(p, ""); err != nil || text == "" {
			return nil, fault.New(fault.Usage, "%q is not a pattern for paths", text).WithHint("such as src/plugins or 'src/**/export'")
		}
		all = append(all, p)
	}
	return all, nil
}

// Has reports whether a file is one of them, or below one.
func (p Paths) Has(file string) bool {
	parts := strings.Split(file, "/")
	for _, pattern := range p {
		if pattern == "." || textutil.MatchSegments(append(strings.Split(pattern, "/"), "**"), parts) {
			return true
		}
	}
	return false
}

// hold reports whether all of some evidence is in them.
func (p Paths) hold(evidence []Evidence) bool {
	for _, e := range evidence {
		if !p.Has(e.File) {
			return false
		}
	}
	return len(p) > 0 && len(evidence) > 0
}
