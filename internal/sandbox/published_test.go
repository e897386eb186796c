package sandbox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const ownReport = `{"client_id":"sandbox-app","client_secret":"sandbox-secret"}`

func TestPublished_Check(t *testing.T) {
	t.Parallel()
	for content, ready := range map[string]bool{
		ownReport: true, envMark + "CLIENT_ID=x\n": false, "": false, `{"client_id":"shop","client_secret":"x"}`: false, "CLIENT_ID=x\n": false, " " + envMark: false,
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "file")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		p := Published{Ready: path}
		if err := p.Check(); ready {
			if _, missing := os.Stat(path); err != nil || missing != nil {
				t.Errorf("%q: %v, and it is %v", content, err, missing)
			}
			cleared := p.Clear()
			if _, missing := os.Stat(path); cleared != nil || missing == nil {
				t.Errorf("%q: %v, and it is still there", content, cleared)
			}
		} else {
			wantFault(t, err, fault.Usage, "--ready-file", path, "was not written by a sandbox")
		}
		env := Published{Env: path}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if own := strings.HasPrefix(content, envMark); own != (env.Check() == nil) {
			t.Errorf("%q: %v", content, env.Check())
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != content {
			t.Errorf("%q became %q: %v", content, text, err)
		}
	}
	folder := t.TempDir()
	wantFault(t, (&Published{Env: folder}).Check(), fault.Usage, "--write-env", "cannot be replaced")
	if err := (&Published{Ready: filepath.Join(folder, "new"), Env: filepath.Join(folder, "env")}).Check(); err != nil {
		t.Error(err)
	}
}

func TestPublished_Remove(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "ready.json")
	first, second := Published{Ready: path}, Published{Ready: path}
	for i, p := range []*Published{&first, &second} {
		if err := p.Write([]byte(strings.Repeat(" ", i)+ownReport), nil); err != nil {
			t.Fatal(err)
		}
	}
	first.Remove() // another sandbox has its place
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	second.Remove()
	if _, err := os.Stat(path); err == nil {
		t.Error("it is still there")
	}
	(&Published{}).Remove()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantFault(t, (&Published{Ready: filepath.Join(path, "x")}).Write([]byte("{}"), nil), fault.Disk, "--ready-file")
	wantFault(t, (&Published{Env: filepath.Join(path, "x")}).Write(nil, nil), fault.Disk, "--write-env")
}

func TestPublished_Check_same(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file, again := filepath.Join(folder, "file"), folder+"/./file"
	for text, p := range map[string]Published{
		"--ready-file and --write-env": {Ready: file, Env: again},
		"--ready-file and --record":    {Ready: file, Record: file},
		"--write-env and --record":     {Env: again, Record: file},
	} {
		wantFault(t, p.Check(), fault.Usage, text+" name the same file")
	}
	wantFault(t, (&Published{Env: "."}).Check(), fault.Usage, "--write-env: . cannot be replaced")
	if err := (&Published{Ready: file, Env: file + "1", Record: file + "2"}).Check(); err != nil {
		t.Error(err)
	}
}

func TestPublished_Check_link(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	own, link, dangling := filepath.Join(folder, "own"), filepath.Join(folder, "link"), filepath.Join(folder, "dangling")
	if err := os.WriteFile(own, []byte(envMark), 0o600); err != nil {
		t.Fatal(err)
	}
	disktest.Symlink(t, own, link)
	disktest.Symlink(t, own+"x", dangling)
	for _, path := range []string{link, dangling} {
		wantFault(t, (&Published{Env: path}).Check(), fault.Usage, "--write-env", "is a link, and is not replaced")
		wantFault(t, (&Published{Ready: path}).Check(), fault.Usage, "--ready-file", "is a link, and is not replaced")
	}
}

// TestPublished_Clear_nothing: a report that is not there was not left by a sandbox,
// whatever else is wrong with its place; Write says that.
func TestPublished_Clear_nothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file + "2", filepath.Join(file, "x")} {
		if err := (&Published{Ready: path}).Clear(); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
