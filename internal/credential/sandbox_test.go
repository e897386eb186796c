package credential

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// sandboxed is a machine with real credentials in every place, on which a call is
// for the sandbox. Its keyring fails if it is opened.
func (f *fixture) sandboxed(t *testing.T) {
	t.Helper()
	f.login(t)
	f.ring.err = fault.New(fault.Store, "the keyring was opened")
	for _, name := range []string{"JTL_CLIENT_SECRET", "JTL_SCX_REFRESH_TOKEN"} {
		f.variables[name] = planted
	}
	for _, name := range []string{"JTLCTL_TOKEN_URL", "JTLCTL_API_URL", "JTLCTL_SCX_URL", "JTL_ISSUER"} {
		f.variables[name] = "https://real.example"
	}
	f.variables["JTL_CLIENT_ID"], f.variables["JTL_CLIENT_SECRET_FILE"] = "client-1", "/nonexistent"
	f.variables["JTLCTL_ENV"] = "sandbox"
}

func TestService_Token_sandbox(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.sandboxed(t)
	for range 2 {
		got, err := f.token(t, false)
		must(t, err)
		if got.Cached || got.Settings.Name != "sandbox" {
			t.Errorf("got %+v", got)
		}
	}
	_, _ = f.token(t, true) // which is answered as SCX does not
	f.wantRequests(t, "POST http://127.0.0.1:7373/oauth2/token sandbox-app", "POST http://127.0.0.1:7373/oauth2/token sandbox-app", "POST http://127.0.0.1:7373/v1/auth")
	cleared, err := f.ClearTokens()
	must(t, err)
	if cleared.Profile != "sandbox" || cleared.Removed != 0 || len(f.warned) > 0 {
		t.Errorf("%+v, %v", cleared, f.warned)
	}
}

func TestService_Token_sandboxKeepsOthers(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	_, err := f.token(t, false)
	must(t, err)
	f.variables["JTLCTL_ENV"] = "sandbox"
	got, err := f.token(t, false)
	must(t, err)
	_, err = f.ClearTokens()
	must(t, err)
	delete(f.variables, "JTLCTL_ENV")
	real, err := f.token(t, false)
	must(t, err)
	if got.Cached || !real.Cached || got.Access.Equal(real.Access) {
		t.Error("the token of the sandbox and that of the profile are mixed")
	}
}

func TestService_Status_sandbox(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.sandboxed(t)
	got, err := f.Status()
	must(t, err)
	if len(got) != 1 || got[0].Profile != "sandbox" || got[0].ClientID != "sandbox-app" || got[0].Provider != "127.0.0.1:7373" || got[0].Store != "" || len(f.Overriding()) > 0 {
		t.Errorf("got %+v, %v", got, f.Overriding())
	}
}

func TestService_Login_sandbox(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.sandboxed(t)
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true})
	wantFault(t, err, fault.Usage, "the sandbox has public credentials", "`jtlctl token get --env sandbox`")
	_, err = f.Logout(t.Context(), LogoutOptions{})
	wantFault(t, err, fault.Usage, "nothing to log in to or out of")
	delete(f.variables, "JTLCTL_ENV")
	_, err = f.Configuration.Set("environment", "sandbox")
	must(t, err)
	_, err = f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true})
	wantFault(t, err, fault.Usage, "the sandbox has public credentials")
	f.wantRequests(t)
	if strings.Contains(strings.Join(f.warned, "\n"), planted) {
		t.Error("the secret is shown")
	}
}
