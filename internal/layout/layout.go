// Package layout knows how older versions of jtlctl arranged its files, and takes
// over what they left.
//
// It does not know what the files contain.
package layout

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// Older versions had one folder for cache and state on Windows, disk.Roots.Former,
// with these folders in it.
var (
	stateFolders = [...]folder{{name: "secrets", whole: true}, {name: "wawi"}, {name: "catalogs"}, {name: "answers"}}
	// Certificates of running sandboxes are in "sandbox": each removes its own.
	cacheFolders = [...]string{"tokens", "jwks", "locks", "sandbox"}
)

// folder is one that is taken over.
type folder struct {
	name string
	// whole means that its files are of use only together; otherwise those are
	// whose names are the same up to the first dot.
	whole bool
}

// Takeover moves the files of an older version to where they belong.
type Takeover struct {
	Roots disk.Roots
	// Step is called before and after each change on the disk; nil is allowed.
	Step func(what string)
}

// Report is what a takeover did.
type Report struct {
	Moved int // files
	// Both lists files of the older version that were not moved, because there
	// is another file by the new name.
	Both []string
}

// Needed reports whether there is something to take over.
func (t Takeover) Needed() bool {
	if t.Roots.Former == "" || t.Roots.State == "" || t.Roots.Former == t.Roots.State {
		return false
	}
	for _, f := range stateFolders {
		if isFolder(t.former(f.name)) {
			return true
		}
	}
	for _, name := range cacheFolders {
		if isFolder(t.former(name)) {
			return true
		}
	}
	return false
}

// patience is how long a process waits for another one that moves the same files.
const patience = 30 * time.Second

// Run moves the files one after the other: each is written, read back, compared,
// and only then removed from the old folder. A process that is killed leaves
// every file in the old folder or the new one, or the same one in both; the next
// run goes on. It is an error if an older jtlctl is at work with the files.
func (t Takeover) Run(ctx context.Context) (Report, error) {
	if !t.Needed() {
		return Report{}, nil
	}
	if err := disk.MakeFolder(t.Roots.State); err != nil {
		return Report{}, disk.Fault(fault.Disk, err, "the folder %s cannot be made", t.Roots.State).
			WithHint("look at the rights of the folders above it; the files stay in %s", t.Roots.Former)
	}
	unlock, err := disk.Lock(ctx, filepath.Join(t.Roots.State, "takeover.lock"), patience)
	switch {
	case ctx.Err() != nil:
		return Report{}, fault.New(fault.Interrupted, "interrupted").WithCause(err)
	case err != nil:
		return Report{}, disk.Fault(fault.Disk, err, "the files of an older jtlctl in %s cannot be moved to %s", t.Roots.Former, t.Roots.State).
			WithHint("end the other jtlctl, or look at the rights of the folders; nothing was changed")
	}
	defer unlock()
	var report Report
	for _, f := range stateFolders {
		if err := t.moveFolder(ctx, f, &report); err != nil {
			return report, err
		}
	}
	t.dropCache()
	return report, nil
}

// dropCache removes what can be recreated. What is in use stays until the next
// run.
func (t Takeover) dropCache() {
	for _, name := range cacheFolders {
		if name != "sandbox" {
			t.step("drop " + name)
			_ = os.RemoveAll(t.former(name))
			continue
		}
		_ = os.Remove(t.former(name)) // if it is empty
	}
}

func (t Takeover) former(name string) string { return filepath.Join(t.Roots.Former, name) }

func (t Takeover) step(what string) {
	if t.Step != nil {
		t.Step(what)
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// inUse is the error if an older jtlctl holds a lock.
func inUse(path string, err error) error {
	if !errors.Is(err, disk.ErrLocked) {
		return disk.Fault(fault.Disk, err, "the file %s of an older jtlctl cannot be locked", path).
			WithHint("look at the rights of the file and its folder; nothing was lost")
	}
	return fault.New(fault.Disk, "an older jtlctl is at work with its files in %s, which belong into another folder now", filepath.Dir(path)).
		WithHint("let it finish or end it, then try again; nothing was lost").WithCause(err)
}
