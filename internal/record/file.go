package record

import (
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// File appends entries to a file. Many may do so at once.
type File struct {
	path string
	to   io.WriteCloser

	mu sync.Mutex
	// torn is true if the last line in the file may have been cut off.
	torn bool
}

// Open opens the file for entries: a new one with mode 0600, or one that exists,
// whose content is kept. A link is refused.
func Open(path string) (*File, error) {
	file, whole, err := disk.OpenAppend(path)
	switch {
	case errors.Is(err, disk.ErrNotRegular):
		return nil, disk.Fault(fault.Usage, err, "requests cannot be recorded in %s", path).
			WithHint("name a file, and not a link, a folder or a pipe")
	case err != nil:
		return nil, disk.Fault(fault.Disk, err, "requests cannot be recorded in %s", path).
			WithHint("name a file that you may write, in a folder that exists")
	}
	return &File{path: path, to: file, torn: !whole}, nil
}

// Path is the file.
func (f *File) Path() string { return f.path }

// Add appends an entry with one write.
func (f *File) Add(e Entry) error {
	if e.Scopes == nil {
		e.Scopes = []string{}
	}
	e.Time = e.Time.UTC().Truncate(time.Millisecond)
	line, err := json.Marshal(e)
	if err != nil {
		return fault.New(fault.Internal, "a request cannot be recorded: %v", err).WithCause(err)
	}
	line = append(line, '\n')
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.torn {
		line = append([]byte{'\n'}, line...)
	}
	if n, err := f.to.Write(line); err != nil {
		f.torn = f.torn || n > 0
		return disk.Fault(fault.Disk, err, "a request cannot be recorded in %s", f.path).WithHint("is the disk full?")
	}
	f.torn = false
	return nil
}

// Close closes the file.
func (f *File) Close() error { return f.to.Close() }
