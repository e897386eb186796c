package lint

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/project"
)

// Places names files for readers that have the repository and not this machine: code
// scanning, build servers, merge requests. The zero value leaves every path as it is.
type Places struct {
	root string // of the repository that jtlctl runs in or all files are in, else the folder that it runs in
}

// PlacesOf are those of a run that names some files.
func PlacesOf(files []string) Places {
	folder, err := os.Getwd()
	if err != nil {
		return Places{}
	}
	if root := project.Root(folder); root != "" {
		return Places{root}
	}
	// A build server may run jtlctl next to what it has checked out.
	root := ""
	for i, file := range files {
		other := project.Root(filepath.Dir(file))
		if i > 0 && other != root {
			return Places{folder}
		}
		root = other
	}
	return Places{cmp.Or(root, folder)}
}

func named(files []*File) []string {
	paths := make([]string, len(files))
	for i, file := range files {
		paths[i] = file.Path
	}
	return paths
}

// Of returns the path of a file from the root, however the user named it; that of a file
// that is not below the root is absolute.
func (p Places) Of(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil || p.root == "" || path == "" || path == StdinName {
		return path
	}
	if inside, ok := below(p.root, absolute); ok {
		return inside
	}
	root, err := filepath.EvalSymlinks(p.root)
	if err != nil {
		return absolute
	}
	real, err := filepath.EvalSymlinks(filepath.Dir(absolute))
	if err != nil {
		return absolute
	}
	if inside, ok := below(root, filepath.Join(real, filepath.Base(absolute))); ok {
		return inside
	}
	return absolute
}

// below returns the path of a file from a folder, if it is in there.
func below(folder, path string) (string, bool) {
	inside, err := filepath.Rel(folder, path)
	return inside, err == nil && inside != ".." && !strings.HasPrefix(inside, ".."+string(filepath.Separator))
}
