package credential

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestService_Logout(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	outcomes, err := f.Logout(t.Context(), LogoutOptions{})
	if err != nil || len(outcomes) != 1 || outcomes[0].Err != nil || outcomes[0].NoSecret || outcomes[0].Left != nil {
		t.Errorf("%+v, %v", outcomes, err)
	}
	if len(f.ring.secrets) > 0 {
		t.Errorf("in the store: %q", f.ring.secrets)
	}
	if _, err := os.Stat(f.tokensFolder("default")); !os.IsNotExist(err) {
		t.Errorf("cached tokens: %v", err)
	}
	outcomes, err = f.Logout(t.Context(), LogoutOptions{})
	if err != nil || !outcomes[0].NoSecret {
		t.Errorf("again: %+v, %v", outcomes, err)
	}
}

// TestService_Logout_all: what fails for one profile keeps no other from being
// logged out.
func TestService_Logout_all(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	for _, name := range []string{"file", "none"} {
		f.Configuration.Profile = name
		_, err := f.Configuration.Set("client_id", "a")
		must(t, err)
	}
	f.Configuration.Profile = "file"
	_, err := f.Configuration.Set("store", "file")
	must(t, err)
	_, err = f.Logout(t.Context(), LogoutOptions{All: true})
	wantFault(t, err, fault.Usage, "--all and -p contradict each other")
	f.Configuration.Profile, f.Stores.State = "", ""
	outcomes, err := f.Logout(t.Context(), LogoutOptions{All: true})
	must(t, err)
	if len(outcomes) != 3 || outcomes[0].Err != nil || !outcomes[2].NoSecret {
		t.Errorf("%+v", outcomes)
	}
	wantFault(t, outcomes[1].Err, fault.Store, "encrypted file")
}

func TestService_Logout_unreachable(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	f.ring.err = errors.New("broken")
	outcomes, err := f.Logout(t.Context(), LogoutOptions{})
	must(t, err)
	wantFault(t, outcomes[0].Err, fault.Store, "profile default: the cached tokens are removed, the secret is not: ", "--forget")
	if got := f.settings(t).Store; got != "keyring" {
		t.Errorf("the profile has forgotten its store: %q", got)
	}
	outcomes, err = f.Logout(t.Context(), LogoutOptions{Forget: true})
	must(t, err)
	if o := outcomes[0]; o.Err != nil || o.Left == nil || o.Store != "keyring" || strings.Join(o.Slots, " ") != `client-secret/"default"/prod/client-1 cache-key/"default"` {
		t.Errorf("%+v", o)
	}
	if got := f.settings(t).Store; got != "" {
		t.Errorf("the profile has the store %q", got)
	}
}

// errSharing is what Windows says of a file that another process has open.
var errSharing = errors.New("it is being used by another process")

// keeps lets no file of some kind be removed, nor emptied.
func (f *fixture) keeps(t *testing.T, suffix string) {
	t.Helper()
	f.unlink = func(path string) error {
		if strings.HasSuffix(path, suffix) {
			must(t, os.Remove(path))
			must(t, os.Mkdir(path, 0o700)) // which cannot be emptied as a file can
			return &fs.PathError{Op: "remove", Path: path, Err: errSharing}
		}
		return os.Remove(path)
	}
}

// Whatever file of the cache another process has open, the secret is removed.
func TestService_Logout_openFiles(t *testing.T) {
	t.Parallel()
	for _, suffix := range []string{".lock", ".json", ""} {
		f := newFixture(t)
		f.login(t)
		_, err := f.token(t, false)
		must(t, err)
		f.keeps(t, suffix)
		outcomes, err := f.Logout(t.Context(), LogoutOptions{})
		must(t, err)
		if o := outcomes[0]; o.Err != nil || len(o.Stayed) == 0 || !errors.Is(o.Stayed[0].Err, errSharing) {
			t.Errorf("%q: %+v", suffix, o)
		}
		if len(f.ring.secrets) > 0 || f.settings(t).Store != "" {
			t.Errorf("%q: in the store: %q", suffix, f.ring.secrets)
		}
	}
}

// Another process has a lock and does not release it.
func TestService_Logout_locked(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	locks, _ := filepath.Glob(filepath.Join(f.tokensFolder("default"), "*.json.lock"))
	unlock, err := disk.Lock(t.Context(), locks[0], 0)
	must(t, err)
	defer unlock()
	cleared, err := f.ClearTokens()
	if err != nil || cleared.Removed != 1 || len(cleared.Stayed) != 1 || cleared.Stayed[0].Path != locks[0] || !cleared.Stayed[0].Empty {
		t.Errorf("%+v, %v", cleared, err)
	}
	outcomes, err := f.Logout(t.Context(), LogoutOptions{})
	must(t, err)
	if o := outcomes[0]; o.Err != nil || len(o.Stayed) != 1 || len(f.ring.secrets) > 0 {
		t.Errorf("%+v, in the store: %q", o, f.ring.secrets)
	}
}

// Somebody holds the lock of the configuration: the secret is removed, and that
// the profile does not know it yet is said, after a bounded time.
func TestService_Logout_configurationLocked(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		f := newFixture(t)
		f.login(t)
		unlock, err := disk.Lock(t.Context(), filepath.Join(f.folder, "config", "config.yaml.lock"), 0)
		must(t, err)
		defer unlock()
		started := time.Now()
		outcomes, err := f.Logout(t.Context(), LogoutOptions{})
		must(t, err)
		wantFault(t, outcomes[0].Err, fault.Disk, "profile default: secret and tokens are removed, and the profile still names the store: ", "another process holds the lock")
		if took := time.Since(started); took > 10*time.Second || len(f.ring.secrets) > 0 {
			t.Errorf("after %s, in the store: %q", took, f.ring.secrets)
		}
	})
}

func TestService_ClearTokens_openFile(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	f.unlink = func(path string) error { return &fs.PathError{Op: "remove", Path: path, Err: errSharing} }
	cleared, err := f.ClearTokens() // the files are emptied
	if err != nil || cleared.Removed != 1 {
		t.Errorf("%+v, %v", cleared, err)
	}
	f.unlink = nil
	_, err = f.token(t, false)
	must(t, err)
	f.keeps(t, ".json")
	_, err = f.ClearTokens()
	wantFault(t, err, fault.Disk, "the cached token ", "cannot be removed: it is being used by another process", "end the program")
}

func TestService_DeleteProfile(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	f.Configuration.Profile = "default"
	_, err := f.DeleteProfile(t.Context(), "default")
	wantFault(t, err, fault.Usage, "not with -p")
	f.Configuration.Profile = ""
	_, err = f.DeleteProfile(t.Context(), "defaultt")
	wantFault(t, err, fault.Usage, `no profile "defaultt"`)
	f.ring.err = errors.New("broken")
	_, err = f.DeleteProfile(t.Context(), "default")
	wantFault(t, err, fault.Store)
	if len(f.ring.secrets) == 0 || f.settings(t).ClientID != "client-1" {
		t.Error("a profile was deleted whose secret could not be")
	}
	f.ring.err = nil
	outcome, err := f.DeleteProfile(t.Context(), "default")
	if err != nil || outcome.NoSecret || len(f.ring.secrets) > 0 {
		t.Errorf("%+v, %v, %q", outcome, err, f.ring.secrets)
	}
}

func TestService_ClearTokens(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	for _, address := range []string{"", "https://auth.jtl-cloud.com/other"} {
		f.variables["JTLCTL_TOKEN_URL"] = address
		_, err := f.token(t, false)
		must(t, err)
	}
	cleared, err := f.ClearTokens()
	if err != nil || cleared.Profile != "default" || cleared.Removed != 2 || len(cleared.Stayed) > 0 {
		t.Errorf("%+v, %v", cleared, err)
	}
	if cleared, err = f.ClearTokens(); err != nil || cleared.Removed != 0 {
		t.Errorf("again: %+v, %v", cleared, err)
	}
	if len(f.ring.secrets) == 0 {
		t.Error("the credentials are gone")
	}
}

func TestService_Status(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	if all, err := f.Status(); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	// What would make it another app is not about the profile.
	f.variables = map[string]string{"JTL_CLIENT_ID": "other", "JTLCTL_ENV": "qa", "JTLCTL_STORE": "file", "JTL_CLIENT_SECRET": planted}
	f.ring.err = errors.New("a store was opened")
	f.now = f.now.Add(10 * time.Minute)
	all, err := f.Status()
	must(t, err)
	if len(all) != 1 || all[0].ClientID != "client-1" || all[0].Environment != "prod" || all[0].Store != "keyring" || all[0].Token == nil || all[0].SCXToken != nil {
		t.Fatalf("%+v", all)
	}
	if left := all[0].Token.Left; left != 50*time.Minute {
		t.Errorf("%s left", left)
	}
	f.now = f.now.Add(time.Hour)
	if all, _ = f.Status(); all[0].Token.Left != 0 {
		t.Errorf("%s left", all[0].Token.Left)
	}
	if got := strings.Join(f.Overriding(), " "); got != "JTL_CLIENT_SECRET" {
		t.Errorf("overriding: %s", got)
	}
	f.Configuration.Profile = "defaultt"
	_, err = f.Status()
	wantFault(t, err, fault.Usage, `no profile "defaultt"`, "(from --profile)")
}
