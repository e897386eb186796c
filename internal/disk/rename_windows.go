package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

func rename(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) })
}

func remove(path string) error {
	return patiently(func() error { return os.Remove(path) })
}

// open opens a file to read it, also if another process replaces it at this moment.
func open(path string) (file *os.File, err error) {
	err = patiently(func() (err error) {
		file, err = os.Open(path)
		return err
	})
	return file, err
}

// patiently tries a few times: Windows refuses while another process has the
// file open, if only to read it for a moment.
func patiently(try func() error) error {
	const attempts, pause = 20, 5 * time.Millisecond
	var err error
	for range attempts {
		err = try()
		if !errors.Is(err, windows.ERROR_ACCESS_DENIED) && !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			return err
		}
		time.Sleep(pause) //nolint:forbidigo // there is nothing to wait on but the other process
	}
	return err
}
