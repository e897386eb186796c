package disk

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
)

func TestFile_CheckPrivate(t *testing.T) {
	t.Parallel()
	file := File{Path: filepath.Join(t.TempDir(), "f"), Max: 10}
	if err := file.CheckPrivate(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if err := file.Save([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := file.CheckPrivate(); err != nil {
		t.Error(err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	for mode, private := range map[fs.FileMode]bool{
		0o600: true, 0o400: true, 0o700: true, 0o640: false, 0o604: false, 0o620: false, 0o602: false, 0o610: false, 0o601: false, 0o666: false,
	} {
		if err := os.Chmod(file.Path, mode); err != nil {
			t.Fatal(err)
		}
		err := file.CheckPrivate()
		if (err == nil) != private || err != nil && !strings.Contains(err.Error(), mode.String()) {
			t.Errorf("mode %s: %v", mode, err)
		}
	}
}

func TestFile_CheckPrivate_notRegular(t *testing.T) {
	t.Parallel()
	wantNotRegular(t, t.TempDir())
	wantNotRegular(t, os.DevNull)
}

func TestFile_CheckPrivate_belowFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows says of a path below a file that it does not exist")
	}
	target := File{Path: filepath.Join(t.TempDir(), "target"), Max: 10}
	if err := target.Save([]byte("x")); err != nil {
		t.Fatal(err)
	}
	below := File{Path: filepath.Join(target.Path, "below"), Max: 10}
	if err := below.CheckPrivate(); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("below a file: %v", err)
	}
}

func TestFile_CheckPrivate_socket(t *testing.T) {
	t.Parallel()
	folder, err := os.MkdirTemp("", "d") // a socket has a short path
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	socket := filepath.Join(folder, "socket")
	listener, err := net.Listen("unix", socket)
	if err != nil && runtime.GOOS == "windows" {
		t.Skipf("Windows has sockets in folders since version 1803, and Wine has none: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	wantNotRegular(t, socket)
}

func TestFile_CheckPrivate_link(t *testing.T) {
	t.Parallel()
	target := File{Path: filepath.Join(t.TempDir(), "target"), Max: 10}
	if err := target.Save([]byte("x")); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{target.Path + "-link": target.Path, target.Path + "-broken": target.Path + "-none"} {
		disktest.Symlink(t, to, link)
		wantNotRegular(t, link)
	}
}

func wantNotRegular(t *testing.T, path string) {
	t.Helper()
	if err := (File{Path: path, Max: 10}).CheckPrivate(); err == nil || err.Error() != "it is not a regular file" {
		t.Errorf("%s: %v", path, err)
	}
}

func TestFile_CheckPrivate_otherUser(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root gives files away")
	}
	file := File{Path: filepath.Join(t.TempDir(), "f"), Max: 10}
	if err := errors.Join(file.Save([]byte("x")), os.Chown(file.Path, 65534, 0)); err != nil {
		t.Fatal(err)
	}
	if err := file.CheckPrivate(); err == nil || err.Error() != "it belongs to another user" {
		t.Errorf("got %v", err)
	}
}
