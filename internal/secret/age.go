package secret

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"filippo.io/age"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// A file whose passphrase costs more than the bound is refused rather than
// computed.
const (
	usualWorkFactor = 15 // near 100 ms
	maxWorkFactor   = 18 // what age itself uses
)

func seal(plain []byte, to age.Recipient) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return sealed.Bytes(), nil
}

func open(sealed []byte, with age.Identity) ([]byte, error) {
	plain, err := age.Decrypt(bytes.NewReader(sealed), with)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(plain, maxStore))
}

func sealIdentity(identity *age.X25519Identity, passphrase String, workFactor int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(passphrase.Reveal())
	if err != nil {
		return nil, fault.New(fault.Usage, "the passphrase must not be empty")
	}
	recipient.SetWorkFactor(workFactor)
	return seal([]byte(identity.String()+"\n"), recipient)
}

func openIdentity(path string, sealed []byte, passphrase String, origin string) (*age.X25519Identity, error) {
	scrypt, err := age.NewScryptIdentity(passphrase.Reveal())
	if err != nil {
		return nil, fault.New(fault.Usage, "the passphrase must not be empty")
	}
	scrypt.SetMaxWorkFactor(maxWorkFactor)
	plain, err := open(sealed, scrypt)
	if errors.Is(err, age.ErrIncorrectIdentity) && bytes.HasPrefix(sealed, []byte("age-encryption.org/v1\n-> scrypt ")) {
		if origin != "" {
			origin = " from " + origin
		}
		return nil, fault.New(fault.Credentials, "the passphrase%s does not open the store %s", origin, path).
			WithHint("check JTLCTL_PASSPHRASE or JTLCTL_PASSPHRASE_FILE, or type it again; it cannot be recovered").WithCause(err)
	}
	if err != nil && strings.Contains(err.Error(), "work factor") {
		return nil, fault.New(fault.Store, "the store %s demands a work factor beyond 2^%d for its passphrase, which could take forever", path, maxWorkFactor).
			WithHint("jtlctl did not write this: restore it from a backup").WithCause(err)
	}
	if err != nil {
		return nil, damaged(path, err)
	}
	identity, err := age.ParseX25519Identity(string(bytes.TrimSpace(plain)))
	if err != nil {
		return nil, damaged(path, err)
	}
	return identity, nil
}

func damaged(path string, err error) error {
	return fault.New(fault.Store, "the store %s is damaged, cut off, or not one of jtlctl's", path).
		WithHint("restore it from a backup; without one, delete its folder and log in again").WithCause(err)
}

func unreadable(path string, err error) error {
	if errors.Is(err, disk.ErrTooLarge) {
		return damaged(path, err)
	}
	return disk.Fault(fault.Store, err, "the store %s cannot be read", path).
		WithHint("check the permissions of the file and its folder")
}
