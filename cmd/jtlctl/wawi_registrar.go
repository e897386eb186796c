package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jtlctl/jtlctl/internal/console"
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
		Other:     func(ctx context.Context) secret.Store { return a.otherStore(ctx, store.Name()) },
		Elsewhere: func() []secret.Store { return a.elsewhere(store.Name()) },
	}
	return wawi.Registrar{Client: client, Vault: vault, Random: a.random, Now: a.now, Sleep: w.sleep, Tell: w.tell, Guard: a.guard}, nil
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

// elsewhere are all stores but one.
func (a *app) elsewhere(chosen string) (stores []secret.Store) {
	for _, name := range secret.Names() {
		if store, err := a.store(name); err == nil && name != chosen {
			stores = append(stores, store)
		}
	}
	return stores
}

// sweep removes what an earlier registration left in another store than the
// one that the key lies in now.
func (a *app) sweep(ctx context.Context, name, now string, before []string) {
	for _, storeName := range before {
		if storeName == now {
			continue
		}
		store, err := a.store(storeName)
		if err == nil {
			err = forgetKeys(ctx, store, name)
		}
		if err != nil {
			a.console.Warnf("the %s store may still have the old key of %q, which is invalid: %v", storeName, name, err)
		}
	}
}

// storesOf are the stores that something of a name may lie in.
func storesOf(record wawi.Record) (names []string) {
	if record.Installation != nil {
		names = append(names, record.Installation.Store)
	}
	if r := record.Registration; r != nil && (len(names) == 0 || names[0] != r.Store) {
		names = append(names, r.Store)
	}
	return names
}

// shoutKey shows a key that no store takes, rather than lose it. If the copy on
// disk can be opened later, it is shown on a terminal only. It reports whether
// the key was shown.
func (a *app) shoutKey(name string, key secret.String, why error, copied bool) bool {
	text := key.Reveal()
	if !wawi.Carried(key) || strings.Contains(text, " ") {
		text = console.Quoted(text) + " (as a JSON string: it has unusual characters)"
	}
	lines := strings.Join([]string{
		"THE API KEY OF " + strings.ToUpper(name) + " COULD NOT BE STORED: " + console.SafeLine(fault.From(why).Message),
		"",
		"    " + text,
		"",
		"It is shown this once. Copy it to a safe place now, and clear the screen after.",
	}, "\n")
	if copied {
		return a.console.ShoutOnTerminal(lines)
	}
	a.console.Shout(lines)
	return true
}

// mayReplace asks before a registration that makes another key invalid.
func (a *app) mayReplace(ctx context.Context, folder wawi.Folder, name, appID, address string, yes bool) error {
	if folder.HasSealed(name) {
		return fault.New(fault.Usage, "a key of %q was received and is not in the store yet", name).
			WithHint("`jtlctl wawi resume %s` puts it there; only if that cannot work any more, `jtlctl wawi forget %s --lose-key` gives it up", name, name)
	}
	names, err := folder.Names()
	if err != nil {
		return err
	}
	for _, other := range names {
		record, err := folder.Find(other)
		if err != nil && other != name {
			a.console.Warnf("%v", err)
			continue
		}
		if err != nil {
			return err
		}
		look := a.mayReplaceOther
		if other == name {
			look = a.mayReplaceName
		}
		if err := look(ctx, record, appID, address, yes); err != nil {
			return err
		}
	}
	return nil
}

// mayReplaceName keeps a name for the app and the Wawi that it belongs to:
// the key of another one would be overwritten, and stay valid there for ever.
func (a *app) mayReplaceName(ctx context.Context, record wawi.Record, appID, address string, yes bool) error {
	wish := record.Wish()
	if record.Installation == nil && record.Undecided() == nil {
		return nil // it ended without a key
	}
	if wish.AppID != appID || !wawi.Same(wish.URL, address) {
		return fault.New(fault.Usage, "the name %q belongs to %s at %s", record.Name, wish.AppID, wish.URL).
			WithHint("choose another name, or `jtlctl wawi forget %s` first if that app is not needed any more", record.Name)
	}
	return a.confirmReplacing(ctx, record, yes)
}

// mayReplaceOther looks at another name of the same app.
func (a *app) mayReplaceOther(ctx context.Context, record wawi.Record, appID, address string, yes bool) error {
	wish := record.Wish()
	switch {
	case wish.AppID != appID:
		return nil
	case wawi.Same(wish.URL, address):
		return a.confirmReplacing(ctx, record, yes)
	case record.Installation != nil && wawi.Alike(wish.URL, address):
		a.console.Warnf("%s is registered as %q at %s too; if that is the same JTL-Wawi, its key becomes invalid", appID, record.Name, wish.URL)
	}
	return nil
}

func (a *app) confirmReplacing(ctx context.Context, record wawi.Record, yes bool) error {
	undecided := record.Undecided()
	if undecided != nil && undecided.Status == wawi.Sending {
		a.console.Warnf("a request of %q was sent before, and what became of it is not known: decline it in JTL-Wawi if it is there", record.Name)
	}
	switch {
	case undecided != nil && undecided.Status == wawi.Pending:
		a.console.Warnf("a registration of %q waits for a decision already; `jtlctl wawi resume %s` goes on with it, a new one gives it up", record.Name, record.Name)
	case record.Installation != nil:
		a.console.Warnf("%q is registered already (%s at %s): a new registration makes its old key invalid", record.Name, record.Installation.AppID, record.Installation.URL)
	default:
		return nil
	}
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
	switch {
	case err == nil || errors.Is(err, console.ErrNoTerminal): // with --no-input nobody is waited for
		return nil
	case ctx.Err() != nil:
		return fault.New(fault.Interrupted, "interrupted; nothing was sent").Because(err)
	}
	return fault.New(fault.Usage, "the terminal was closed before Enter was pressed; nothing was sent").
		WithHint("run it again and press Enter once JTL-Wawi waits; --yes does not wait for you").Because(err)
}

func size(bytes int) string {
	const kibi = 1 << 10
	if bytes < kibi {
		return fmt.Sprintf("%d bytes", bytes)
	}
	return fmt.Sprintf("%d KiB", (bytes+kibi-1)/kibi)
}

// hold keeps other processes from a name that is known. excused tells of what
// is wrong with it and does not matter.
func (a *app) hold(ctx context.Context, raw string, excused func(folder wawi.Folder, name string, wrong error) bool) (*wawi.Held, error) {
	folder, err := a.wawiFolder()
	if err != nil {
		return nil, err
	}
	name, err := wawi.ParseName(raw)
	if err != nil {
		return nil, err
	}
	if _, err := folder.Find(name); err != nil && !excused(folder, name, err) {
		return nil, err
	}
	return folder.Hold(ctx, name)
}
