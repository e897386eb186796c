package layout

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestMain(m *testing.M) {
	disktest.DefaultModes()
	os.Exit(m.Run())
}

// older is what an older version left: state first, then cache and locks.
var (
	olderState = map[string]string{
		"secrets/identity.age": "identity", "secrets/secrets.age": "secrets",
		"wawi/s22.json": "record", "wawi/s22.sealed": "sealed key", "wawi/new.json": "waits", "wawi/new.sealed": "",
		"catalogs/2.9.json": "catalogue", "answers/2.9.json": "forms",
	}
	olderRest = map[string]string{
		"tokens/ab/token": "sealed token", "tokens/key.lock": "", "jwks/ab.json": "keys", "locks/keyring-1.lock": "",
		"secrets/lock": "", "wawi/s22.lock": "", "wawi/new.lock": "",
	}
)

// rootsBelow are as on Windows.
func rootsBelow(top string) disk.Roots {
	former := filepath.Join(top, "jtlctl")
	return disk.Roots{Config: filepath.Join(top, "config"), Cache: filepath.Join(former, "cache"), State: filepath.Join(former, "state"), Former: former}
}

func write(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		faulttest.Must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		faulttest.Must(t, os.WriteFile(path, []byte(text), 0o600))
	}
}

// read returns the files below a folder, except what has moved below State and
// Cache if it is not asked for.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		faulttest.Must(t, err)
		text, err := os.ReadFile(path)
		found[filepath.ToSlash(name)] = string(text)
		return err
	})
	if os.IsNotExist(err) {
		return found
	}
	faulttest.Must(t, err)
	return found
}

func older(t *testing.T) disk.Roots {
	t.Helper()
	return olderWith(t, olderState)
}

func olderWith(t *testing.T, state map[string]string) disk.Roots {
	t.Helper()
	roots := rootsBelow(t.TempDir())
	write(t, roots.Former, state)
	write(t, roots.Former, olderRest)
	return roots
}

// wantMoved: everything that cannot be recreated is in the new folder, and
// nothing is in the old one.
func wantMoved(t *testing.T, roots disk.Roots, state map[string]string) {
	t.Helper()
	got := read(t, roots.State)
	delete(got, "takeover.lock")
	if !maps.Equal(got, state) {
		t.Errorf("in the folder of the state: %q", got)
	}
	entries, err := os.ReadDir(roots.Former)
	faulttest.Must(t, err)
	if len(entries) != 1 || entries[0].Name() != "state" {
		t.Errorf("in the former folder: %v", entries)
	}
}

func TestTakeover_Run(t *testing.T) {
	t.Parallel()
	roots := older(t)
	report, err := Takeover{Roots: roots}.Run(t.Context())
	if err != nil || report.Moved != len(olderState) || len(report.Both) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	wantMoved(t, roots, olderState)
	if (Takeover{Roots: roots}).Needed() {
		t.Error("there is still something to do")
	}
	if report, err = (Takeover{Roots: roots}).Run(t.Context()); err != nil || report.Moved != 0 {
		t.Errorf("the second time: %+v, %v", report, err)
	}
}

// Nothing is made if there is nothing to take over: most machines never had an
// older version.
func TestTakeover_Run_nothing(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	same := rootsBelow(top)
	same.State = same.Former
	for _, roots := range []disk.Roots{rootsBelow(top), {}, {Former: top}, same} {
		if report, err := (Takeover{Roots: roots}).Run(t.Context()); err != nil || report.Moved != 0 {
			t.Errorf("%+v: %+v, %v", roots, report, err)
		}
	}
	if got := read(t, top); len(got) > 0 {
		t.Errorf("it made %q", got)
	}
}

// What is not of jtlctl stays, and so does the certificate of a sandbox that runs.
func TestTakeover_Run_foreign(t *testing.T) {
	t.Parallel()
	roots := older(t)
	foreign := map[string]string{"notes.txt": "mine", "wawi/backup/s22.json": "a copy", "sandbox/ca-7373.pem": "certificate"}
	write(t, roots.Former, foreign)
	_, err := Takeover{Roots: roots}.Run(t.Context())
	faulttest.Must(t, err)
	got := read(t, roots.Former)
	for name, text := range foreign {
		if got[name] != text {
			t.Errorf("%s is %q", name, got[name])
		}
	}
	if got["state/wawi/s22.json"] != "record" || got["wawi/s22.json"] != "" {
		t.Errorf("the rest: %q", got)
	}
}

// An older jtlctl that ran after the takeover has written files by the same
// names: nothing is overwritten, and those that belong together stay together.
func TestTakeover_Run_both(t *testing.T) {
	t.Parallel()
	roots := older(t)
	newer := map[string]string{"wawi/s22.json": "a later record", "secrets/secrets.age": "later secrets", "wawi/new.json": "waits"}
	write(t, roots.State, newer)
	report, err := Takeover{Roots: roots}.Run(t.Context())
	faulttest.Must(t, err)
	if want := 4; len(report.Both) != want || report.Moved != len(olderState)-want {
		t.Errorf("%+v", report)
	}
	got := read(t, roots.Former)
	for name, text := range map[string]string{
		"state/wawi/s22.json": "a later record", "wawi/s22.json": "record", "wawi/s22.sealed": "sealed key", "state/wawi/new.json": "waits",
		"state/secrets/secrets.age": "later secrets", "secrets/secrets.age": "secrets", "secrets/identity.age": "identity",
	} {
		if got[name] != text {
			t.Errorf("%s is %q, want %q", name, got[name], text)
		}
	}
	for _, name := range []string{"state/wawi/s22.sealed", "state/secrets/identity.age", "wawi/new.json", "wawi/new.sealed"} {
		if text, there := got[name]; there {
			t.Errorf("%s is there: %q", name, text)
		}
	}
}

// An older jtlctl that waits for somebody at the JTL-Wawi keeps its files.
func TestTakeover_Run_inUse(t *testing.T) {
	t.Parallel()
	roots := older(t)
	unlock, err := disk.Lock(t.Context(), filepath.Join(roots.Former, "wawi", "s22.lock"), 0)
	faulttest.Must(t, err)
	_, err = Takeover{Roots: roots}.Run(t.Context())
	faulttest.Want(t, err, fault.Disk, "an older jtlctl is at work", "try again")
	if got := read(t, roots.Former); got["wawi/s22.json"] != "record" || got["wawi/new.json"] != "waits" {
		t.Errorf("%q", got)
	}
	unlock()
	_, err = Takeover{Roots: roots}.Run(t.Context())
	faulttest.Must(t, err)
	wantMoved(t, roots, olderState)
}

func TestTakeover_Run_interrupted(t *testing.T) {
	t.Parallel()
	roots := older(t)
	faulttest.Must(t, os.MkdirAll(roots.State, 0o700))
	unlock, err := disk.Lock(t.Context(), filepath.Join(roots.State, "takeover.lock"), 0)
	faulttest.Must(t, err)
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = Takeover{Roots: roots}.Run(ctx)
	faulttest.Want(t, err, fault.Interrupted, "interrupted")
}

const takingOverVariable = "JTLCTL_TEST_TAKING_OVER"

// TestTakingOver is no test: it is a process that takes over and stops at each
// step until it reads a line.
func TestTakingOver(t *testing.T) {
	top := os.Getenv(takingOverVariable)
	if top == "" {
		t.Skip("it is run by TestTakeover_Run_killed")
	}
	in := bufio.NewReader(os.Stdin)
	step := func(what string) {
		fmt.Println("step", what)
		_, _ = in.ReadString('\n')
	}
	_, err := Takeover{Roots: rootsBelow(top), Step: step}.Run(t.Context())
	faulttest.Must(t, err)
}

// TestTakeover_Run_killed kills the process at each of its steps. Every file is
// then in the old folder or the new one with all its content, and the next run
// goes on to the same end.
func TestTakeover_Run_killed(t *testing.T) {
	t.Parallel()
	state := map[string]string{"secrets/identity.age": "identity", "secrets/secrets.age": "secrets", "wawi/s22.json": "record", "wawi/s22.sealed": "sealed key"}
	for kill, ended := 1, false; !ended; kill++ {
		roots := olderWith(t, state)
		var at string
		if at, ended = takeOverUntil(t, roots, kill); ended {
			if kill < 4*len(state) {
				t.Errorf("there were only %d steps", kill-1)
			}
		} else {
			wantNothingLost(t, roots, state, at)
		}
		_, err := Takeover{Roots: roots}.Run(t.Context())
		faulttest.Must(t, err)
		wantMoved(t, roots, state)
		if t.Failed() {
			t.Fatalf("killed at %q", at)
		}
	}
}

// takeOverUntil runs a takeover in a process of its own, kills it at one of its
// steps and returns that step, or whether it came to its end before.
func takeOverUntil(t *testing.T, roots disk.Roots, kill int) (at string, ended bool) {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestTakingOver$")
	c.Env = append(os.Environ(), takingOverVariable+"="+filepath.Dir(roots.Former))
	in, err := c.StdinPipe()
	faulttest.Must(t, err)
	out, err := c.StdoutPipe()
	faulttest.Must(t, err)
	faulttest.Must(t, c.Start())
	lines, steps := bufio.NewScanner(out), 0
	for lines.Scan() {
		step, is := strings.CutPrefix(lines.Text(), "step ")
		if !is {
			continue
		}
		if steps++; steps == kill {
			faulttest.Must(t, c.Process.Kill())
			_ = c.Wait()
			return step, false
		}
		_, _ = io.WriteString(in, "\n")
	}
	faulttest.Must(t, c.Wait())
	return "", true
}

func wantNothingLost(t *testing.T, roots disk.Roots, state map[string]string, at string) {
	t.Helper()
	before, after := read(t, roots.Former), read(t, roots.State)
	for name, text := range state {
		former, isFormer := before[name]
		now, isNow := after[name]
		if !isFormer && !isNow || isFormer && former != text || isNow && now != text {
			t.Errorf("killed at %q: %s has %q in the former folder and %q in the new one", at, name, former, now)
		}
	}
}
