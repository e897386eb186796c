package credential

import (
	"context"
	"os"
	"path/filepath"

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

// logout removes what a profile has: first the tokens, which need no store.
func (s Service) logout(ctx context.Context, file *profile.File, name string, forgetting bool) Outcome {
	outcome := Outcome{Profile: name}
	p, ok := file.Find(name)
	if !ok {
		outcome.Err = file.Missing(name)
		return outcome
	}
	if _, outcome.Err = s.clearTokens(name); outcome.Err != nil {
		return outcome
	}
	if p.Values["store"] == "" {
		outcome.NoSecret = true
		return outcome
	}
	store, err := s.Stores.Open(p.Values["store"])
	if err != nil {
		outcome.Err = err
		return outcome
	}
	outcome.Store, outcome.Slots = store.Name(), slots(p, cacheKeyName(name))
	err = removeSecrets(ctx, p, store, file, outcome.Slots)
	switch {
	case err == nil || ctx.Err() != nil:
		outcome.Err = err
	case forgetting:
		outcome.Left, outcome.Err = err, forget(p, file)
	default:
		f := fault.From(err)
		outcome.Err = fault.New(f.Kind, "profile %s: the cached tokens are removed, the secret is not: %s", name, f.Message).
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

// ClearTokens removes the cached tokens of the profile of a call, and returns
// their number.
func (s Service) ClearTokens() (name string, removed int, err error) {
	settings, err := s.Configuration.Settings(nil)
	if err != nil || settings.Sandbox.URL != "" {
		return settings.Name, 0, err
	}
	removed, err = s.clearTokens(settings.Name)
	return settings.Name, removed, err
}

// clearTokens removes all that is cached for a profile, whatever client,
// provider and address it was for.
func (s Service) clearTokens(profile string) (removed int, err error) {
	if s.Cache == "" {
		return 0, nil
	}
	folder := s.tokensFolder(profile)
	cached, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err == nil {
		err = os.RemoveAll(folder)
	}
	if err != nil {
		return 0, disk.Fault(fault.Disk, err, "the cached tokens in %s cannot be removed", folder)
	}
	return len(cached), nil
}
