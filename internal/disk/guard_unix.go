//go:build unix

package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Guard reports what others can do with a file that is read for a purpose: nil
// if it is as it should be, or is neither a file, a folder nor a pipe with a
// name. Symbolic links are followed first; the folder of the file and the
// folder of each link count. Of a file that is missing the folders count.
func Guard(path string, purpose Purpose) *Exposed {
	return guardFor(os.Getuid(), isPrivateGroup, path, purpose)
}

// guardFor is Guard for a user. private reports whether nobody but a user is in
// a group.
func guardFor(user int, private func(user, group int) bool, path string, purpose Purpose) *Exposed {
	target, found := resolveLinks(path)
	file := location{target, Access{Owner: user}}
	if info, err := os.Stat(path); err == nil {
		if kind := info.Mode().Type(); kind != 0 && kind != fs.ModeDir && kind != fs.ModeNamedPipe {
			return nil
		}
		file.Access = accessOf(path, info, private)
	}
	var folders []location
	for _, folder := range found {
		if info, err := os.Lstat(folder); err == nil {
			folders = append(folders, location{folder, accessOf(folder, info, private)})
		}
	}
	return guard(file, folders, user, purpose)
}

// accessOf leaves out to look at the group if it has no rights.
func accessOf(path string, info fs.FileInfo, private func(user, group int) bool) Access {
	const groupRights = 0o070
	access := Access{Owner: os.Getuid(), Mode: info.Mode(), ReadOnly: readOnly(path)}
	if stat, ok := info.Sys().(*syscall.Stat_t); ok {
		access.Owner = int(stat.Uid)
		access.PrivateGroup = info.Mode()&groupRights != 0 && private(access.Owner, int(stat.Gid)) && !hasAccessList(path)
	}
	return access
}

// resolveLinks follows the links of a path as the system does. It returns what the
// path leads to, and the folders that hold this and each link.
func resolveLinks(path string) (target string, folders []string) {
	const maxLinks = 255 // more than any system follows
	if here, err := os.Getwd(); err == nil && !filepath.IsAbs(path) {
		path = here + "/" + path
	}
	at, rest := "/", strings.Split(path, "/")
	for links := 0; len(rest) > 0 && links < maxLinks; {
		name := rest[0]
		rest = rest[1:]
		switch name {
		case "", ".":
			continue
		case "..":
			at = filepath.Dir(at)
			continue
		}
		next := filepath.Join(at, name)
		destination, err := os.Readlink(next)
		if err != nil { // not a link
			at = next
			continue
		}
		links++
		folders = append(folders, at)
		if filepath.IsAbs(destination) {
			at = "/"
		}
		rest = append(strings.Split(destination, "/"), rest...)
	}
	if folder := filepath.Dir(at); !slices.Contains(folders, folder) {
		folders = append(folders, folder)
	}
	return at, folders
}
