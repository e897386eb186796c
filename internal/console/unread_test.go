package console

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestHasData: what it says of each kind of standard input, and that it takes
// nothing out of it.
func TestHasData(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "file")
	for name, test := range map[string]struct {
		open func(t *testing.T) *os.File
		want bool
	}{
		"silent pipe":          {func(t *testing.T) *os.File { in, _ := pipe(t); return in }, false},
		"pipe with data":       {func(t *testing.T) *os.File { in, out := pipe(t); write(t, out); return in }, true},
		"pipe that has ended":  {func(t *testing.T) *os.File { in, out := pipe(t); closeFile(t, out); return in }, false},
		"ended pipe with data": {func(t *testing.T) *os.File { in, out := pipe(t); write(t, out); closeFile(t, out); return in }, true},
		"null device":          {func(t *testing.T) *os.File { return open(t, os.DevNull) }, false},
		"closed":               {func(t *testing.T) *os.File { in, _ := pipe(t); closeFile(t, in); return in }, false},
		"empty file":           {func(t *testing.T) *os.File { return create(t, path+"1") }, false},
		"file": {func(t *testing.T) *os.File {
			f := create(t, path+"2")
			write(t, f)
			_, err := f.Seek(0, io.SeekStart)
			return noError(t, f, err)
		}, true},
		"file at its end": {func(t *testing.T) *os.File { f := create(t, path+"3"); write(t, f); return f }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := test.open(t)
			for range 2 {
				if got := hasData(in); got != test.want {
					t.Fatalf("%v", got)
				}
			}
			if !test.want {
				return
			}
			got := make([]byte, len(sample))
			if _, err := io.ReadFull(in, got); err != nil || string(got) != sample {
				t.Errorf("afterwards %q, %v", got, err)
			}
		})
	}
}

const sample = "one\n"

func pipe(t *testing.T) (in, out *os.File) {
	t.Helper()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(in.Close(), out.Close()) })
	return in, out
}

func open(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Open(path)
	return noError(t, f, err)
}

func create(t *testing.T, path string) *os.File {
	t.Helper()
	f, err := os.Create(path)
	return noError(t, f, err)
}

func noError(t *testing.T, f *os.File, err error) *os.File {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func write(t *testing.T, f *os.File) {
	t.Helper()
	if _, err := io.WriteString(f, sample); err != nil {
		t.Fatal(err)
	}
}

func closeFile(t *testing.T, f *os.File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
