package lint

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// sized are new files of as many bytes.
func sized(t *testing.T, sizes ...int64) []*File {
	t.Helper()
	root := t.TempDir()
	var files []*File
	for i, size := range sizes {
		path := filepath.Join(root, fmt.Sprint(i))
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		files = append(files, &File{Path: path})
	}
	return files
}

// TestInOrder: files are handed on in order while later ones are still to be
// begun, and only a few are in work.
func TestInOrder(t *testing.T) {
	t.Parallel()
	const count = 200
	files := sized(t, make([]int64, count)...)
	given := slices.Clone(files)
	var begun, handedOn, most atomic.Int64
	var order []*File
	err := inOrder(t.Context(), files, func(*File) {
		if n := begun.Add(1) - handedOn.Load(); n > most.Load() {
			most.Store(n)
		}
	}, func(file *File) error {
		handedOn.Add(1)
		order = append(order, file)
		return nil
	})
	if err != nil || !slices.Equal(order, given) {
		t.Errorf("%v, %d files", err, len(order))
	}
	// The queue, one that waits for room in it, and one that is being handed on.
	if limit := int64(2*runtime.GOMAXPROCS(0) + 2); most.Load() > limit {
		t.Errorf("%d files were in work, and %d is the limit", most.Load(), limit)
	}
	if slices.ContainsFunc(files, func(f *File) bool { return f != nil }) {
		t.Error("files are kept")
	}
}

// TestInOrder_streams: the last file is done only once the first is handed on.
func TestInOrder_streams(t *testing.T) {
	t.Parallel()
	files := sized(t, 1, 1, 1)
	last := files[2]
	handedOn := make(chan struct{})
	err := inOrder(t.Context(), files, func(file *File) {
		if file == last {
			<-handedOn
		}
	}, func(file *File) error {
		if file != last {
			select {
			case <-handedOn:
			default:
				close(handedOn)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestInOrder_large: files that are large together are in work one at a time.
func TestInOrder_large(t *testing.T) {
	t.Parallel()
	var now, most atomic.Int64
	err := inOrder(t.Context(), sized(t, manifest.MaxSize, 1, manifest.MaxSize, 2*manifest.MaxSize, manifest.MaxSize), func(*File) {
		most.Store(max(most.Load(), now.Add(1)))
	}, func(*File) error {
		now.Add(-1)
		return nil
	})
	if err != nil || most.Load() > 1 {
		t.Errorf("%v, %d at once", err, most.Load())
	}
}

func TestInOrder_ends(t *testing.T) {
	t.Parallel()
	failed := errors.New("full disk")
	handedOn := 0
	err := inOrder(t.Context(), sized(t, make([]int64, 100)...), func(*File) {}, func(*File) error {
		if handedOn++; handedOn == 3 {
			return failed
		}
		return nil
	})
	if !errors.Is(err, failed) || handedOn != 3 {
		t.Errorf("%v after %d files", err, handedOn)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = inOrder(ctx, sized(t, 1, manifest.MaxSize), func(*File) {}, func(*File) error { cancel(); return nil })
	wantError(t, err, fault.Interrupted, "interrupted")
}
