package disktest

import (
	"io/fs"
	"os"
	"testing"
)

// Symlink makes a symbolic link, or skips the test if none can be made: on Windows
// they need a right, and Wine says that it made one and did not. It is a variable as
// those of faulttest are.
var Symlink = func(t testing.TB, target, link string) {
	t.Helper()
	err := os.Symlink(target, link)
	info, gone := os.Lstat(link)
	if err != nil || gone != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Skipf("this system makes no symbolic links: %v, %v", err, gone)
	}
}
