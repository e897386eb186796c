package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// rename tries a few times: Windows refuses while another process has the
// file open, if only to read it for a moment.
func rename(from, to string) error {
	const attempts, pause = 20, 5 * time.Millisecond
	var err error
	for range attempts {
		err = os.Rename(from, to)
		if !errors.Is(err, windows.ERROR_ACCESS_DENIED) && !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			return err
		}
		time.Sleep(pause) //nolint:forbidigo // there is nothing to wait on but the other process
	}
	return err
}
