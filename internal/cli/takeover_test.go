package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// runIn executes one command line on a machine with an older version's files.
func runIn(t *testing.T, roots disk.Roots, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(t.Context(), args, kit.World{
		Console:     &console.Console{In: strings.NewReader(""), Out: &out, Err: &errs},
		Environment: func(string) string { return "" },
		IsSet:       func(string) bool { return false },
		Now:         func() time.Time { return time.Unix(1_800_000_000, 0) },
		Random:      strings.NewReader(""),
		Roots:       roots,
	})
	return out.String(), errs.String(), code
}

// withOlderRegistration returns the folders of a machine whose older jtlctl kept
// registrations in the folder of the cache, as on Windows.
func withOlderRegistration(t *testing.T) disk.Roots {
	t.Helper()
	former := filepath.Join(t.TempDir(), "jtlctl")
	lock, err := wawi.FolderIn(former).Lock(t.Context(), "s22")
	faulttest.Must(t, err)
	spec := wawi.Spec{Target: wawi.Target{URL: "http://127.0.0.1:1/api/eazybusiness", API: erp.V2.First()}, AppID: "s22", AppVersion: "1", Store: "file"}
	faulttest.Must(t, lock.Save(wawi.Record{Installation: &wawi.Installation{Spec: spec, Granted: []string{"items.read"}, GrantedKnown: true}}))
	lock.Release()
	return disk.Roots{Cache: filepath.Join(former, "cache"), State: filepath.Join(former, "state"), Former: former}
}

func TestRun_takeOver(t *testing.T) {
	t.Parallel()
	roots := withOlderRegistration(t)
	stdout, stderr, code := runIn(t, roots, "wawi", "list")
	if code != 0 || !strings.Contains(stdout, "s22") || !strings.Contains(stderr, "1 file of an older jtlctl moved") {
		t.Errorf("exit code %d\n%s\n%s", code, stdout, stderr)
	}
	faulttest.Must(t, os.RemoveAll(roots.Cache)) // as the help allows
	if stdout, stderr, code = runIn(t, roots, "wawi", "list"); code != 0 || !strings.Contains(stdout, "s22") || stderr != "" {
		t.Errorf("without the cache: exit code %d\n%s\n%s", code, stdout, stderr)
	}
	if _, err := os.Stat(filepath.Join(roots.Former, "wawi")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the former folder is still there: %v", err)
	}
}

// Without the files of the older version nothing is done that could make second
// ones; only what looks for the reason works.
func TestRun_takeOverFails(t *testing.T) {
	t.Parallel()
	roots := withOlderRegistration(t)
	unlock, err := disk.Lock(t.Context(), filepath.Join(roots.Former, "wawi", "s22.lock"), 0)
	faulttest.Must(t, err)
	defer unlock()
	for _, args := range [][]string{{"wawi", "list"}, {"auth", "status"}, {"scope", "list"}} {
		if stdout, stderr, code := runIn(t, roots, args...); code != 3 || stdout != "" || !strings.Contains(stderr, "an older jtlctl is at work with its files") {
			t.Errorf("%q: exit code %d\n%s\n%s", args, code, stdout, stderr)
		}
	}
	if stdout, stderr, code := runIn(t, roots, "config", "path"); code != 0 || !strings.Contains(stdout, roots.State) || !strings.Contains(stderr, "warning: an older jtlctl is at work") {
		t.Errorf("exit code %d\n%s\n%s", code, stdout, stderr)
	}
}

func TestRun_takeOverBoth(t *testing.T) {
	t.Parallel()
	roots := withOlderRegistration(t)
	path := filepath.Join(roots.State, "wawi", "s22.json")
	faulttest.Must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	faulttest.Must(t, os.WriteFile(path, []byte("{}"), 0o600))
	if _, stderr, _ := runIn(t, roots, "config", "path"); !strings.Contains(stderr, filepath.Join(roots.Former, "wawi", "s22.json")+" is of an older jtlctl and not used") {
		t.Errorf("%s", stderr)
	}
}
