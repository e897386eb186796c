package disk

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
)

func TestOpenAppend(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "log")
	for _, line := range []string{"one\n", "two"} {
		file, whole, err := OpenAppend(path)
		if err != nil || !whole {
			t.Fatalf("%t, %v", whole, err)
		}
		if _, err := file.WriteString(line); err != nil {
			t.Fatal(err)
		}
		_ = file.Close()
	}
	file, whole, err := OpenAppend(path)
	if err != nil || whole {
		t.Fatalf("a line that was cut off: %t, %v", whole, err)
	}
	_ = file.Close()
	if content, err := os.ReadFile(path); err != nil || string(content) != "one\ntwo" {
		t.Errorf("%q, %v", content, err)
	}
}

func TestOpenAppend_mode(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	folder := t.TempDir()
	existing := filepath.Join(folder, "existing")
	if err := os.WriteFile(existing, []byte("before\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{existing, filepath.Join(folder, "new")} {
		file, _, err := OpenAppend(path)
		if err != nil {
			t.Fatal(err)
		}
		_ = file.Close()
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestOpenAppend_refused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	victim, link, dangling := filepath.Join(folder, "victim"), filepath.Join(folder, "link"), filepath.Join(folder, "dangling")
	if err := os.WriteFile(victim, []byte("precious"), 0o644); err != nil {
		t.Fatal(err)
	}
	disktest.Symlink(t, victim, link)
	disktest.Symlink(t, filepath.Join(folder, "made"), dangling)
	for _, path := range []string{link, dangling, folder, filepath.Join(folder, "no", "folder")} {
		if file, _, err := OpenAppend(path); err == nil {
			_ = file.Close()
			t.Errorf("%s was opened", path)
		}
	}
	if content, _ := os.ReadFile(victim); string(content) != "precious" {
		t.Errorf("%q", content)
	}
	if _, err := os.Lstat(filepath.Join(folder, "made")); !errors.Is(err, os.ErrNotExist) {
		t.Error("a file was made through a link")
	}
}
