package record

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func entry(path string) Entry {
	return Entry{
		Time: time.Date(2026, 11, 26, 10, 0, 0, 123456789, time.FixedZone("", 3600)), Method: "GET", Path: path, Status: 200,
		Operation: "Item_QueryItems", Scopes: []string{"items.read"}, Grade: Exact,
	}
}

func TestFile_Add(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "requests.ndjson")
	const torn = `{"time":"2026-11-26T09:00:00Z","met`
	if err := os.WriteFile(path, []byte(torn), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Add(entry("/v2/items")), f.Add(Entry{Method: "GET", Path: "/a\n\"b", Grade: Unresolved}), f.Close()); err != nil {
		t.Fatal(err)
	}
	const want = torn + "\n" +
		`{"time":"2026-11-26T09:00:00.123Z","method":"GET","path":"/v2/items","operation":"Item_QueryItems","status":200,"scopes":["items.read"],"grade":"exact"}` + "\n" +
		`{"time":"0001-01-01T00:00:00Z","method":"GET","path":"/a\n\"b","operation":"","status":0,"scopes":[],"grade":"unresolved"}` + "\n"
	if content, err := os.ReadFile(path); err != nil || string(content) != want {
		t.Errorf("%s\n%v", content, err)
	}
	if f.Path() != path {
		t.Error(f.Path())
	}
}

// TestFile_Add_many: four processes write the same file.
func TestFile_Add_many(t *testing.T) {
	t.Parallel()
	if disktest.IsWine() {
		t.Skip("Wine does not append at the end that a file has by then, as Windows does")
	}
	path := filepath.Join(t.TempDir(), "requests.ndjson")
	var writers sync.WaitGroup
	for range 4 {
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		for range 4 {
			writers.Go(func() {
				for range 25 {
					if err := f.Add(entry("/v2/items")); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	writers.Wait()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(text), []byte("\n"))
	for _, line := range lines {
		if _, ok := Parse(line); !ok {
			t.Errorf("%s", line)
		}
	}
	if len(lines) != 400 {
		t.Errorf("%d lines", len(lines))
	}
}

type fullDisk struct{ written strings.Builder }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.written.Len() == 0 {
		n, _ := d.written.Write(p[:10])
		return n, &os.PathError{Op: "write", Path: "x", Err: errors.New("no space left")}
	}
	return d.written.Write(p)
}

func (*fullDisk) Close() error { return nil }

func TestFile_Add_fullDisk(t *testing.T) {
	t.Parallel()
	disk := &fullDisk{}
	f := &File{path: "x", to: disk}
	if err := f.Add(entry("/first")); fault.From(err).Kind != fault.Disk {
		t.Error(err)
	}
	if err := f.Add(entry("/second")); err != nil {
		t.Error(err)
	}
	lines := strings.Split(disk.written.String(), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], "/second") {
		t.Errorf("%q", lines)
	}
}

func TestOpen_refused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	wantRefused(t, folder, fault.Usage)
	wantRefused(t, filepath.Join(folder, "no", "file"), fault.Disk)
}

func TestOpen_refused_link(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	link := filepath.Join(folder, "link")
	disktest.Symlink(t, filepath.Join(folder, "target"), link)
	wantRefused(t, link, fault.Usage)
}

func wantRefused(t *testing.T, path string, kind fault.Kind) {
	t.Helper()
	if _, err := Open(path); err == nil || fault.From(err).Kind != kind || fault.Hint(err) == "" {
		t.Errorf("%s: %v", path, err)
	}
}
