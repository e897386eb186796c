package wawi

import (
	"crypto/cipher"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/exactjson"
	"github.com/jtlctl/jtlctl/internal/fault"
)

const (
	maxSealed = 8 << 20 // bytes: an answer of 1 MiB, escaped and sealed
	// about is sealed along, so that no other file is taken for one.
	about = "jtlctl wawi answer 1\n"
)

// outcome is a decided registration with its key, in the one form that is
// written before anything else happens. It holds all that the record will say,
// so that a lost record does no harm.
type outcome struct {
	Installation Installation `json:"installation"`
	Key          string       `json:"api_key"`
	Others       []string     `json:"other_api_keys,omitempty"`
	// Doubts are warnings about the answer, which must not be lost with the
	// process that read it.
	Doubts []string `json:"doubts,omitempty"`
}

func (l *Lock) sealed() disk.File {
	return disk.File{Path: filepath.Join(l.folder.Path, l.Name+".sealed"), Max: maxSealed}
}

// HasSealed reports whether a key was received that is not in the store yet.
func (l *Lock) HasSealed() bool { return l.folder.HasSealed(l.Name) }

// HasSealed reports whether a key was received that is not in the store yet.
// An empty file is one that waits for a key. What is no file, such as a folder, has no
// size that says anything, and is not to be passed over.
func (f Folder) HasSealed(name string) bool {
	info, err := os.Lstat((&Lock{Name: name, folder: f}).sealed().Path)
	return err == nil && (info.Size() > 0 || !info.Mode().IsRegular())
}

// sealer is a file that waits, open, for the one thing that must not be lost.
// It exists before JTL-Wawi is asked, so that what is left to do once the
// answer is there is to write and to sync: from the write on no end of the
// process loses the key, from the sync on no end of the machine.
type sealer struct {
	file *os.File
	aead cipher.AEAD
	name string
}

// newSealer makes the file. close removes it if nothing was sealed.
func (l *Lock) newSealer(aead cipher.AEAD) (*sealer, error) {
	path := l.sealed().Path
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return nil, disk.Fault(fault.Disk, err, "the file %s cannot be made", path).
			WithHint("look at the disk and at the rights of the folder; nobody was asked for a key")
	}
	syncFolder(l.folder.Path)
	return &sealer{file, aead, l.Name}, nil
}

// syncFolder makes the name of a new file durable too, if the system can.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

// seal calls written once no end of the process can lose the key any more.
func (s *sealer) seal(o outcome, written func()) error {
	//nolint:gosec // the key is sealed before it is written
	plain, err := json.Marshal(o)
	if err != nil {
		return err
	}
	//nolint:gosec // the nonce is chosen at random by Seal
	if _, err := s.file.WriteAt(s.aead.Seal(nil, nil, plain, []byte(about+s.name)), 0); err != nil {
		_ = s.file.Truncate(0) // half a copy would pass for one, and opens nothing
		return err
	}
	if !s.inPlace() {
		return errRemoved
	}
	written()
	return s.file.Sync()
}

var errRemoved = errors.New("the file was removed while JTL-Wawi was asked")

// inPlace reports whether the file still has its name: what is written into one that
// was removed is gone with the process.
func (s *sealer) inPlace() bool {
	named, err := os.Lstat(s.file.Name())
	if err != nil {
		return false
	}
	opened, err := s.file.Stat()
	return err == nil && os.SameFile(named, opened)
}

// close leaves the file only if a key is in it.
func (s *sealer) close() {
	info, err := s.file.Stat()
	own := s.inPlace()
	_ = s.file.Close()
	if err == nil && info.Size() == 0 && own {
		_ = os.Remove(s.file.Name())
	}
}

// unseal opens the copy; fs.ErrNotExist if there is none.
func (l *Lock) unseal(aead cipher.AEAD) (outcome, error) {
	file := l.sealed()
	text, err := file.Load()
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(text) == 0 {
		return outcome{}, fs.ErrNotExist
	}
	if err != nil {
		return outcome{}, disk.Fault(fault.Disk, err, "the sealed key %s cannot be read", file.Path).
			WithHint("look at the rights of the file and its folder; do not delete it")
	}
	plain, err := aead.Open(nil, nil, text, []byte(about+l.Name))
	var o outcome
	if err != nil || exactjson.Unmarshal(plain, &o) != nil || o.Key == "" {
		return outcome{}, fault.New(fault.Disk, "the sealed key %s is damaged, or sealed with another key than the one in the store", file.Path).
			WithHint("restore the file or the store from a backup; without one the key is lost: `jtlctl wawi forget %s`, remove the app in JTL-Wawi, register again", l.Name).
			WithCause(err)
	}
	return o, nil
}

func (l *Lock) removeSealed() error {
	if err := os.Remove(l.sealed().Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
