package wawi

import (
	"context"
	"io"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// Service registers apps and uses what came of it. It holds all rules about
// that: what may be replaced, resumed and forgotten, and which key is the one.
type Service struct {
	// OpenFolder returns the folder of the installations.
	OpenFolder func() (Folder, error)
	Stores     Stores
	// Connect makes a client of one Wawi. streamed means that bodies may take
	// longer than the timeout.
	Connect func(t Target, streamed bool) (Client, error)
	// Scopes are the catalogues that scopes are explained by.
	Scopes func() (*scope.Index, error)
	UI     UI
	Random io.Reader
	Now    func() time.Time
	Guard  *interrupt.Guard
}

// UI is the person that a command talks to.
type UI struct {
	// Warn reports what is not right although the work goes on, and Note what
	// has been done.
	Warn, Note func(format string, args ...any)
	// Describe shows the app that is about to be registered.
	Describe func(App, Picture)
	// Confirm asks a question; every answer but yes is an error.
	Confirm func(ctx context.Context, question string) error
	// OpenDialog says what to open in JTL-Wawi and, if ask is true, waits until
	// a person has done so.
	OpenDialog func(ctx context.Context, ask bool) error
	// ReopenDialog says why a request was not accepted, and waits until a person has
	// opened the dialog. It reports whether one has.
	ReopenDialog func(ctx context.Context, why error) (bool, error)
	// ShowKey shows a key that no store takes to the person at the terminal, once,
	// and reports whether it did. If a copy on disk can be opened later, it shows
	// the key on a terminal only: a log keeps what it was given.
	ShowKey func(name string, key secret.String, why error, copied bool) bool
	// Progress shows how the waiting goes, and must return at once. Sleep waits,
	// or returns early with the context's error. Done removes what Progress
	// showed.
	Progress func(Progress)
	Sleep    func(context.Context, time.Duration) error
	Done     func()
}

// registrar carries a registration at a target through.
func (s Service) registrar(target Target, store secret.Store) (Registrar, error) {
	client, err := s.Connect(target, false)
	if err != nil {
		return Registrar{}, err
	}
	vault := &Vault{
		Store: store, Sleep: s.UI.Sleep, Warn: s.UI.Warn, ShowKey: s.UI.ShowKey,
		Other:     func(ctx context.Context) secret.Store { return s.Stores.fallback(ctx, store.Name()) },
		Elsewhere: func() []secret.Store { return s.Stores.except(store.Name()) },
	}
	return Registrar{Client: client, Vault: vault, Random: s.Random, Now: s.Now, Sleep: s.UI.Sleep, Tell: s.UI.Progress, Guard: s.Guard}, nil
}

// installed loads an installation that has its key.
func (s Service) installed(raw string) (string, Installation, error) {
	folder, err := s.OpenFolder()
	if err != nil {
		return "", Installation{}, err
	}
	record, err := folder.Find(raw)
	if err != nil {
		return "", Installation{}, err
	}
	sealed := folder.HasSealed(record.Name)
	if record.Installation != nil {
		if sealed {
			s.UI.Warn("a newer key of %q was received and is not in the store yet: `jtlctl wawi resume %s`", record.Name, record.Name)
		}
		return record.Name, *record.Installation, nil
	}
	if sealed {
		return "", Installation{}, keyWaits(record.Name)
	}
	f := fault.New(fault.Credentials, "%q has no key: its registration is %s", record.Name, record.Status())
	if record.Undecided() == nil {
		return "", Installation{}, f.WithHint("register again with `%s`", registerAgain(record.Name, record.Registration.URL))
	}
	return "", Installation{}, f.WithHint("approve the app in JTL-Wawi, then `jtlctl wawi resume %s`", record.Name)
}

// keyWaits says that a key is on disk, sealed, and only resume can open it.
func keyWaits(name string) error {
	return fault.New(fault.Credentials, "a key of %q was received and is not in the store yet", name).
		WithHint("`jtlctl wawi resume %s` puts the key into the store", name)
}

// lockKnown locks a name that something is stored under. excused reports
// whether what is wrong with it does not matter.
func lockKnown(ctx context.Context, folder Folder, raw string, excused func(name string, wrong error) bool) (*Lock, error) {
	name, err := ParseName(raw)
	if err != nil {
		return nil, err
	}
	if _, err := folder.Find(name); err != nil && !excused(name, err) {
		return nil, err
	}
	return folder.Lock(ctx, name)
}
