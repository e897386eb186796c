package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestFile(t *testing.T) {
	t.Parallel()
	file := File{Path: filepath.Join(t.TempDir(), "a", "b", "f.json"), Max: 10}
	if _, err := file.Load(); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("a missing file: %v", err)
	}
	for _, content := range []string{"first", "second"} {
		if err := file.Save([]byte(content)); err != nil {
			t.Fatal(err)
		}
		got, err := file.Load()
		if err != nil || string(got) != content {
			t.Fatalf("Load() = %q, %v", got, err)
		}
	}
	entries, err := os.ReadDir(filepath.Dir(file.Path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("want the file alone, got %v, %v", entries, err)
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	assertMode(t, file.Path, 0o600)
	assertMode(t, filepath.Dir(file.Path), 0o700)
}

func TestFile_Save_fails(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root and Windows ignore folder modes")
	}
	file := File{Path: filepath.Join(t.TempDir(), "d", "f"), Max: 10}
	if err := file.Save([]byte("old")); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(file.Path)
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }()
	if err := file.Save([]byte("new")); err == nil {
		t.Fatal("saving into a read-only folder must fail")
	}
	if got, _ := file.Load(); string(got) != "old" {
		t.Errorf("content = %q", got)
	}
}

func TestFile_Save_renameFails(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "f", "occupied"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := (File{Path: filepath.Join(folder, "f"), Max: 10}).Save([]byte("x")); err == nil {
		t.Fatal("a folder cannot be replaced by a file")
	}
	entries, _ := os.ReadDir(folder)
	if len(entries) != 1 {
		t.Errorf("a temporary file stayed behind: %v", entries)
	}
}

func TestReadAll(t *testing.T) {
	t.Parallel()
	if got, err := ReadAll(strings.NewReader("12345"), 5); err != nil || string(got) != "12345" {
		t.Errorf("at the bound: %q, %v", got, err)
	}
	if _, err := ReadAll(strings.NewReader("123456"), 5); !errors.Is(err, ErrTooLarge) {
		t.Errorf("beyond the bound: %v", err)
	}
}

func assertMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("mode of %s is %o, want %o", path, got, want)
	}
}

func TestReadNamed_folder(t *testing.T) {
	t.Parallel()
	if _, err := ReadNamed(t.TempDir(), 10); err == nil || Cause(err).Error() != "it is a folder" {
		t.Error(err)
	}
}

func TestIsFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "token.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{file: true, folder: false, file + "x": false, "": false, strings.Repeat("x", 70_000): false, "a\x00b": false} {
		if got := IsFile(path); got != want {
			t.Errorf("%.40q: %v", path, got)
		}
	}
}
