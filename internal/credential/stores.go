package credential

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Stores opens the stores of secrets, each once, so that a person is asked for
// a passphrase once, and one thing at a time.
type Stores struct {
	State       string // the folder of what cannot be recreated; "" if the system has none
	Cache       string // the folder of caches, for locks; "" if the system has none
	Environment environ.Lookup
	Backend     secret.Backend // of the keyring; nil means the system's own
	Limits      secret.Limits  // of the keyring; zero means the usual ones
	// WorkFactor is the cost of a new passphrase of the encrypted file; 0 means
	// the usual one.
	WorkFactor int
	// Waiting is called while a store, such as the keyring, lets a person answer; nil
	// if nobody is there to do so.
	Waiting func(store string, limit time.Duration)
	// AskSecret asks for the passphrase of the encrypted file.
	AskSecret func(ctx context.Context, question, instead string, variables ...string) (secret.String, error)
	Warn      func(format string, args ...any)

	file    *secret.File
	ring    *secret.Keyring
	helpers map[string]*secret.Helper // by the names of the stores
}

// Open opens a store by its name.
func (s *Stores) Open(name string) (secret.Store, error) {
	switch name {
	case secret.KeyringName:
		return s.keyring(), nil
	case secret.FileName:
		if s.State == "" {
			_, variable := disk.RootVariables()
			return nil, fault.New(fault.Store, "this system has no folder for the encrypted file (%s)", s.Environment.Missing(variable)).
				WithHint("%s, or give the credentials in the environment", disk.SetDataFolder())
		}
		if s.file == nil {
			s.file = &secret.File{Folder: s.Folder(), Passphrase: s.passphrase, Origin: s.passphraseOrigin, WorkFactor: s.WorkFactor,
				Wrong: func(why error) { s.Warn("%s; try again", fault.Message(why)) }}
		}
		return s.file, nil
	}
	if err := secret.CheckName(name); err != nil {
		return nil, err
	}
	if s.helpers[name] == nil {
		if s.helpers == nil {
			s.helpers = map[string]*secret.Helper{}
		}
		s.helpers[name] = &secret.Helper{Program: strings.TrimPrefix(name, secret.HelperPrefix), Waiting: s.waiting("store " + name)}
	}
	return s.helpers[name], nil
}

// Choose opens the store to put something into: the one asked for, that of the
// profile, or the keyring.
func (s *Stores) Choose(asked, ofProfile string) (secret.Store, error) {
	if err := CheckStoreFlag(asked); err != nil {
		return nil, err
	}
	return s.Open(cmp.Or(asked, ofProfile, secret.KeyringName))
}

// CheckStoreFlag refuses a --store that does not exist; "" is none.
func CheckStoreFlag(name string) error {
	if name == "" {
		return nil
	}
	return fault.WithOrigin(secret.CheckName(name), "--store")
}

// keyring is the keyring, which may ask a person if one is there.
func (s *Stores) keyring() *secret.Keyring {
	if s.ring == nil {
		s.ring = s.BriefKeyring()
		s.ring.Waiting = s.waiting("keyring")
	}
	return s.ring
}

func (s *Stores) waiting(store string) func(time.Duration) {
	if s.Waiting == nil {
		return nil
	}
	return func(limit time.Duration) { s.Waiting(store, limit) }
}

// BriefKeyring is the keyring for what can do without it: nobody is waited for.
func (s *Stores) BriefKeyring() *secret.Keyring {
	return &secret.Keyring{Backend: s.Backend, Limits: s.Limits, Queue: s.queue()}
}

// queue is the folder of the keyring's queue.
func (s *Stores) queue() string {
	if s.Cache == "" {
		return ""
	}
	return filepath.Join(s.Cache, "locks")
}

// Folder is where the encrypted file is stored; "" if the system has no folder
// for it.
func (s *Stores) Folder() string {
	if s.State == "" {
		return ""
	}
	return filepath.Join(s.State, "secrets")
}

// passphrase comes from the environment, from a file, or from the terminal. What a
// program gives is taken as it is.
func (s *Stores) passphrase(ctx context.Context, fresh bool) (secret.String, error) {
	if err := onlyOne(s.Environment, secret.PassphraseVariable, secret.PassphraseFileVariable); err != nil {
		return secret.String{}, err
	}
	if text := s.Environment.Get(secret.PassphraseVariable); text != "" {
		return secret.New(text), nil
	}
	if path := s.Environment.Get(secret.PassphraseFileVariable); path != "" {
		return readSecret(path, "passphrase", disk.Passphrase, secret.PassphraseFileVariable, s.Warn)
	}
	instead := secret.PassphraseVariable + " or " + secret.PassphraseFileVariable
	if fresh {
		return s.newPassphrase(ctx, "New passphrase for the encrypted file", instead)
	}
	return s.AskSecret(ctx, "Passphrase of the encrypted file", instead, secret.PassphraseVariable, secret.PassphraseFileVariable)
}

// passphraseOrigin is where passphrase takes it from; "" is the terminal.
func (s *Stores) passphraseOrigin() string {
	for _, variable := range []string{secret.PassphraseVariable, secret.PassphraseFileVariable} {
		if s.Environment.Get(variable) != "" {
			return variable
		}
	}
	return ""
}
