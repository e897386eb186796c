package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// store opens a store by its name.
func (a *app) store(name string) (secret.Store, error) {
	switch name {
	case secret.KeyringName:
		return a.openKeyring(), nil
	case secret.FileName:
		if a.roots.State == "" {
			return nil, fault.New(fault.Store, "this system tells no folder for the encrypted file (%s)", a.absent("HOME")).
				WithHint("set HOME, or give the credentials in the environment")
		}
		if a.file == nil {
			a.file = &secret.File{Folder: a.secretsFolder(), Passphrase: a.passphrase, Origin: a.passphraseOrigin}
		}
		return a.file, nil
	}
	return nil, secret.CheckName(name)
}

// openKeyring is the keyring, which may ask a person if one is there.
func (a *app) openKeyring() *secret.Keyring {
	if a.ring == nil {
		a.ring = a.briefKeyring()
		if !a.console.NoInput && (a.console.InTerminal || a.console.ErrTerminal) {
			a.ring.Waiting = a.keyringWaits
		}
	}
	return a.ring
}

// briefKeyring is the keyring for what can do without it: nobody is waited for.
func (a *app) briefKeyring() *secret.Keyring {
	return &secret.Keyring{Backend: a.keyring, Limits: a.keyringLimits}
}

// keyringWaits says that a person may have to answer. --quiet does not silence
// it, because the command seems to hang otherwise; with -o json standard error
// has to stay one document.
func (a *app) keyringWaits(limit time.Duration) {
	if a.flags.json() {
		return
	}
	a.console.Progress("")
	a.console.Warnf("the keyring has not answered yet: if it asks for a password or a permission, answer it; jtlctl waits %s at most (Ctrl-C leaves)", limit)
}

// secretsFolder is where the encrypted file lies; "" where the system tells no
// folder for it.
func (a *app) secretsFolder() string {
	if a.roots.State == "" {
		return ""
	}
	return filepath.Join(a.roots.State, "secrets")
}

// passphrase comes from the environment, from a file, or from the terminal,
// twice where it is a new one.
func (a *app) passphrase(ctx context.Context, fresh bool) (secret.String, error) {
	if text := a.environment("JTLCTL_PASSPHRASE"); text != "" {
		return secret.New(text), nil
	}
	if path := a.environment("JTLCTL_PASSPHRASE_FILE"); path != "" {
		return a.secretFile(path, "passphrase", disk.Passphrase, "JTLCTL_PASSPHRASE_FILE")
	}
	question := "Passphrase of the encrypted file"
	if fresh {
		question = "New passphrase for the encrypted file"
	}
	text, err := a.askSecret(ctx, question, "JTLCTL_PASSPHRASE or JTLCTL_PASSPHRASE_FILE", "JTLCTL_PASSPHRASE", "JTLCTL_PASSPHRASE_FILE")
	if err != nil || !fresh {
		return text, err
	}
	again, err := a.askSecret(ctx, "The same passphrase again", "JTLCTL_PASSPHRASE")
	if err == nil && !again.Equal(text) {
		err = fault.New(fault.Usage, "the two passphrases differ; nothing was stored").WithHint("try again")
	}
	return text, err
}

// passphraseOrigin is where passphrase takes it from; "" is the terminal.
func (a *app) passphraseOrigin() string {
	for _, variable := range []string{"JTLCTL_PASSPHRASE", "JTLCTL_PASSPHRASE_FILE"} {
		if a.environment(variable) != "" {
			return variable
		}
	}
	return ""
}

// ask asks on the terminal; without one it names what would have answered.
func (a *app) ask(ctx context.Context, question, instead string) (string, error) {
	text, err := a.console.Ask(ctx, question)
	return text, explainAsking(ctx, question, instead, "", err)
}

// askSecret is ask for a secret. Of the variables that would have answered, it
// says which are empty.
func (a *app) askSecret(ctx context.Context, question, instead string, variables ...string) (secret.String, error) {
	text, err := a.console.AskSecret(ctx, question)
	return secret.New(text), explainAsking(ctx, question, instead, a.empties(variables), err)
}

func explainAsking(ctx context.Context, question, instead, empty string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted")
	case errors.Is(err, console.ErrNoTerminal):
		return fault.New(fault.Usage, "%q cannot be asked without a terminal or with --no-input%s", question, empty).
			WithHint("use %s", instead).Because(err)
	}
	return fault.New(fault.Usage, "the terminal cannot be read: %v", err).WithHint("use %s", instead).Because(err)
}

// chosenStore is the store to put something into: the one asked for, that of
// the profile, or the keyring.
func (a *app) chosenStore(asked, ofProfile string) (secret.Store, error) {
	if err := checkStoreFlag(asked); err != nil {
		return nil, err
	}
	return a.store(cmp.Or(asked, ofProfile, secret.KeyringName))
}

// checkStoreFlag refuses a --store that does not exist; "" is none.
func checkStoreFlag(name string) error {
	if name == "" {
		return nil
	}
	return fault.WithOrigin(secret.CheckName(name), "--store")
}
