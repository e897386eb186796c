package layout

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// maxFile is more than any file of jtlctl has, in bytes.
const maxFile = 64 << 20

// moveFolder moves the files of a folder, and removes it if nothing stays in it.
// All its locks are held meanwhile.
func (t Takeover) moveFolder(ctx context.Context, f folder, report *Report) error {
	from, to := t.former(f.name), filepath.Join(t.Roots.State, f.name)
	entries, err := disk.ReadFolder(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return disk.Fault(fault.Disk, err, "the folder %s of an older jtlctl cannot be read", from).
			WithHint("look at the rights of the folder; it belongs into %s now", t.Roots.State)
	}
	locks, groups := f.sort(entries)
	unlock, err := lockAll(ctx, from, locks)
	if err != nil {
		return err
	}
	for _, names := range groups {
		if err = t.moveGroup(from, to, names, report); err != nil {
			break
		}
	}
	unlock()
	if err != nil {
		return err
	}
	for _, name := range locks {
		_ = os.Remove(filepath.Join(from, name))
	}
	disk.RemoveAbandoned(from)
	t.step("remove folder " + f.name)
	_ = os.Remove(from) // if it is empty
	t.step("removed folder " + f.name)
	return nil
}

// sort returns the lock files of a folder, and the others in groups that are
// moved together. What is no regular file is left alone.
func (f folder) sort(entries []fs.DirEntry) (locks []string, groups [][]string) {
	index := map[string]int{}
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case !entry.Type().IsRegular() || strings.HasPrefix(name, "."):
			continue
		case name == "lock" || strings.HasSuffix(name, disk.LockSuffix):
			locks = append(locks, name)
			continue
		}
		group := ""
		if !f.whole {
			group, _, _ = strings.Cut(name, ".")
		}
		i, known := index[group]
		if !known {
			i = len(groups)
			index[group], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], name)
	}
	return locks, groups
}

// lockAll locks files that exist. It does not wait: whoever holds a lock may wait for
// a person.
func lockAll(ctx context.Context, folder string, names []string) (unlock func(), err error) {
	var held []func()
	unlock = func() {
		for _, release := range held {
			release()
		}
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		release, err := disk.Lock(ctx, path, 0)
		if err != nil {
			unlock()
			return nil, inUse(path, err)
		}
		held = append(held, release)
	}
	return unlock, nil
}

// moveGroup moves files that belong together, or none of them if there is another
// file by the name of one.
func (t Takeover) moveGroup(from, to string, names []string, report *Report) error {
	contents := make([][]byte, len(names))
	for i, name := range names {
		var err error
		if contents[i], err = load(filepath.Join(from, name)); err != nil {
			return unmoved(filepath.Join(from, name), to, err)
		}
		there, err := load(filepath.Join(to, name))
		if err == nil && bytes.Equal(there, contents[i]) || errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return unmoved(filepath.Join(from, name), to, err)
		}
		for _, each := range names {
			report.Both = append(report.Both, filepath.Join(from, each))
		}
		return nil
	}
	for i, name := range names {
		if err := t.copy(filepath.Join(to, name), contents[i]); err != nil {
			return unmoved(filepath.Join(from, name), to, err)
		}
	}
	for i, name := range names {
		t.step("remove " + name)
		if now, err := load(filepath.Join(from, name)); err != nil || !bytes.Equal(now, contents[i]) {
			report.Both = append(report.Both, filepath.Join(from, name)) // it was written meanwhile
			continue
		}
		if err := disk.Remove(filepath.Join(from, name)); err != nil {
			return disk.Fault(fault.Disk, err, "%s was copied into %s, and cannot be removed", filepath.Join(from, name), to).
				WithHint("end what has it open or look at its rights, then try again: the same file is in both folders")
		}
		t.step("removed " + name)
		report.Moved++
	}
	return nil
}

var errDiffers = errors.New("what was read back differs from what was written")

// copy writes a file that is not there, reads it back and compares it.
func (t Takeover) copy(path string, content []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return nil // it was compared
	}
	t.step("write " + filepath.Base(path))
	if err := (disk.File{Path: path, Max: maxFile}).Save(content); err != nil {
		return err
	}
	t.step("wrote " + filepath.Base(path))
	back, err := load(path)
	if err == nil && !bytes.Equal(back, content) {
		err = errDiffers
		_ = os.Remove(path)
	}
	return err
}

func load(path string) ([]byte, error) { return disk.File{Path: path, Max: maxFile}.Load() }

func unmoved(path, to string, err error) error {
	return disk.Fault(fault.Disk, err, "%s of an older jtlctl cannot be moved into %s", path, to).
		WithHint("look at the disk and at the rights of both folders, then try again; nothing was lost")
}
