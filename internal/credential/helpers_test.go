package credential

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

const planted = "hunter2-planted"

// ledger is a store that remembers what was done to it.
type ledger struct {
	secrettest.Memory
	done  []string
	limit int // characters that it keeps of a value; 0 means all
	fails map[string]error
}

// plain leaves out what makes the name of a probe unique.
func plain(name string) string {
	if strings.HasPrefix(name, "probe") {
		return "probe"
	}
	return name
}

func (l *ledger) Set(ctx context.Context, name string, value secret.String) error {
	l.done = append(l.done, "set "+plain(name))
	if err := l.fails["set"]; err != nil {
		return err
	}
	if text := value.Reveal(); l.limit > 0 && len(text) > l.limit {
		value = secret.New(text[:l.limit])
	}
	return l.Memory.Set(ctx, name, value)
}

func (l *ledger) Delete(ctx context.Context, name string) error {
	l.done = append(l.done, "delete "+plain(name))
	if err := l.fails["delete "+plain(name)]; err != nil {
		return err
	}
	return l.Memory.Delete(ctx, name)
}

func (l *ledger) assert(t *testing.T, secrets map[string]string) {
	t.Helper()
	for slot, want := range secrets {
		got, err := l.Get(t.Context(), slot)
		if want == "" && !errors.Is(err, secret.ErrNotFound) || want != "" && got.Reveal() != want {
			t.Errorf("%s: %q, %v, want %q", slot, got.Reveal(), err, want)
		}
	}
}

func fresh(t *testing.T) *profile.File {
	t.Helper()
	return &profile.File{Path: filepath.Join(t.TempDir(), "jtlctl", "config.yaml")}
}

func shop(clientID, value string) credentials {
	return credentials{Kind: secret.ClientSecret, Profile: "shop", Environment: "qa", ClientID: clientID, Secret: secret.New(value)}
}

func proven(context.Context) error { return nil }

// loggedIn is a store and a configuration after a login as old-client.
func loggedIn(t *testing.T) (*ledger, *profile.File) {
	t.Helper()
	store, file := &ledger{}, fresh(t)
	must(t, shop("old-client", "old").save(t.Context(), store, file, proven))
	store.done = nil
	return store, file
}

var must = faulttest.Must

func wantProfile(t *testing.T, file *profile.File, want string) {
	t.Helper()
	onDisk, err := profile.Open(file.Path)
	must(t, err)
	for _, f := range []*profile.File{file, onDisk} {
		var got []string
		if p, ok := f.Find("shop"); ok {
			for key, value := range p.Values {
				if key == profile.SecretAt || key == profile.SCXSecretAt {
					continue
				}
				got = append(got, key+"="+value)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("profile is %q, want %q", got, want)
		}
	}
}

var wantFault = faulttest.WantWithout(planted)
