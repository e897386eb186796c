package credential

import (
	"cmp"
	"context"
	"errors"

	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
)

// secretAt is where the client secret of a profile is stored.
func secretAt(p profile.Profile) string {
	return cmp.Or(p.Values[profile.SecretAt], Slot(secret.ClientSecret, p.Name, p.Environment(), p.Values["client_id"]))
}

// slots are all that a profile has in its store, and further ones.
func slots(p profile.Profile, further ...string) []string {
	all := append([]string{secretAt(p)}, further...)
	if at := p.Values[profile.SCXSecretAt]; at != "" {
		all = append(all, at)
	}
	return all
}

// removeSecrets removes secrets from a store. With an error it returns those that
// stay in it.
func removeSecrets(ctx context.Context, store secret.Store, slots []string) (stayed []string, err error) {
	for i, slot := range slots {
		if err := store.Delete(ctx, slot); err != nil && !errors.Is(err, secret.ErrNotFound) {
			return slots[i:], err
		}
	}
	return nil, nil
}

// forget lets a profile no longer know that it has secrets.
func forget(p profile.Profile, file *profile.File) error {
	if _, ok := file.Find(p.Name); !ok {
		return file.Missing(p.Name)
	}
	return file.Set(p.Name, profile.Entry{Key: "store"}, profile.Entry{Key: profile.SecretAt}, profile.Entry{Key: profile.SCXSecretAt})
}
