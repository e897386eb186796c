package credential

import (
	"context"
	"strings"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
)

// LogoutOptions say what a logout is about.
type LogoutOptions struct {
	All    bool // of all profiles
	Forget bool // even if the store cannot be reached
}

// Outcome is what became of the logout of one profile.
type Outcome struct {
	Profile  string
	NoSecret bool  // there was no stored secret
	Err      error // why nothing more could be done; nil if it was done
	// Left is why secrets stay in a store that the profile forgets; nil if none
	// do.
	Left  error
	Store string
	Slots []string // that stay in it
	// Stayed are files of the cache that could not be removed. Nothing in them can
	// be opened once the secrets are removed.
	Stayed []disk.Stayed
}

// Logout removes the secrets and the cached tokens of profiles. Their outcomes
// are in the order of the profiles.
func (s Service) Logout(ctx context.Context, o LogoutOptions) ([]Outcome, error) {
	if o.All && s.Configuration.Profile != "" {
		return nil, fault.New(fault.Usage, "--all and -p contradict each other")
	}
	if s.Configuration.NamesSandbox() {
		return nil, noLogin()
	}
	file, name, err := s.Configuration.Edit()
	if err != nil {
		return nil, err
	}
	names := []string{name}
	if o.All {
		names = file.Names()
	}
	var outcomes []Outcome
	for _, name := range names {
		outcomes = append(outcomes, s.logout(ctx, file, name, o.Forget))
	}
	return outcomes, nil
}

// logout removes what a profile has: the tokens, which need no store, then the
// secrets, whatever stays of the tokens, and the tokens that were cached meanwhile
// by whoever had the secret still.
func (s Service) logout(ctx context.Context, file *profile.File, name string, forgetting bool) Outcome {
	outcome := Outcome{Profile: name}
	p, ok := file.Find(name)
	if !ok {
		outcome.Err = file.Missing(name)
		return outcome
	}
	_, outcome.Stayed, outcome.Err = s.clearTokens(name)
	if p.Values["store"] == "" {
		outcome.NoSecret = true
		return outcome
	}
	store, err := s.Stores.Open(p.Values["store"])
	if err != nil {
		outcome.Err = err
		return outcome
	}
	tokens := "the cached tokens are removed"
	if outcome.Err != nil {
		tokens = "not all cached tokens are removed"
	}
	outcome.Store = store.Name()
	all := slots(p, cacheKeyName(name))
	outcome.Slots, err = removeSecrets(ctx, store, all)
	if err == nil {
		if _, outcome.Stayed, err = s.clearTokens(name); err != nil {
			s.Warn("profile %s: %v; what is in it cannot be opened any more", name, err)
		}
		if outcome.Err = forget(p, file); outcome.Err != nil {
			outcome.Err = fault.Wrap(outcome.Err, "profile %s: secret and tokens are removed, and the profile still names the store: %s", name, fault.Message(outcome.Err))
		}
		return outcome
	}
	switch {
	case ctx.Err() != nil:
		outcome.Err = err
	case forgetting:
		outcome.Left, outcome.Err = err, forget(p, file)
	default:
		secrets := "the secret is not"
		if len(outcome.Slots) < len(all) {
			secrets = "not all secrets are (" + strings.Join(outcome.Slots, ", ") + ")"
		}
		f := fault.From(err)
		outcome.Err = fault.New(f.Kind, "profile %s: %s, %s: %s", name, tokens, secrets, f.Message).
			WithHint("`jtlctl auth logout --forget` leaves it in the store, if the store is gone for good; else try again once the store works").WithCause(err)
	}
	return outcome
}

// DeleteProfile deletes a profile with its secrets and its cached tokens. The
// outcome is that of the logout, which a profile without secrets does not need.
func (s Service) DeleteProfile(ctx context.Context, name string) (Outcome, error) {
	outcome := Outcome{Profile: name, NoSecret: true}
	file, err := s.Configuration.EditOf()
	if err != nil {
		return outcome, err
	}
	if p, ok := file.Find(name); ok && p.Values["store"] != "" {
		if outcome = s.logout(ctx, file, name, false); outcome.Err != nil {
			return outcome, outcome.Err
		}
	}
	return outcome, file.Delete(name)
}

// Cleared is what became of the cached tokens of a profile.
type Cleared struct {
	Profile string
	Removed int           // cached tokens
	Stayed  []disk.Stayed // files without a token, such as locks that are in use
}

// ClearTokens removes the cached tokens of the profile of a call.
func (s Service) ClearTokens() (Cleared, error) {
	settings, err := s.Configuration.Settings(nil)
	if err != nil || settings.Sandbox.URL != "" {
		return Cleared{Profile: settings.Name}, err
	}
	removed, stayed, err := s.clearTokens(settings.Name)
	return Cleared{settings.Name, removed, stayed}, err
}

// clearTokens removes all that is cached for a profile, whatever client,
// provider and address it was for. It is an error if a token stays.
func (s Service) clearTokens(profile string) (tokens int, stayed []disk.Stayed, err error) {
	if s.Cache == "" {
		return 0, nil, nil
	}
	folder := s.tokensFolder(profile)
	removed, stayed, err := disk.Clear(folder, s.unlink)
	if err != nil {
		return 0, nil, disk.Fault(fault.Disk, err, "the cached tokens in %s cannot be removed", folder)
	}
	for _, name := range removed {
		if strings.HasSuffix(name, cacheSuffix) {
			tokens++
		}
	}
	for _, file := range stayed {
		switch token := strings.HasSuffix(file.Path, cacheSuffix); {
		case token && file.Empty:
			tokens++
		case token:
			err = disk.Fault(fault.Disk, file.Err, "the cached token %s cannot be removed", file.Path).
				WithHint("end the program that uses it and try again")
		}
	}
	return tokens, stayed, err
}
