package disk

import (
	"errors"
	"syscall"
)

// isPrivateGroup looks only into the files of this machine: users and groups of
// a network are not in them, and who is in such a group is not known.
func isPrivateGroup(user, group int) bool {
	const maxTable = 1 << 20 // bytes
	passwd, badPasswd := File{Path: "/etc/passwd", Max: maxTable}.Load()
	groups, badGroups := File{Path: "/etc/group", Max: maxTable}.Load()
	return errors.Join(badPasswd, badGroups) == nil && privateGroup(user, group, string(passwd), string(groups))
}

// hasAccessList reports whether an access list (acl(5), nfs4_acl(5)) gives rights
// to others than the mode says: with one, the group of the mode is the most that
// anybody in the list has.
func hasAccessList(path string) bool {
	for _, name := range []string{"system.posix_acl_access", "system.nfs4_acl"} {
		_, err := syscall.Getxattr(path, name, nil)
		if !errors.Is(err, syscall.ENODATA) && !errors.Is(err, syscall.ENOTSUP) {
			return true
		}
	}
	return false
}
