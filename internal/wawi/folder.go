package wawi

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

const (
	recordVersion = 1
	maxRecord     = 1 << 20 // bytes
)

// Folder keeps the records, one file a name.
type Folder struct{ Path string }

// FolderIn is the folder of the records below that of a user's state.
func FolderIn(state string) Folder { return Folder{filepath.Join(state, "wawi")} }

// ErrNoRecord says that nothing is kept under a name.
var ErrNoRecord = errors.New("no such installation")

func (f Folder) file(name string) disk.File {
	return disk.File{Path: filepath.Join(f.Path, name+".json"), Max: maxRecord}
}

// Find loads a record; the error for an unknown name suggests another.
func (f Folder) Find(raw string) (Record, error) {
	name, err := ParseName(raw)
	if err != nil {
		return Record{}, err
	}
	record, err := f.load(name)
	if !errors.Is(err, ErrNoRecord) {
		return record, err
	}
	if f.HasSealed(name) {
		return Record{}, f.damaged(name, "the state of %q is gone, and a key that was received is not in the store yet", name)
	}
	names, err := f.Names()
	if err != nil {
		return Record{}, err
	}
	hint := "`jtlctl wawi list` shows what there is; `jtlctl wawi register --url URL --app FILE` makes one"
	return Record{}, fault.New(fault.Usage, "there is no installation %q%s", raw, suggest.Question(raw, names)).WithHint("%s", hint).WithCause(ErrNoRecord)
}

// errDamaged says that a state file is there and cannot be understood.
var errDamaged = errors.New("damaged state file")

// IsDamaged reports whether a record could not be read as one.
func IsDamaged(err error) bool { return errors.Is(err, errDamaged) }

func (f Folder) load(name string) (Record, error) {
	file := f.file(name)
	text, err := file.Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Record{}, ErrNoRecord
	case err != nil && !errors.Is(err, disk.ErrTooLarge):
		return Record{}, disk.Fault(fault.Disk, err, "the state of %q cannot be read: %s", name, file.Path).
			WithHint("look at the rights of the file and its folder")
	}
	if exposed := disk.Guard(file.Path, disk.Settings); exposed != nil {
		return Record{}, fault.New(fault.Disk, "the state of %q is not used: %v", name, exposed).WithHint("%s", exposed.Hint()).WithCause(exposed)
	}
	var record Record
	var written struct {
		Version int `json:"version"`
	}
	if exactjson.Unmarshal(text, &written) == nil && written.Version > recordVersion {
		return Record{}, fault.New(fault.Disk, "the state of %q has version %d, and this jtlctl knows version %d: %s", name, written.Version, recordVersion, file.Path).
			WithHint("a newer jtlctl wrote it: use that one")
	}
	if err != nil || exactjson.Unmarshal(text, &record) != nil || record.Installation == nil && record.Registration == nil {
		return Record{}, f.damaged(name, "the state of %q is damaged: %s is cut off or not one of jtlctl's", name, file.Path)
	}
	if field := record.invalidField(); field != "" {
		return Record{}, f.damaged(name, "the state of %q is damaged: field %s of %s cannot be right", name, field, file.Path)
	}
	record.Name = name
	return record, nil
}

// damaged names the way out that loses nothing: while a sealed key waits, no
// other one may be taken.
func (f Folder) damaged(name, format string, args ...any) error {
	err := fault.New(fault.Disk, format, args...)
	if f.HasSealed(name) {
		return err.WithHint("`jtlctl wawi resume %s` puts the key into the store", name).WithCause(errDamaged)
	}
	return err.WithHint("if the app was accepted, its key is still in the store: `jtlctl wawi key %s --store keyring` (or file); "+
		"if not, `jtlctl wawi forget %s`, remove the request in JTL-Wawi, and register again", name, name).WithCause(errDamaged)
}

// Names lists what is kept, in order: also a sealed key without a
// state.
func (f Folder) Names() ([]string, error) {
	entries, err := disk.ReadFolder(f.Path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, disk.Fault(fault.Disk, err, "the folder %s cannot be read", f.Path).WithHint("%s", disk.OtherHome(err))
	}
	names := []string{}
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".json")
		if !ok {
			name, ok = strings.CutSuffix(entry.Name(), ".sealed")
			ok = ok && f.HasSealed(name)
		}
		if parsed, err := ParseName(name); ok && err == nil && parsed == name {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Lock is a name that only this process works on.
type Lock struct {
	Name   string
	folder Folder
	unlock func()
}

// Lock locks a name. It does not wait: whoever holds it may wait for a person.
func (f Folder) Lock(ctx context.Context, name string) (*Lock, error) {
	if err := disk.MakeFolder(f.Path); err != nil {
		return nil, disk.Fault(fault.Disk, err, "the folder %s cannot be made", f.Path).
			WithHint("look at the rights of the folders above it")
	}
	const patience = 50 * time.Millisecond
	path := filepath.Join(f.Path, name+".lock")
	unlock, err := disk.Lock(ctx, path, patience)
	switch {
	case errors.Is(err, disk.ErrLocked):
		return nil, fault.New(fault.Pending, "another jtlctl is waiting for %q already", name).
			WithHint("let it wait, or end it and run `jtlctl wawi resume %s`", name).WithCause(err)
	case ctx.Err() != nil:
		return nil, fault.New(fault.Interrupted, "interrupted").WithCause(err)
	case err != nil:
		return nil, disk.Fault(fault.Disk, err, "the lock %s cannot be taken", path).
			WithHint("jtlctl must be able to write in that folder: look at its rights and at whom it belongs to")
	}
	return &Lock{name, f, unlock}, nil
}

// Release lets others work on the name.
func (l *Lock) Release() { l.unlock() }

// Load reads the record; ErrNoRecord if there is none.
func (l *Lock) Load() (Record, error) { return l.folder.load(l.Name) }

// find reads the record, and reports whether there is one.
func (l *Lock) find() (record Record, found bool, err error) {
	record, err = l.Load()
	if errors.Is(err, ErrNoRecord) {
		return Record{}, false, nil
	}
	return record, err == nil, err
}

// Save replaces the record.
func (l *Lock) Save(record Record) error {
	record.Version, record.Name = recordVersion, l.Name
	text, err := json.MarshalIndent(record, "", "  ")
	if err != nil {
		return err
	}
	file := l.folder.file(l.Name)
	if len(text) > maxRecord {
		return fault.New(fault.Disk, "the state of %q would be larger than %d KiB", l.Name, maxRecord>>10)
	}
	if err := file.Save(append(text, '\n')); err != nil {
		return disk.Fault(fault.Disk, err, "the state file %s cannot be written", file.Path).
			WithHint("%s", disk.Remedy(err))
	}
	return nil
}

// Remove forgets the record and the sealed copy of a key.
func (l *Lock) Remove() error {
	for _, path := range []string{l.sealed().Path, l.folder.file(l.Name).Path} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return disk.Fault(fault.Disk, err, "the file %s cannot be removed", path).
				WithHint("look at the rights of its folder")
		}
	}
	return nil
}
