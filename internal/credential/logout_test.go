package credential

import (
	"errors"
	"os"
	"strings"
	"testing"
	"time"

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
	name, removed, err := f.ClearTokens()
	if err != nil || name != "default" || removed != 2 {
		t.Errorf("%q, %d, %v", name, removed, err)
	}
	if _, removed, err = f.ClearTokens(); err != nil || removed != 0 {
		t.Errorf("again: %d, %v", removed, err)
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
