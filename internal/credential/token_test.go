package credential

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/token"
)

const prodToken = "POST https://auth.jtl-cloud.com/oauth2/token client-1"

func TestService_Token_stored(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	for i, want := range []bool{false, true, true} {
		got, err := f.token(t, false)
		if err != nil || got.Cached != want || got.Access.Reveal() != "token-1" {
			t.Errorf("%d: %q, cached %t, %v", i, got.Access.Reveal(), got.Cached, err)
		}
	}
	f.wantRequests(t, prodToken)
	f.now = f.now.Add(time.Hour)
	if got, err := f.token(t, false); err != nil || got.Cached || got.Access.Reveal() != "token-2" {
		t.Errorf("after an hour: %+v, %v", got, err)
	}
}

// TestService_Token_environment: what the environment has wins, and leaves
// nothing behind.
func TestService_Token_environment(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables["JTL_CLIENT_SECRET"] = planted
	_, err := f.token(t, false)
	wantFault(t, err, fault.Credentials, "there is no client ID: no profile has it, and JTL_CLIENT_ID is not set")
	f.variables["JTL_CLIENT_ID"] = "client-1"
	for range 2 {
		if got, err := f.token(t, false); err != nil || got.Cached {
			t.Errorf("%+v, %v", got, err)
		}
	}
	f.wantRequests(t, prodToken, prodToken)
	if entries, err := os.ReadDir(f.folder); err != nil || len(entries) > 0 {
		t.Errorf("there are files: %v, %v", entries, err)
	}
}

func TestService_Token_missing(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		variables map[string]string
		scx       bool
		words     string
	}{
		"nothing":         {nil, false, "there is no client ID and client secret: no profile has it, and JTL_CLIENT_ID and JTL_CLIENT_SECRET are not set"},
		"an empty secret": {map[string]string{"JTL_CLIENT_ID": "a", "JTL_CLIENT_SECRET": ""}, false, "there is no client secret: no profile has it, and JTL_CLIENT_SECRET is empty"},
		"SCX":             {nil, true, "there is no SCX refresh token: no profile has it, and JTL_SCX_REFRESH_TOKEN is not set"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.variables = test.variables
			_, err := f.token(t, test.scx)
			wantFault(t, err, fault.Credentials, test.words, "jtlctl auth login")
			f.wantRequests(t)
		})
	}
}

func TestService_Token_deleted(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	clear(f.ring.secrets)
	_, err := f.token(t, false)
	wantFault(t, err, fault.Credentials, `the keyring store has no secret of profile "default" for client "client-1" in prod`)
	_, err = f.token(t, true)
	wantFault(t, err, fault.Credentials, `the keyring store has no SCX refresh token of profile "default" for prod`, "--scx")
	f.wantRequests(t)
}

// TestService_Token_server: a stored secret is sent to the server of its login
// and to no other, whatever the environment says.
func TestService_Token_server(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		variable, value string
		scx, sent       bool
	}{
		"another server":             {"JTLCTL_TOKEN_URL", "https://evil.test/oauth2/token", false, false},
		"another port":               {"JTLCTL_TOKEN_URL", "https://auth.jtl-cloud.com:444/oauth2/token", false, false},
		"a host that begins alike":   {"JTLCTL_TOKEN_URL", "https://auth.jtl-cloud.com.evil.test/oauth2/token", false, false},
		"another path of the server": {"JTLCTL_TOKEN_URL", "https://auth.jtl-cloud.com/other", false, true},
		"another API":                {"JTLCTL_API_URL", "https://evil.test", false, true},
		"the server of SCX":          {"JTLCTL_SCX_URL", "https://evil.test/v1/auth", false, true},
		"SCX to another server":      {"JTLCTL_SCX_URL", "https://evil.test/v1/auth", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.login(t)
			f.variables[test.variable] = test.value
			_, err := f.token(t, test.scx)
			if sent := len(f.requests) > 0; sent != test.sent {
				t.Errorf("sent is %t: %q", sent, f.requests)
			}
			if !test.sent {
				wantFault(t, err, fault.Config, "the stored secret of profile \"default\" is for ", test.variable+" names https://", "another profile")
			}
		})
	}
}

// TestService_Token_neverLoggedIn: without a login there is no secret that could
// be meant for another server.
func TestService_Token_neverLoggedIn(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables = map[string]string{"JTLCTL_STORE": "keyring", "JTL_CLIENT_ID": "a", "JTLCTL_TOKEN_URL": "https://evil.test"}
	_, err := f.token(t, false)
	wantFault(t, err, fault.Credentials, "there is no client secret")
}

func TestService_Token_clock(t *testing.T) {
	t.Parallel()
	for off, words := range map[time.Duration]string{
		0: "", 30 * time.Second: "", -30 * time.Second: "",
		time.Hour: "this machine's clock is 1h0m0s behind the server's", -time.Hour: "1h0m0s ahead of",
	} {
		f := newFixture(t)
		f.login(t)
		f.serverAt = f.now.Add(off)
		_, err := f.token(t, false)
		must(t, err)
		if text := strings.Join(f.warned, "; "); !strings.Contains(text, words) || (text != "") != (words != "") {
			t.Errorf("%s: %q", off, text)
		}
	}
}

func TestService_Token_options(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	for i, test := range []struct {
		options TokenOptions
		want    string
	}{
		{TokenOptions{}, "token-1"},
		{TokenOptions{MinTTL: time.Hour}, "token-1"},
		{TokenOptions{MinTTL: 61 * time.Minute}, "token-2"},
		{TokenOptions{}, "token-2"},
		{TokenOptions{Refresh: true}, "token-3"},
	} {
		if got, err := f.Token(t.Context(), test.options); err != nil || got.Access.Reveal() != test.want || got.Settings.Name != "default" {
			t.Errorf("%d: %+v, %v", i, got, err)
		}
	}
	_, err := f.Token(t.Context(), TokenOptions{MinTTL: -time.Second})
	wantFault(t, err, fault.Usage, "--min-ttl cannot be negative, and is -1s")
	_, err = f.Token(t.Context(), TokenOptions{IDP: "hydra"})
	wantFault(t, err, fault.Usage, "(from --idp)")
	if got, err := f.Access(t.Context(), f.settings(t)); err != nil || got.Reveal() != "token-3" {
		t.Errorf("%q, %v", got.Reveal(), err)
	}
}

func TestService_Token_noCacheFolder(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	f.Cache = ""
	for range 2 {
		if got, err := f.token(t, false); err != nil || got.Cached {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if cleared, err := f.ClearTokens(); err != nil || cleared.Removed != 0 {
		t.Errorf("%+v, %v", cleared, err)
	}
}

func TestGrant_about(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.login(t)
	seen := map[string]string{}
	for name, variables := range map[string]map[string]string{
		"as it is": {}, "another environment": {"JTLCTL_ENV": "qa"}, "another client": {"JTL_CLIENT_ID": "client-2"},
		"another provider": {"JTLCTL_IDP": "zitadel"}, "another address": {"JTLCTL_TOKEN_URL": "https://auth.jtl-cloud.com/other"},
	} {
		f.variables = variables
		about := f.grant(f.settings(t), false).about()
		if other, twice := seen[about]; twice {
			t.Errorf("%s and %s share a cached token", name, other)
		}
		seen[about] = name
		if strings.Contains(about, planted) {
			t.Errorf("%s: the secret is in %q", name, about)
		}
	}
}

func TestChildEnvironment(t *testing.T) {
	t.Parallel()
	r := Result{Token: token.Token{Access: secret.New("abc")}}
	change := ChildEnvironment(r)
	const removed = "JTL_CLIENT_SECRET JTL_SCX_REFRESH_TOKEN JTL_CLIENT_SECRET_FILE JTL_SCX_REFRESH_TOKEN_FILE JTLCTL_PASSPHRASE JTLCTL_PASSPHRASE_FILE JTL_ACCESS_TOKEN"
	if got := strings.Join(change.Remove, " "); got != removed || strings.Join(change.Add, " ") != "JTL_ACCESS_TOKEN=abc" {
		t.Errorf("%+v", change)
	}
	r.Settings.TenantID = "t"
	change = ChildEnvironment(r)
	if strings.Join(change.Remove, " ") != removed+" JTL_TENANT_ID" || strings.Join(change.Add, " ") != "JTL_ACCESS_TOKEN=abc JTL_TENANT_ID=t" {
		t.Errorf("with a tenant: %+v", change)
	}
}

func TestChildEnvironment_sandbox(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.sandboxed(t)
	got, err := f.token(t, false)
	must(t, err)
	change := ChildEnvironment(got)
	for _, name := range profile.NotForSandbox() {
		if !slices.Contains(change.Remove, name) {
			t.Errorf("%s is kept", name)
		}
	}
	const added = "JTL_TENANT_ID=8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 JTL_CLIENT_ID=sandbox-app JTL_APP_ID=sandbox-app-id JTL_ISSUER=http://127.0.0.1:7373/idp"
	if text := strings.Join(change.Add[1:], " "); text != added {
		t.Errorf("added %q", text)
	}
}
