package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// Fault returns a fault of a kind that says what could not be done, such as
// "the icon a.png cannot be read", and the cause. The error is kept for
// errors.Is. An input that was interrupted, such as standard input while Ctrl-C was
// pressed, has nothing wrong with it.
func Fault(kind fault.Kind, err error, format string, args ...any) *fault.Error {
	if fault.From(err).Kind == fault.Interrupted {
		return fault.New(fault.Interrupted, "interrupted").WithCause(err)
	}
	return fault.New(kind, "%s: %v", fmt.Sprintf(format, args...), Cause(err)).WithCause(err)
}

// Cause returns what went wrong, in plain words and without the operation
// and the path around it.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	switch {
	case errors.As(err, &call):
		return Plain(call.Err)
	case errors.As(err, &path):
		return Plain(path.Err)
	case errors.As(err, &link):
		return Plain(link.Err)
	}
	return Plain(err)
}
