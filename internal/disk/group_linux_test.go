package disk

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestHasAccessList: with an access list the rights of the group are the most
// that anybody in the list has, whoever is in the group.
func TestHasAccessList(t *testing.T) {
	t.Parallel()
	file := made(t, filepath.Join(lab(t), "f"), 0o660)
	if hasAccessList(file) {
		t.Fatal("a file without an access list has one")
	}
	if !hasAccessList(filepath.Join(file, "missing")) {
		t.Error("what cannot be looked at has none")
	}
	err := syscall.Setxattr(file, "system.posix_acl_access", accessList(), 0)
	if errors.Is(err, syscall.ENOTSUP) {
		t.Skip("this file system has no access lists")
	}
	must(t, err)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o660 {
		t.Fatalf("%v, %v", info, err)
	}
	if !hasAccessList(file) {
		t.Error("the access list is not seen")
	}
	private := func(int, int) bool { return true }
	if info, err := os.Stat(file); err != nil || accessOf(file, info, private).PrivateGroup {
		t.Errorf("another user can write it, %v", err)
	}
}

// accessList lets user 65534 read and write (linux/posix_acl_xattr.h).
func accessList() []byte {
	const version, undefined = 2, ^uint32(0)
	list := binary.LittleEndian.AppendUint32(nil, version)
	for _, entry := range []struct {
		tag, rights uint16
		id          uint32
	}{{0x01, 6, undefined}, {0x02, 6, 65534}, {0x04, 0, undefined}, {0x10, 6, undefined}, {0x20, 0, undefined}} {
		list = binary.LittleEndian.AppendUint16(list, entry.tag)
		list = binary.LittleEndian.AppendUint16(list, entry.rights)
		list = binary.LittleEndian.AppendUint32(list, entry.id)
	}
	return list
}
