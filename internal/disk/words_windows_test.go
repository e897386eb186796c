package disk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/windows"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// What Windows itself returns is recognized, not only the numbers of a table.
func TestCause_windows(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "open")
	faulttest.Must(t, os.WriteFile(path, nil, 0o600))
	name, err := windows.UTF16PtrFromString(path)
	faulttest.Must(t, err)
	held, err := windows.CreateFile(name, windows.GENERIC_READ, 0, nil, windows.OPEN_EXISTING, 0, 0)
	faulttest.Must(t, err)
	t.Cleanup(func() { _ = windows.CloseHandle(held) })
	for want, try := range map[string]func() error{
		"another program has it open": func() error { _, err := os.ReadFile(path); return err },
		"its folder does not exist":   func() error { _, err := os.ReadFile(filepath.Join(folder, "no", "x")); return err },
		"there is no such file":       func() error { _, err := os.ReadFile(filepath.Join(folder, "no")); return err },
		"no such file name":           func() error { _, err := os.ReadFile(filepath.Join(folder, "*.json")); return err },
		"there is no drive Q:":        func() error { return MakeFolder(`Q:\no\drive`) },
		"the folder is not empty":     func() error { return os.Remove(folder) },
	} {
		if err := try(); err == nil || !strings.Contains(Cause(err).Error(), want) {
			t.Errorf("%v: %v, want %q", err, Cause(err), want)
		}
	}
	if _, err := os.ReadFile(path); !strings.Contains(Remedy(err), "close the program") {
		t.Errorf("%v: %s", err, Remedy(err))
	}
	for _, code := range []syscall.Errno{codeDiskFull, codeHandleDiskFull, codeQuota} {
		if got := Remedy(&os.PathError{Op: "write", Path: path, Err: code}); got != "make room on the disk" {
			t.Errorf("%d: %s", code, got)
		}
	}
	if got := Remedy(&os.PathError{Op: "write", Path: path, Err: syscall.ERROR_ACCESS_DENIED}); strings.Contains(got, "room") || !strings.Contains(got, "ransomware protection") {
		t.Errorf("access denied: %s", got)
	}
	if !errors.Is(Cause(&os.PathError{Err: syscall.ERROR_ACCESS_DENIED}), os.ErrPermission) {
		t.Error("access denied is no fs.ErrPermission any more")
	}
}
