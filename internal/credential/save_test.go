package credential

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

const (
	oldSlotName = `client-secret/"shop"/qa/old-client`
	newSlotName = `client-secret/"shop"/qa/new-client`
)

func TestCredentials_save_order(t *testing.T) {
	t.Parallel()
	store, file := &ledger{}, fresh(t)
	prove := func(context.Context) error {
		if len(store.done) != 2 {
			t.Errorf("before the proof the store saw %q", store.done)
		}
		store.done = append(store.done, "prove")
		return nil
	}
	must(t, shop("new-client", planted).save(t.Context(), store, file, prove))
	if want := []string{"set probe", "delete probe", "prove", "set " + newSlotName}; !slices.Equal(store.done, want) {
		t.Errorf("done is %q, want %q", store.done, want)
	}
	store.assert(t, map[string]string{newSlotName: planted})
	wantProfile(t, file, "client_id=new-client environment=qa store=memory")
}

func TestCredentials_save_scx(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	scx := credentials{Kind: secret.SCXRefreshToken, Profile: "shop", Environment: "qa", IDP: "zitadel", Secret: secret.New(planted)}
	must(t, scx.save(t.Context(), store, file, proven))
	store.assert(t, map[string]string{oldSlotName: "old", `scx-refresh-token/"shop"/qa/`: planted})
	wantProfile(t, file, "client_id=old-client environment=qa idp=zitadel store=memory")
}

func TestCredentials_save_notProven(t *testing.T) {
	t.Parallel()
	refused := errors.New("refused")
	store, file := loggedIn(t)
	if err := shop("new-client", planted).save(t.Context(), store, file, func(context.Context) error { return refused }); !errors.Is(err, refused) {
		t.Errorf("got %v", err)
	}
	store.assert(t, map[string]string{oldSlotName: "old", newSlotName: "", "probe": ""})
	wantProfile(t, file, "client_id=old-client environment=qa store=memory")

	empty := fresh(t)
	_ = shop("new-client", planted).save(t.Context(), &ledger{}, empty, func(context.Context) error { return refused })
	if _, err := os.Stat(empty.Path); !os.IsNotExist(err) {
		t.Errorf("a configuration was written: %v", err)
	}
}

func TestCredentials_save_brokenStore(t *testing.T) {
	t.Parallel()
	broken := fault.New(fault.Store, "the keyring is broken")
	for name, store := range map[string]*ledger{
		"cannot write":  {fails: map[string]error{"set": broken}},
		"cannot delete": {fails: map[string]error{"delete probe": broken}},
		"changes":       {limit: 3},
	} {
		file := fresh(t)
		err := shop("new-client", planted).save(t.Context(), store, file, func(context.Context) error {
			t.Errorf("%s: proven all the same", name)
			return nil
		})
		wantFault(t, err, fault.Store)
		wantProfile(t, file, "")
	}
}

func TestCredentials_check(t *testing.T) {
	t.Parallel()
	scx := credentials{Kind: secret.SCXRefreshToken, Profile: "shop", Environment: "qa"}
	tooLong := shop("new-client", strings.Repeat("ü", maxSecret/2+1))
	for words, l := range map[string]credentials{
		"the client ID is empty":                        shop("", planted),
		"the client secret is empty":                    shop("new-client", ""),
		"the SCX refresh token is empty":                scx,
		"has 2002 bytes; no store takes more than 2000": tooLong,
	} {
		store := &ledger{}
		wantFault(t, l.save(t.Context(), store, fresh(t), proven), fault.Usage, words)
		if len(store.done) > 0 {
			t.Errorf("%s: the store saw %q", words, store.done)
		}
	}
	must(t, shop("new-client", strings.Repeat("x", maxSecret)).check())
	scx.Secret = secret.New("x")
	must(t, scx.check())
}

func TestCredentials_save_sameClient(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	must(t, shop("old-client", planted).save(t.Context(), store, file, proven))
	store.assert(t, map[string]string{oldSlotName: planted})
	if slices.Contains(store.done, "delete "+oldSlotName) {
		t.Error("the new secret was deleted in between")
	}
}

func TestCredentials_save_removesOldSecret(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]credentials{
		"another client":      shop("new-client", planted),
		"another environment": {Kind: secret.ClientSecret, Profile: "shop", Environment: "prod", ClientID: "old-client", Secret: secret.New(planted)},
	} {
		store, file := loggedIn(t)
		must(t, l.save(t.Context(), store, file, proven))
		store.assert(t, map[string]string{oldSlotName: "", l.slot(): planted})
		if last := store.done[len(store.done)-1]; last != "delete "+oldSlotName {
			t.Errorf("%s: last was %q", name, last)
		}
	}
}

func TestCredentials_save_undone(t *testing.T) {
	t.Parallel()
	for name, l := range map[string]credentials{"same client": shop("old-client", planted), "another client": shop("new-client", planted)} {
		store, file := loggedIn(t)
		file.Path = filepath.Join(file.Path, "below", "a-file")
		ctx, cancel := context.WithCancel(t.Context())
		err := l.save(ctx, store, file, func(context.Context) error { cancel(); return nil })
		wantFault(t, err, fault.Disk, file.Path)
		t.Log(name)
		store.assert(t, map[string]string{oldSlotName: "old", newSlotName: ""})
	}
}

func TestRemoveSecrets(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	must(t, credentials{Kind: secret.SCXRefreshToken, Profile: "shop", Environment: "qa", Secret: secret.New("x")}.save(t.Context(), store, file, proven))
	must(t, store.Set(t.Context(), "cache-key", secret.New("kept")))
	p, _ := file.Find("shop")
	must(t, removeAll(t, p, store, file, slots(p)))
	must(t, removeAll(t, p, store, file, slots(p)))
	store.assert(t, map[string]string{oldSlotName: "", `scx-refresh-token/"shop"/qa/`: "", "cache-key": "kept"})
	wantProfile(t, file, "client_id=old-client environment=qa")
}

func TestRemoveSecrets_failed(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	broken := fault.New(fault.Store, "the keyring is broken")
	store.fails = map[string]error{"delete " + oldSlotName: broken}
	p, _ := file.Find("shop")
	if err := removeAll(t, p, store, file, slots(p)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	wantProfile(t, file, "client_id=old-client environment=qa store=memory")
	wantFault(t, removeAll(t, profile.Profile{Name: "shp"}, store, file, nil), fault.Usage, `no profile "shp"`)
}

func TestSlot(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	parts := []string{"", "a", "A", "ä", "a\u0308", `"`, `\`, `"/qa/`, `a"/qa/x`, `a/qa/x`, "a b", "a.b", strings.Repeat("x", 200)}
	for _, kind := range []string{secret.ClientSecret, secret.SCXRefreshToken} {
		for _, name := range parts {
			for _, environment := range []string{"prod", "qa"} {
				for _, client := range parts {
					seen[Slot(kind, name, environment, client)] = true
				}
			}
		}
	}
	if want := 2 * 2 * len(parts) * len(parts); len(seen) != want {
		t.Errorf("%d places for %d secrets", len(seen), want)
	}
}

// TestCredentials_save_changedByStore: the probe is short, so that a store that cuts values off passes it.
func TestCredentials_save_changedByStore(t *testing.T) {
	t.Parallel()
	for slot, before := range map[string]string{oldSlotName: "old", newSlotName: ""} {
		store, file := loggedIn(t)
		store.limit = 10
		client := slot[strings.LastIndex(slot, "/")+1:]
		wantFault(t, shop(client, planted).save(t.Context(), store, file, proven), fault.Store, "did not give back")
		store.assert(t, map[string]string{slot: before})
		wantProfile(t, file, "client_id=old-client environment=qa store=memory")
	}
}

// TestCredentials_save_oldSecretStays: the login is done by then; only something old stays behind.
func TestCredentials_save_oldSecretStays(t *testing.T) {
	t.Parallel()
	store, file := loggedIn(t)
	store.fails = map[string]error{"delete " + oldSlotName: errors.New("broken")}
	if err := shop("new-client", planted).save(t.Context(), store, file, proven); err != nil {
		t.Errorf("got %v", err)
	}
	wantProfile(t, file, "client_id=new-client environment=qa store=memory")
}

// removeAll removes secrets, and what the profile knows of them.
func removeAll(t *testing.T, p profile.Profile, store secret.Store, file *profile.File, slots []string) error {
	t.Helper()
	if _, err := removeSecrets(t.Context(), store, slots); err != nil {
		return err
	}
	return forget(p, file)
}
