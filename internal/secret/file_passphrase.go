package secret

import (
	"cmp"
	"context"
	"errors"
	"io/fs"

	"filippo.io/age"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// ChangePassphrase encrypts the key of the store with another passphrase, which choose
// returns. The secrets stay as they are, since they are encrypted to the key. The file
// with the key is replaced at once and read back, so that at every moment one of the
// two passphrases opens the store.
func (f *File) ChangePassphrase(ctx context.Context, choose func(context.Context) (String, error)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.guard(); err != nil {
		return err
	}
	path := f.identityFile().Path
	sealed, err := f.identityFile().Load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Usage, "there is no encrypted file in %s yet, so that it has no passphrase", f.Folder).
			WithHint("`jtlctl auth login --store file` makes one")
	case err != nil:
		return unreadable(path, err)
	}
	if f.identity, err = f.ask(ctx, sealed); err != nil {
		return err
	}
	passphrase, err := choose(ctx)
	if err != nil {
		return err
	}
	return f.locked(ctx, func() error {
		now, err := f.identityFile().Load()
		if err != nil {
			return unreadable(path, err)
		}
		if string(now) != string(sealed) {
			return fault.New(fault.Store, "another jtlctl changed the passphrase of %s in the meantime; nothing was changed", path)
		}
		return f.replaceIdentity(sealed, passphrase)
	})
}

// replaceIdentity writes the key, encrypted with another passphrase, and puts the old
// file back if the new one does not open.
func (f *File) replaceIdentity(before []byte, passphrase String) error {
	sealed, err := sealIdentity(f.identity, passphrase, cmp.Or(f.WorkFactor, usualWorkFactor))
	if err != nil {
		return err
	}
	if err := f.opens(sealed, passphrase); err != nil {
		return err
	}
	if err := f.save(f.identityFile(), sealed); err != nil {
		return err
	}
	written, err := f.identityFile().Load()
	if err == nil {
		err = f.opens(written, passphrase)
	}
	if err == nil {
		return nil
	}
	if failed := f.save(f.identityFile(), before); failed != nil {
		return errors.Join(err, failed)
	}
	return disk.Fault(fault.Store, err, "the new passphrase does not open %s; the old one was put back", f.identityFile().Path)
}

// opens reports with an error that a passphrase does not open the key of the store.
func (f *File) opens(sealed []byte, passphrase String) error {
	var got *age.X25519Identity
	got, err := openIdentity(f.identityFile().Path, sealed, passphrase, "")
	if err == nil && got.String() != f.identity.String() {
		err = changed(f)
	}
	return err
}
