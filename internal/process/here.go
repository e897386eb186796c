package process

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jtlctl/jtlctl/internal/quote"
)

// isHere reports whether a name is that of a program in the current folder. It is
// not executed by its name: somebody else may have put it there.
func isHere(name string) bool {
	if name == "" || filepath.Base(name) != name {
		return false
	}
	endings := []string{""}
	if runtime.GOOS == "windows" {
		endings = append(endings, filepath.SplitList(os.Getenv("PATHEXT"))...)
	}
	for _, ending := range endings {
		info, err := os.Stat(name + ending) //nolint:gosec // the user names the program, and it has no folder
		if err == nil && info.Mode().IsRegular() && (runtime.GOOS == "windows" || info.Mode()&fs.ModePerm&0o111 != 0) {
			return true
		}
	}
	return false
}

// typed returns the words of a command as they are typed in the usual shell of a
// system, the first as a path of the current folder.
func typed(system string, args []string) string {
	prefix := "./"
	if system == "windows" {
		prefix = `.\`
	}
	words := []string{quote.Typed(system, prefix+args[0])}
	for _, arg := range args[1:] {
		words = append(words, quote.Typed(system, arg))
	}
	return strings.Join(words, " ")
}

// shellOf is how the usual shell of a system is told what to run.
func shellOf(system string) string {
	if system == "windows" {
		return "cmd /c"
	}
	return "sh -c"
}
