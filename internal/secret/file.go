package secret

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"filippo.io/age"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// FileName is the store for machines without a keyring: a file that is
// encrypted with a passphrase.
const FileName = "file"

const (
	maxStore    = 1 << 20 // bytes
	fileVersion = 1

	lockPatience = 30 * time.Second // it is held only while a file is written, but perhaps by many before
)

// File keeps secrets in a folder, in two files of age (age-encryption.org):
// identity.age is a key that is encrypted with the passphrase, secrets.age is
// encrypted to that key. The passphrase is thus derived once per process and
// writing takes no time; `age -d -i identity.age secrets.age` opens them
// without jtlctl.
type File struct {
	Folder string
	// Passphrase asks for the passphrase; fresh is true if there is none
	// yet and the user chooses it.
	Passphrase func(ctx context.Context, fresh bool) (String, error)
	// Origin says where Passphrase takes it from, for the error about a wrong
	// one; nil and "" say nothing.
	Origin func() string
	// Wrong is called with the reason why a passphrase that a person typed does not open
	// the store, before that person is asked again; nil asks once.
	Wrong func(why error)
	// WorkFactor is the cost of a new passphrase, as the logarithm of scrypt's
	// N; 0 means the usual one. Tests use less.
	WorkFactor int

	mu       sync.Mutex
	identity *age.X25519Identity
}

// content is the plain form of secrets.age.
type content struct {
	Version int               `json:"version"`
	Secrets map[string]string `json:"secrets"`
}

// Name is "file".
func (*File) Name() string { return FileName }

func (f *File) identityFile() disk.File {
	return disk.File{Path: filepath.Join(f.Folder, "identity.age"), Max: maxStore}
}

func (f *File) secretsFile() disk.File {
	return disk.File{Path: filepath.Join(f.Folder, "secrets.age"), Max: maxStore}
}

// Get reads a secret. If nothing was ever stored it asks for no passphrase.
func (f *File) Get(ctx context.Context, name string) (String, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.guard(); err != nil {
		return String{}, err
	}
	if _, err := f.secretsFile().Load(); errors.Is(err, fs.ErrNotExist) {
		return String{}, ErrNotFound
	}
	if err := f.unlock(ctx); err != nil {
		return String{}, err
	}
	stored, err := f.load()
	if err != nil {
		return String{}, err
	}
	text, ok := stored.Secrets[name]
	if !ok {
		return String{}, ErrNotFound
	}
	return New(text), nil
}

// Set writes a secret.
func (f *File) Set(ctx context.Context, name string, value String) error {
	return f.change(ctx, func(secrets map[string]string) { secrets[name] = value.Reveal() })
}

// Delete removes a secret.
func (f *File) Delete(ctx context.Context, name string) error {
	switch _, err := f.Get(ctx, name); {
	case errors.Is(err, ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return f.change(ctx, func(secrets map[string]string) { delete(secrets, name) })
}

// Unlock asks for the passphrase and derives the key, so that what follows
// takes no time.
func (f *File) Unlock(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.unlock(ctx)
}

// change edits the secrets under a lock, so that processes at the same time
// lose nothing. The user is asked before the lock is taken.
func (f *File) change(ctx context.Context, edit func(map[string]string)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.unlock(ctx); err != nil {
		return err
	}
	return f.locked(ctx, func() error {
		stored, err := f.load()
		if err != nil {
			return err
		}
		edit(stored.Secrets)
		plain, err := json.Marshal(stored)
		if err != nil {
			return err
		}
		sealed, err := seal(plain, f.identity.Recipient())
		if err != nil {
			return err
		}
		return f.save(f.secretsFile(), sealed)
	})
}

// guard refuses a store that others can write: they could put another key into
// it, or a secret of theirs.
func (f *File) guard() error {
	for _, path := range []string{f.Folder, f.identityFile().Path, f.secretsFile().Path} {
		if exposed := disk.Guard(path, disk.Vault); exposed != nil {
			return fault.New(fault.Store, "the store %q is not used: %v", f.Folder, exposed).WithHint("%s", exposed.Hint()).WithCause(exposed)
		}
	}
	return nil
}

// unlock makes the identity available, and makes one if there is none.
func (f *File) unlock(ctx context.Context) error {
	if f.identity != nil && disk.IsFile(f.identityFile().Path) {
		return nil
	}
	f.identity = nil // the store was removed since: nothing would open what is sealed to that key
	if err := f.guard(); err != nil {
		return err
	}
	sealed, err := f.identityFile().Load()
	if errors.Is(err, fs.ErrNotExist) {
		return f.create(ctx)
	}
	if err != nil {
		return unreadable(f.identityFile().Path, err)
	}
	f.identity, err = f.ask(ctx, sealed)
	return err
}

// PassphraseTries is how often a person at the terminal may type a passphrase.
const PassphraseTries = 3

// ask asks for the passphrase until it opens the key. Only a person can type another.
func (f *File) ask(ctx context.Context, sealed []byte) (*age.X25519Identity, error) {
	for try := 1; ; try++ {
		passphrase, err := f.Passphrase(ctx, false)
		if err != nil {
			return nil, err
		}
		identity, err := f.open(sealed, passphrase)
		if err == nil || try == PassphraseTries || f.Origin == nil || f.Origin() != "" || f.Wrong == nil || fault.From(err).Kind != fault.Credentials {
			return identity, err
		}
		f.Wrong(err)
	}
}

// open derives the key from the passphrase.
func (f *File) open(sealed []byte, passphrase String) (*age.X25519Identity, error) {
	origin := ""
	if f.Origin != nil {
		origin = f.Origin()
	}
	return openIdentity(f.identityFile().Path, sealed, passphrase, origin)
}

func (f *File) create(ctx context.Context) error {
	if _, err := f.secretsFile().Load(); err == nil {
		return fault.New(fault.Store, "the key of the store is gone: %s is there, %s is not", f.secretsFile().Path, f.identityFile().Path).
			WithHint("restore it from a backup; without it, delete the folder %s and log in again", f.Folder)
	}
	passphrase, err := f.Passphrase(ctx, true)
	if err != nil {
		return err
	}
	return f.locked(ctx, func() error {
		// Another process may have been quicker; its passphrase then counts.
		if sealed, err := f.identityFile().Load(); err == nil {
			f.identity, err = f.open(sealed, passphrase)
			return err
		}
		identity, err := age.GenerateX25519Identity()
		if err != nil {
			return err
		}
		sealed, err := sealIdentity(identity, passphrase, cmp.Or(f.WorkFactor, usualWorkFactor))
		if err != nil {
			return err
		}
		if err := f.save(f.identityFile(), sealed); err != nil {
			return err
		}
		f.identity = identity
		return nil
	})
}

func (f *File) load() (content, error) {
	path := f.secretsFile().Path
	sealed, err := f.secretsFile().Load()
	if errors.Is(err, fs.ErrNotExist) {
		return content{fileVersion, map[string]string{}}, nil
	}
	if err != nil {
		return content{}, unreadable(path, err)
	}
	plain, err := open(sealed, f.identity)
	if err != nil {
		return content{}, damaged(path, err)
	}
	return parseContent(path, plain)
}

// parseContent reads what was sealed in a file.
func parseContent(path string, plain []byte) (content, error) {
	stored := content{Secrets: map[string]string{}}
	if err := json.NewDecoder(bytes.NewReader(plain)).Decode(&stored); err != nil {
		return content{}, damaged(path, err)
	}
	if stored.Secrets == nil {
		stored.Secrets = map[string]string{}
	}
	if stored.Version != fileVersion {
		return content{}, fault.New(fault.Store, "the store %s has version %d, and this jtlctl knows version %d", path, stored.Version, fileVersion).
			WithHint("if a newer jtlctl wrote it, use that one")
	}
	return stored, nil
}

func (f *File) save(file disk.File, sealed []byte) error {
	if len(sealed) > maxStore {
		return fault.New(fault.Store, "the store %s would grow beyond %d KiB", file.Path, maxStore>>10).
			WithHint("remove what is not needed any more; nothing was changed")
	}
	if err := file.Save(sealed); err != nil {
		return disk.Fault(fault.Store, err, "the store %s cannot be written", file.Path).
			WithHint("nothing was changed; check the disk and the permissions of the folder, or use another store (--store)")
	}
	return nil
}

func (f *File) locked(ctx context.Context, do func() error) error {
	if err := disk.MakeFolder(f.Folder); err != nil {
		return disk.Fault(fault.Store, err, "the folder %s of the store cannot be created", f.Folder).
			WithHint("check the permissions of the folders above it")
	}
	unlock, err := disk.Lock(ctx, filepath.Join(f.Folder, "lock"), lockPatience)
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return fault.New(fault.Store, "the store %s cannot be locked: %v", f.Folder, disk.Cause(err)).
			WithHint("end the other jtlctl, or check the permissions of the folder").WithCause(err)
	}
	defer unlock()
	return do()
}
