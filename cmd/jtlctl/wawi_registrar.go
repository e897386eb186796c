package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func (a *app) registrar(target wawi.Target, store secret.Store, w *waiting) (wawi.Registrar, error) {
	client, err := a.wawiClient(target, false)
	if err != nil {
		return wawi.Registrar{}, err
	}
	vault := &wawi.Vault{
		Store: store, Sleep: w.sleep, Warn: a.console.Warnf, Shout: a.shoutKey,
		Other: func(ctx context.Context) secret.Store { return a.otherStore(ctx, store.Name()) },
	}
	return wawi.Registrar{Client: client, Vault: vault, Random: a.random, Now: a.now, Sleep: w.sleep, Tell: w.tell}, nil
}

// otherStore is the store that takes a key if the chosen one does not any
// more: the keyring where it works, the encrypted file where it is in use or
// its passphrase is at hand. nil means none.
func (a *app) otherStore(ctx context.Context, chosen string) secret.Store {
	if chosen == secret.FileName {
		keyring, err := a.store(secret.KeyringName)
		if err != nil || secret.Probe(ctx, keyring) != nil {
			return nil
		}
		return keyring
	}
	file, err := a.store(secret.FileName)
	if err != nil {
		return nil
	}
	_, err = disk.File{Path: a.secretsFolder() + "/identity.age", Max: maxSecretFile}.Load()
	if err != nil && a.environment("JTLCTL_PASSPHRASE") == "" && a.environment("JTLCTL_PASSPHRASE_FILE") == "" {
		return nil
	}
	return file
}

// shoutKey shows a key that no store takes, rather than lose it.
func (a *app) shoutKey(name string, key secret.String, why error) {
	text := key.Reveal()
	if strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }) {
		text = fmt.Sprintf("%q", text)
	}
	a.console.Shout(strings.Join([]string{
		"THE API KEY OF " + strings.ToUpper(name) + " COULD NOT BE STORED: " + fault.From(why).Message,
		"",
		"    " + text,
		"",
		"It is shown this once. Copy it to a safe place now, and clear the screen after.",
	}, "\n"))
}

// mayReplace asks before a registration that makes another key invalid.
func (a *app) mayReplace(ctx context.Context, folder wawi.Folder, name, appID, address string, yes bool) error {
	if folder.HasSealed(name) {
		return nil // the registrar refuses, and says what to do
	}
	names, err := folder.Names()
	if err != nil {
		return err
	}
	for _, other := range names {
		record, err := folder.Find(other)
		if err != nil {
			if other == name {
				return err
			}
			a.console.Warnf("%v", err)
			continue
		}
		wish := record.Wish()
		if other != name && wish.AppID != appID {
			continue
		}
		if other != name && !wawi.Same(wish.URL, address) {
			if record.Installation == nil {
				continue
			}
			a.console.Warnf("%s is registered as %q at %s too; if that is the same JTL-Wawi, its key becomes invalid", appID, other, wish.URL)
			continue
		}
		if err := a.confirmReplacing(ctx, record, yes); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) confirmReplacing(ctx context.Context, record wawi.Record, yes bool) error {
	var warning string
	switch undecided := record.Undecided(); {
	case undecided != nil && undecided.Status == wawi.Sending:
		a.console.Warnf("a request of %q was sent before, and what became of it is not known: decline it in JTL-Wawi if it is there", record.Name)
		return nil
	case undecided != nil:
		warning = fmt.Sprintf("a registration of %q waits for a decision already; `jtlctl wawi resume %s` goes on with it, a new one gives it up", record.Name, record.Name)
	case record.Installation != nil:
		warning = fmt.Sprintf("%q is registered already (%s at %s): a new registration makes its old key invalid", record.Name, record.Installation.AppID, record.Installation.URL)
	default:
		return nil
	}
	a.console.Warnf("%s", warning)
	if yes {
		return nil
	}
	return a.confirm(ctx, "Register anew")
}

// confirm asks for a yes.
func (a *app) confirm(ctx context.Context, question string) error {
	answer, err := a.ask(ctx, question+"? [y/N]", "--yes")
	if err != nil {
		return err
	}
	if answer = strings.ToLower(answer); answer != "y" && answer != "yes" && answer != "j" && answer != "ja" {
		return fault.New(fault.Usage, "not confirmed; nothing was done")
	}
	return nil
}

// openTheDialog says what to click in JTL-Wawi, and lets a person at a
// terminal do it first.
func (a *app) openTheDialog(ctx context.Context, yes bool) error {
	a.console.Notef("in JTL-Wawi open: Admin → App registration → Add → Next, until it waits for the app")
	if yes || !a.console.InTerminal || !a.console.ErrTerminal {
		return nil
	}
	_, err := a.console.Ask(ctx, "Press Enter when it waits")
	if err != nil && ctx.Err() != nil {
		return fault.New(fault.Interrupted, "interrupted; nothing was sent").Because(errors.Join(err))
	}
	return nil
}

func size(bytes int) string {
	const kibi = 1 << 10
	if bytes < kibi {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d KiB", (bytes+kibi-1)/kibi)
}
