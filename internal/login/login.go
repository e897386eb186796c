// Package login keeps the credentials of a profile: proves them, stores them,
// finds them again, removes them.
//
// It is handed the store and the means of proving; it knows nothing of flags,
// prompts or HTTP.
package login

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// MaxSecret is the longest secret that every store takes, in bytes: Windows
// allows 2560.
const MaxSecret = 2000

// Slot names the place of a secret in a store. It names the client too, so
// that a secret is never used with another client's ID, and a login that is
// cut off between store and profile leaves the old pair as it was.
func Slot(kind, profile, environment, clientID string) string {
	return kind + "/" + strconv.Quote(profile) + "/" + environment + "/" + clientID
}

// Login is what a user wants to be stored.
type Login struct {
	Kind        string // secret.ClientSecret or secret.SCXRefreshToken
	Profile     string
	Environment string
	IDP         string // "" leaves it as it is
	TokenURL    string // where it differs from the environment's own
	SCXURL      string // likewise
	ClientID    string
	Secret      secret.String
}

func (l Login) slot() string { return Slot(l.Kind, l.Profile, l.Environment, l.ClientID) }

// Check refuses what no store should be given.
func (l Login) Check() error {
	what := "client secret"
	if l.Kind == secret.SCXRefreshToken {
		what = "SCX refresh token"
	}
	switch {
	case l.Kind == secret.ClientSecret && l.ClientID == "":
		return fault.New(fault.Usage, "the client ID is empty")
	case l.Secret.Empty():
		return fault.New(fault.Usage, "the %s is empty", what)
	case strings.ContainsFunc(l.Secret.Reveal()+l.ClientID, unicode.IsControl):
		return fault.New(fault.Usage, "the %s has line breaks or control characters in it", what).
			WithHint("it is one line; a .env file is read with --env-file")
	case len(l.Secret.Reveal()) > MaxSecret:
		return fault.New(fault.Usage, "the %s has %d bytes; no store takes more than %d", what, len(l.Secret.Reveal()), MaxSecret).
			WithHint("is it the right file?")
	}
	return nil
}

// Do stores a login. Nothing is stored before the store has shown that it
// works and prove has shown that the credentials do; the profile, which makes
// the new secret count, is written last.
func Do(ctx context.Context, l Login, store secret.Store, file *profile.File, prove func(context.Context) error) error {
	if err := l.Check(); err != nil {
		return err
	}
	if err := l.checkPlace(store, file); err != nil {
		return err
	}
	if err := secret.Probe(ctx, store); err != nil {
		return err
	}
	if err := prove(ctx); err != nil {
		return err
	}
	before := oldSlots(file, l, store)
	old, err := store.Get(ctx, l.slot())
	if err != nil && !errors.Is(err, secret.ErrNotFound) {
		return err
	}
	existed := err == nil
	if err := secret.SetAndCheck(ctx, store, l.slot(), l.Secret); err != nil {
		undo(ctx, store, l.slot(), old, existed)
		return err
	}
	if err := file.Set(l.Profile, entries(l, store)...); err != nil {
		undo(ctx, store, l.slot(), old, existed)
		return err
	}
	for _, slot := range before {
		_ = store.Delete(ctx, slot) // the login counts; what stays behind is of no use to anybody
	}
	return nil
}

// checkPlace refuses to leave secrets behind where no logout would find them:
// a profile has one store and one environment.
func (l Login) checkPlace(store secret.Store, file *profile.File) error {
	p, ok := file.Find(l.Profile)
	if !ok || p.Values["store"] == "" {
		return nil
	}
	if p.Values["store"] == store.Name() && (l.Kind == secret.ClientSecret || p.Environment() == l.Environment) {
		return nil
	}
	return fault.New(fault.Usage, "the profile %q has secrets for %s in the %s store, and this login is for %s and the %s store",
		l.Profile, p.Environment(), p.Values["store"], l.Environment, store.Name()).
		WithHint("use another profile with -p NAME, or `jtlctl auth logout` first")
}

func entries(l Login, store secret.Store) []profile.Entry {
	list := []profile.Entry{{Key: "environment", Value: l.Environment}, {Key: "store", Value: store.Name()}}
	if l.Kind == secret.ClientSecret {
		list = append(list, profile.Entry{Key: "client_id", Value: l.ClientID})
	}
	at := profile.SecretAt
	if l.Kind == secret.SCXRefreshToken {
		at = profile.SCXSecretAt
	}
	list = append(list, profile.Entry{Key: at, Value: l.slot()})
	for _, entry := range []profile.Entry{{Key: "idp", Value: l.IDP}, {Key: "token_url", Value: l.TokenURL}, {Key: "scx_url", Value: l.SCXURL}} {
		if entry.Value != "" {
			list = append(list, entry)
		}
	}
	return list
}

// oldSlots are where the profile's secrets lay so far, if a login with another
// client or for another environment makes them useless.
func oldSlots(file *profile.File, l Login, store secret.Store) []string {
	p, ok := file.Find(l.Profile)
	if !ok || p.Values["store"] != store.Name() || l.Kind != secret.ClientSecret {
		return nil
	}
	var slots []string
	if p.Environment() != l.Environment && p.Values[profile.SCXSecretAt] != "" {
		slots = append(slots, p.Values[profile.SCXSecretAt])
	}
	if slot := secretAt(p); slot != l.slot() {
		slots = append(slots, slot)
	}
	return slots
}

// undo puts the store back to what it was. It goes on after an interruption:
// a half-stored login is what it is there to prevent.
func undo(ctx context.Context, store secret.Store, slot string, old secret.String, existed bool) {
	ctx = context.WithoutCancel(ctx)
	if existed {
		_ = store.Set(ctx, slot, old)
		return
	}
	_ = store.Delete(ctx, slot)
}

// secretAt is where the client secret of a profile lies.
func secretAt(p profile.Profile) string {
	return cmp.Or(p.Values[profile.SecretAt], Slot(secret.ClientSecret, p.Name, p.Environment(), p.Values["client_id"]))
}

// Slots are all that a profile has in its store, and further ones.
func Slots(p profile.Profile, further ...string) []string {
	slots := append([]string{secretAt(p)}, further...)
	if at := p.Values[profile.SCXSecretAt]; at != "" {
		slots = append(slots, at)
	}
	return slots
}

// Out removes secrets of a profile from its store and forgets the store.
func Out(ctx context.Context, p profile.Profile, store secret.Store, file *profile.File, slots []string) error {
	for _, slot := range slots {
		if err := store.Delete(ctx, slot); err != nil && !errors.Is(err, secret.ErrNotFound) {
			return err
		}
	}
	return Forget(p, file)
}

// Forget lets a profile no longer know that it has secrets.
func Forget(p profile.Profile, file *profile.File) error {
	if _, ok := file.Find(p.Name); !ok {
		return file.Missing(p.Name)
	}
	return file.Set(p.Name, profile.Entry{Key: "store"}, profile.Entry{Key: profile.SecretAt}, profile.Entry{Key: profile.SCXSecretAt})
}
