package disk

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// names lists the folder of a file.
func names(t *testing.T, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	faulttest.Must(t, err)
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return all
}

func wantNames(t *testing.T, path string, want ...string) {
	t.Helper()
	if got := names(t, path); !slices.Equal(got, want) {
		t.Errorf("in the folder: %q, want %q", got, want)
	}
}

// writers are all that replace or make a file.
var writers = map[string]func(path string) error{
	"File.Save": func(path string) error { return File{Path: path, Max: 10}.Save([]byte("new")) },
	"Replace": func(path string) error {
		return errors.Join(os.WriteFile(path, []byte("old"), 0o600), Replace(path, []byte("new")))
	},
	"Create": func(path string) error { return Create(path, []byte("new"), 0o600) },
}

// abandon lets a file look as if its writer had ended long ago: Windows goes by its
// time, and the others by its lock.
func abandon(t *testing.T, name string) {
	t.Helper()
	long := time.Now().Add(-time.Hour)
	faulttest.Must(t, os.Chtimes(name, long, long))
}

func TestFile_Save_abandoned(t *testing.T) {
	t.Parallel()
	for name, write := range writers {
		path := filepath.Join(t.TempDir(), "f.json")
		others := []string{".f.json.1234567", ".f.json.jtlctl-0.txt", ".g.json.jtlctl-0.tmp"}
		for _, other := range others {
			faulttest.Must(t, os.WriteFile(filepath.Join(filepath.Dir(path), other), []byte("of somebody else"), 0o600))
		}
		for i := range temporaryNames {
			faulttest.Must(t, os.WriteFile(temporaryName(path, i), []byte("half of it"), 0o600))
			abandon(t, temporaryName(path, i))
		}
		if err := write(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		wantNames(t, path, append(others, "f.json")...)
		if got, err := os.ReadFile(path); err != nil || string(got) != "new" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// A link or a folder by that name is of somebody else.
func TestFile_Save_foreignTemporary(t *testing.T) {
	t.Parallel()
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	faulttest.Must(t, os.WriteFile(elsewhere, []byte("mine"), 0o600))
	for name, put := range map[string]func(t *testing.T, name string){
		"link": func(t *testing.T, name string) { disktest.Symlink(t, elsewhere, name) },
		"folder": func(t *testing.T, name string) {
			faulttest.Must(t, os.Mkdir(name, 0o700))
			abandon(t, name)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "f")
			put(t, temporaryName(path, 0))
			faulttest.Must(t, File{Path: path, Max: 10}.Save([]byte("new")))
			if got, _ := os.ReadFile(elsewhere); string(got) != "mine" {
				t.Errorf("the file that a link leads to has %q", got)
			}
			wantNames(t, path, filepath.Base(temporaryName(path, 0)), "f")
		})
	}
}

func TestFile_Save_manyWriters(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "f")
	const alive = temporaryNames + 10
	for i := range alive {
		writer, err := newTemporary(path, 0o600)
		faulttest.Must(t, err)
		t.Cleanup(func() { _ = writer.Close(); writer.release() })
		if i == alive-1 || i == 3 { // these end
			_ = writer.Close()
			writer.release()
			abandon(t, writer.Name())
		}
	}
	faulttest.Must(t, File{Path: path, Max: 10}.Save([]byte("new")))
	if got := len(names(t, path)); got != alive-2+1 {
		t.Errorf("%d files, want those of %d writers that are alive and the one that was saved", got, alive-2)
	}
}

const writingVariable = "JTLCTL_TEST_WRITING"

// TestWriting is no test: it is a process that stops between the temporary file
// and its renaming until it reads a line.
func TestWriting(t *testing.T) {
	path := os.Getenv(writingVariable)
	if path == "" {
		t.Skip("it is run by TestFile_Save_killed")
	}
	err := withTemporary(path, []byte("of the other"), 0o600, nil, func(temporary string) error {
		_, _ = os.Stdout.WriteString("written\n")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		return rename(temporary, path)
	})
	faulttest.Must(t, err)
}

// TestFile_Save_killed: what a process leaves behind that is killed before it
// renames is removed by the next writer, and not while that process is alive.
func TestFile_Save_killed(t *testing.T) {
	t.Parallel()
	for _, kill := range []bool{true, false} {
		path := filepath.Join(t.TempDir(), "f")
		other := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestWriting$")
		other.Env = append(os.Environ(), writingVariable+"="+path)
		in, err := other.StdinPipe()
		faulttest.Must(t, err)
		out, err := other.StdoutPipe()
		faulttest.Must(t, err)
		faulttest.Must(t, other.Start())
		if line, err := bufio.NewReader(out).ReadString('\n'); !strings.HasPrefix(line, "written") {
			t.Fatalf("%q, %v", line, err)
		}
		left := filepath.Base(temporaryName(path, 0))
		wantNames(t, path, left)
		if kill {
			faulttest.Must(t, other.Process.Kill())
			_ = other.Wait()
			abandon(t, filepath.Join(filepath.Dir(path), left))
			faulttest.Must(t, File{Path: path, Max: 10}.Save([]byte("new")))
			wantNames(t, path, "f")
			continue
		}
		faulttest.Must(t, File{Path: path, Max: 10}.Save([]byte("new")))
		wantNames(t, path, left, "f")
		_, err = in.Write([]byte("\n"))
		faulttest.Must(t, err)
		faulttest.Must(t, other.Wait())
		wantNames(t, path, "f")
		if got, _ := os.ReadFile(path); string(got) != "of the other" {
			t.Errorf("the writer that was alive has written %q", got)
		}
	}
}

func TestCreate_exists(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "f")
	faulttest.Must(t, Create(path, []byte("old"), 0o600))
	if err := Create(path, []byte("new"), 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("it has %q", got)
	}
	wantNames(t, path, "f")
	faulttest.Must(t, os.Remove(path))
	disktest.Symlink(t, "nowhere", path)
	if err := Create(path, []byte("new"), 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("through a link: %v", err)
	}
}
