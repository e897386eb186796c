package disk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFault(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "100%.png")
	_, err := os.ReadFile(path)
	f := Fault(fault.Input, err, "the icon %s cannot be read", path)
	if want := "the icon " + path + " cannot be read: " + Plain(syscall.ENOENT).Error(); f.Message != want {
		t.Errorf("got %q, want %q", f.Message, want)
	}
	if f.Kind != fault.Input || !errors.Is(f, fs.ErrNotExist) {
		t.Errorf("kind %s, cause %v", f.Kind, errors.Unwrap(f))
	}
	if f := Fault(fault.Input, context.Canceled, "standard input cannot be read"); f.Kind != fault.Interrupted || f.Message != "interrupted" {
		t.Errorf("interrupted: %s, %q", f.Kind, f.Message)
	}
}

func TestCause(t *testing.T) {
	t.Parallel()
	cause := errors.New("no space")
	for _, err := range []error{
		cause,
		&fs.PathError{Op: "write", Path: "/a", Err: cause},
		&os.LinkError{Op: "rename", Old: "/a", New: "/b", Err: cause},
		&fs.PathError{Op: "write", Path: "/a", Err: &os.SyscallError{Syscall: "write", Err: cause}},
	} {
		if got := Cause(err); got != cause { //nolint:errorlint // the identity is what counts
			t.Errorf("%v: got %v", err, got)
		}
	}
}
