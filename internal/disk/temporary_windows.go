package disk

import (
	"os"
	"time"
)

// closedFor is longer than a writer takes from closing its file to having renamed
// it, which Windows allows only then.
const closedFor = time.Minute

// holdTemporary has nothing to do: Windows removes no file that is open.
func holdTemporary(*os.File) (release func(), ok bool) { return func() {}, true }

// removeAbandoned removes a temporary file whose writer has ended, and reports
// whether it did.
func removeAbandoned(name string) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) < closedFor {
		return false
	}
	return os.Remove(name) == nil
}
