package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

func rename(from, to string) error {
	return patiently(untilReadersAreDone, func() error { return os.Rename(from, to) })
}

func remove(path string) error {
	return patiently(untilReadersAreDone, func() error { return os.Remove(path) })
}

// open opens a file to read it, also if another process replaces it at this moment.
func open(path string) (file *os.File, err error) {
	err = patiently(untilReplaced, func() (err error) {
		file, err = os.Open(path)
		return err
	})
	return file, err
}

// How long is tried in all. A reader that gets no processor keeps a file open for as
// long, and what was to be written would be lost; who only reads learns sooner that
// access is denied.
const (
	untilReplaced       = 500 * time.Millisecond
	untilReadersAreDone = 5 * time.Second
)

// patiently tries again and again: Windows refuses while another process has the
// file open, if only to read it for a moment.
func patiently(limit time.Duration, try func() error) error {
	const pause = 5 * time.Millisecond
	for end := time.Now().Add(limit); ; {
		err := try()
		busy := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !busy || time.Now().After(end) {
			return err
		}
		time.Sleep(pause) //nolint:forbidigo // there is nothing to wait on but the other process
	}
}
