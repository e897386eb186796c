package console

import (
	"io"
	"io/fs"
	"os"
)

// hasData reports whether a pipe, a socket or a regular file has bytes that nobody
// has read. It reads none and does not wait, so that a pipe that is silent has none.
// A terminal and a device have none either: what is typed there is for the next
// program.
func hasData(file *os.File) bool {
	info, err := file.Stat()
	if err != nil {
		return false // it is closed
	}
	switch {
	case info.Mode().IsRegular():
		at, err := file.Seek(0, io.SeekCurrent)
		return err == nil && at < info.Size()
	case info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0:
		return readable(file.Fd()) > 0
	}
	return false
}
