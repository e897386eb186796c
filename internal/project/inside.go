package project

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Inside reports whether a path is no link, or a link to something in the repository of
// a folder, or below the folder if it is in none. What is in a folder such as .git or
// node_modules is not in the repository: it may hold credentials of whoever checked it out.
//
// A repository that somebody else wrote can link to every file of its reader.
func Inside(folder, path string) bool {
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return err == nil
	}
	root, err := filepath.EvalSymlinks(cmp.Or(Root(folder), folder))
	if err != nil {
		return false
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	if root, err = filepath.Abs(root); err == nil {
		target, err = filepath.Abs(target)
	}
	if err != nil {
		return false
	}
	relative, err := filepath.Rel(root, target)
	folders := strings.Split(filepath.Dir(relative), string(filepath.Separator))
	return err == nil && filepath.IsLocal(relative) && !slices.ContainsFunc(folders, IsSkippedFolder)
}

// IsSkippedFolder reports whether a folder of that name has nothing that a project wrote.
func IsSkippedFolder(name string) bool {
	return name == "node_modules" || name == "vendor" || strings.HasPrefix(name, ".") && name != "."
}
