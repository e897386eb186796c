package credential

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// maxSecret is the longest secret that every store takes, in bytes: Windows
// allows 2560.
const maxSecret = 2000

// credentials are what a login stores.
type credentials struct {
	Kind        string // secret.ClientSecret or secret.SCXRefreshToken
	Profile     string
	Environment string
	IDP         string // "" leaves it as it is
	AuthMethod  string // likewise
	AppID       string // likewise
	APIURL      string // likewise
	TenantID    string // likewise
	TokenURL    string // if it differs from the environment's own
	SCXURL      string // likewise
	ClientID    string
	Secret      secret.String
	Probed      bool     // the store has shown that it works
	Outdated    []string // settings of the profile that are removed, unless they are above
}

func (c credentials) slot() string { return Slot(c.Kind, c.Profile, c.Environment, c.ClientID) }

// check refuses what no store should be given.
func (c credentials) check() error {
	what := nameOf(c.Kind)
	switch {
	case c.Kind == secret.ClientSecret && c.ClientID == "":
		return fault.New(fault.Usage, "the client ID is empty")
	case c.Secret.Empty():
		return fault.New(fault.Usage, "the %s is empty", what)
	case strings.ContainsFunc(c.ClientID, unicode.IsControl):
		return fault.New(fault.Usage, "the client ID has line breaks or control characters in it").
			WithHint("it is one line; a .env file is read with --env-file")
	case len(c.Secret.Reveal()) > maxSecret:
		return fault.New(fault.Usage, "the %s has %d bytes; no store takes more than %d", what, len(c.Secret.Reveal()), maxSecret).
			WithHint("is it the right file?")
	}
	return nil
}

// save stores credentials. Nothing is stored before the store has shown that it
// works and prove has shown that the credentials do; the profile, which makes
// the new secret count, is written last.
func (c credentials) save(ctx context.Context, store secret.Store, file *profile.File, prove func(context.Context) error) error {
	if err := c.check(); err != nil {
		return err
	}
	if err := c.checkPlace(store, file); err != nil {
		return err
	}
	if !c.Probed {
		if err := secret.Probe(ctx, store); err != nil {
			return err
		}
	}
	if err := prove(ctx); err != nil {
		return err
	}
	before := c.oldSlots(store, file)
	old, err := store.Get(ctx, c.slot())
	if err != nil && !errors.Is(err, secret.ErrNotFound) {
		return err
	}
	existed := err == nil
	if err := secret.SetAndCheck(ctx, store, c.slot(), c.Secret); err != nil {
		undo(ctx, store, c.slot(), old, existed)
		return err
	}
	if err := file.Set(c.Profile, c.entries(store)...); err != nil {
		undo(ctx, store, c.slot(), old, existed)
		return err
	}
	for _, slot := range before {
		_ = store.Delete(ctx, slot) // the login counts; what stays behind is of no use to anybody
	}
	return nil
}

// checkPlace refuses to leave secrets behind where no logout would find them:
// a profile has one store and one environment.
func (c credentials) checkPlace(store secret.Store, file *profile.File) error {
	p, ok := file.Find(c.Profile)
	if !ok || p.Values["store"] == "" {
		return nil
	}
	if p.Values["store"] == store.Name() && (c.Kind == secret.ClientSecret || p.Environment() == c.Environment) {
		return nil
	}
	return fault.New(fault.Usage, "the profile %q has secrets for %s in the %s store, and this login is for %s and the %s store",
		c.Profile, p.Environment(), p.Values["store"], c.Environment, store.Name()).
		WithHint("use another profile with -p NAME, or `jtlctl auth logout` first")
}

func (c credentials) entries(store secret.Store) []profile.Entry {
	list := []profile.Entry{{Key: "environment", Value: c.Environment}, {Key: "store", Value: store.Name()}}
	if c.Kind == secret.ClientSecret {
		list = append(list, profile.Entry{Key: "client_id", Value: c.ClientID})
	}
	at := profile.SecretAt
	if c.Kind == secret.SCXRefreshToken {
		at = profile.SCXSecretAt
	}
	list = append(list, profile.Entry{Key: at, Value: c.slot()})
	if c.Kind == secret.ClientSecret && c.IDP != "" {
		list = append(list, profile.Entry{Key: "token_url"}) // an older one would count
	}
	for _, key := range c.Outdated {
		list = append(list, profile.Entry{Key: key})
	}
	for _, entry := range []profile.Entry{
		{Key: "idp", Value: c.IDP}, {Key: "token_url", Value: c.TokenURL}, {Key: "scx_url", Value: c.SCXURL}, {Key: "auth_method", Value: c.AuthMethod},
		{Key: "app_id", Value: c.AppID}, {Key: "api_url", Value: c.APIURL}, {Key: "tenant_id", Value: c.TenantID},
	} {
		if entry.Value != "" {
			list = append(list, entry)
		}
	}
	return list
}

// oldSlots are where the profile's secrets were stored so far, if a login with another
// client or for another environment makes them useless.
func (c credentials) oldSlots(store secret.Store, file *profile.File) []string {
	p, ok := file.Find(c.Profile)
	if !ok || p.Values["store"] != store.Name() || c.Kind != secret.ClientSecret {
		return nil
	}
	var slots []string
	if p.Environment() != c.Environment && p.Values[profile.SCXSecretAt] != "" {
		slots = append(slots, p.Values[profile.SCXSecretAt])
	}
	if slot := secretAt(p); slot != c.slot() {
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
