package disk

import (
	"os"
	"path/filepath"
)

// Replace puts other content into a file of the user's that exists, in one
// step and with the mode that it has. A link stays a link.
func Replace(path string, content []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	if err := checkWritable(target); err != nil {
		return err
	}
	return writeAtomic(target, content, info.Mode().Perm())
}

// checkWritable refuses a file that its owner protected from writing, which a
// rename would not mind.
func checkWritable(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return file.Close()
}
