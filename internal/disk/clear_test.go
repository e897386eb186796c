package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// errSharing is what Windows says of a file that another process has open.
var errSharing = errors.New("the process cannot access the file because it is being used by another process")

func TestClear(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "tokens")
	if removed, stayed, err := Clear(folder, nil); err != nil || len(removed)+len(stayed) > 0 {
		t.Errorf("without a folder: %q, %v, %v", removed, stayed, err)
	}
	faulttest.Must(t, os.Mkdir(folder, 0o700))
	for _, name := range []string{"a.json", "a.json.lock", "b.json", "b.json.lock"} {
		faulttest.Must(t, os.WriteFile(filepath.Join(folder, name), []byte(name[len(name)-4:]), 0o600))
	}
	faulttest.Must(t, os.WriteFile(filepath.Join(folder, "b.json.lock"), nil, 0o600))
	unlock, err := Lock(t.Context(), filepath.Join(folder, "b.json.lock"), 0)
	faulttest.Must(t, err)
	removed, stayed, err := Clear(folder, nil)
	if err != nil || !slices.Equal(removed, []string{"a.json", "a.json.lock", "b.json"}) {
		t.Errorf("removed %q, %v", removed, err)
	}
	if len(stayed) != 1 || !errors.Is(stayed[0].Err, ErrLocked) || !stayed[0].Empty || filepath.Base(stayed[0].Path) != "b.json.lock" {
		t.Errorf("stayed: %+v", stayed)
	}
	unlock()
	if removed, stayed, err := Clear(folder, nil); err != nil || len(removed) != 1 || len(stayed) > 0 {
		t.Errorf("once it is free: %q, %v, %v", removed, stayed, err)
	}
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is there: %v", err)
	}
}

// What cannot be removed keeps nothing else, and has no content any more.
func TestClear_open(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, name := range []string{"a.json", "b.json", "c.json"} {
		faulttest.Must(t, os.WriteFile(filepath.Join(folder, name), []byte("token"), 0o600))
	}
	open := filepath.Join(folder, "b.json")
	removed, stayed, err := Clear(folder, func(path string) error {
		if path == open {
			return &fs.PathError{Op: "remove", Path: path, Err: errSharing}
		}
		return os.Remove(path)
	})
	if err != nil || !slices.Equal(removed, []string{"a.json", "c.json"}) || len(stayed) != 1 || stayed[0].Path != open || !stayed[0].Empty || Cause(stayed[0].Err) != errSharing { //nolint:errorlint // Cause returns it as it is
		t.Errorf("removed %q, stayed %+v, %v", removed, stayed, err)
	}
	if got, err := os.ReadFile(open); err != nil || len(got) > 0 {
		t.Errorf("it has %q, %v", got, err)
	}
}
