package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestRemedy(t *testing.T) {
	t.Parallel()
	denied := &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}
	for name, test := range map[string]struct {
		err  error
		want string
		not  string
	}{
		"access denied": {denied, "the rights of the file", "room"},
		"a folder gone": {&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "whether the folder is still there", "room"},
		"anything":      {errors.New("x"), "look at the disk", ""},
	} {
		if got := Remedy(test.err); !strings.Contains(got, test.want) || test.not != "" && strings.Contains(got, test.not) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestWindowsWords: what Windows says in its own language and for programmers is
// said in plain words.
func TestWindowsWords(t *testing.T) {
	t.Parallel()
	for code, want := range map[uintptr]string{3: "folder", 5: "access is denied", 32: "another program", 112: "disk is full", 123: "file name", 206: "too long"} {
		if got := windowsWords[code]; !strings.Contains(got, want) {
			t.Errorf("%d: %q", code, got)
		}
	}
}

func TestCause_kind(t *testing.T) {
	t.Parallel()
	_, err := os.Open(filepath.Join(t.TempDir(), "missing", "x"))
	cause := Cause(err)
	if !errors.Is(cause, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist any more", cause)
	}
	var code syscall.Errno
	if !errors.As(cause, &code) || strings.Contains(cause.Error(), "missing") {
		t.Errorf("%v", cause)
	}
}
