package credential

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestService_Login_sources(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file, dotEnv := filepath.Join(folder, "secret"), filepath.Join(folder, ".env")
	must(t, errors.Join(os.WriteFile(file, []byte(planted+"\n"), 0o600), os.WriteFile(dotEnv, []byte("CLIENT_ID=client-1\nCLIENT_SECRET="+planted), 0o600)))
	for name, test := range map[string]struct {
		options LoginOptions
		typed   bool
		answers []string
	}{
		"standard input":          {LoginOptions{ClientID: "client-1", Stdin: true}, false, nil},
		"standard input is typed": {LoginOptions{ClientID: "client-1", Stdin: true}, true, []string{planted}},
		"file":                    {LoginOptions{ClientID: "client-1", SecretFile: file}, false, nil},
		".env":                    {LoginOptions{EnvFile: dotEnv}, false, nil},
		"terminal":                {LoginOptions{}, false, []string{"client-1", planted}},
		"terminal and file":       {LoginOptions{SecretFile: file}, false, []string{"client-1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.answers, f.Prompts.Typed = test.answers, test.typed
			got, err := f.Login(t.Context(), test.options)
			want := LoginResult{Profile: "default", Environment: "prod", ClientID: "client-1", Store: "keyring", Provider: "id.jtl-cloud.com", Verified: true}
			if err != nil || got != want {
				t.Errorf("%+v, %v", got, err)
			}
			if stored := f.ring.secrets[`client-secret/"default"/prod/client-1`]; !strings.HasSuffix(stored, planted) {
				t.Errorf("stored: %q", f.ring.secrets)
			}
			f.wantRequests(t, "POST https://id.jtl-cloud.com/oauth/v2/token client-1")
			// The token that proved the login is cached.
			if got, err := f.token(t, false); err != nil || !got.Cached {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

func TestService_Login_contradictions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		options LoginOptions
		words   string
	}{
		{LoginOptions{Stdin: true, SecretFile: "x"}, "one place only"},
		{LoginOptions{SCX: true, ClientID: "a"}, "cannot be used with --client-id or --env-file"},
		{LoginOptions{SCX: true, EnvFile: "x"}, "cannot be used with --client-id or --env-file"},
		{LoginOptions{Stdin: true, ClientID: "a", Store: "vault"}, `unknown store "vault"`},
		{LoginOptions{Stdin: true, ClientID: "a", IDP: "hydra"}, "(from --idp)"},
	} {
		f := newFixture(t)
		_, err := f.Login(t.Context(), test.options)
		wantFault(t, err, fault.Usage, test.words)
		f.wantRequests(t)
	}
}

// TestService_Login_remembers: what a login was proven with and no later call
// could know is in the profile.
func TestService_Login_remembers(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables = map[string]string{"JTLCTL_TOKEN_URL": "https://token.test/t", "JTLCTL_ENV": "qa", "JTL_CLIENT_SECRET": planted2}
	got, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true, IDP: "zitadel"})
	if err != nil || got.Address != "https://token.test/t" || got.Environment != "qa" || got.Overridden != "JTL_CLIENT_SECRET" {
		t.Errorf("%+v, %v", got, err)
	}
	f.variables = nil
	s := f.settings(t)
	if s.Endpoints.TokenURL != "https://token.test/t" || s.Env != "qa" || s.IDP != "zitadel" || s.ClientID != "client-1" || s.Store != "keyring" {
		t.Errorf("%+v", s)
	}
}

func TestService_Login_scx(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	_, err := f.Login(t.Context(), LoginOptions{SCX: true, Stdin: true})
	if f.wantRequests(t); err == nil {
		t.Error("prod has no known address, and there was a login")
	}
	f.variables["JTLCTL_ENV"] = "qa"
	got, err := f.Login(t.Context(), LoginOptions{SCX: true, Stdin: true, NoVerify: true})
	if err != nil || got.Verified || !strings.HasSuffix(f.ring.secrets[`scx-refresh-token/"default"/qa/`], planted) {
		t.Errorf("%+v, %v, %q", got, err, f.ring.secrets)
	}
}

// TestService_Login_refused: credentials that do not work leave nothing.
func TestService_Login_refused(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.status = 401
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", Stdin: true})
	wantFault(t, err, fault.Credentials)
	if _, err := os.Stat(f.Configuration.Path()); !os.IsNotExist(err) || len(f.ring.secrets) > 0 {
		t.Errorf("%v, %q", err, f.ring.secrets)
	}
}

func TestService_Login_exposedFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	path := filepath.Join(t.TempDir(), "secret")
	must(t, os.WriteFile(path, []byte(planted), 0o600))
	for mode, warnings := range map[os.FileMode]int{0o600: 0, 0o644: 1, 0o666: -1} {
		must(t, os.Chmod(path, mode))
		f := newFixture(t)
		_, err := f.Login(t.Context(), LoginOptions{ClientID: "client-1", SecretFile: path})
		if (err != nil) != (warnings < 0) || err == nil && len(f.warned) != warnings {
			t.Errorf("mode %o: %v, %q", mode, err, f.warned)
		}
	}
	must(t, os.Chmod(path, 0o600))
	must(t, os.WriteFile(path, []byte("\r\n"), 0o600))
	_, err := newFixture(t).Login(t.Context(), LoginOptions{ClientID: "client-1", SecretFile: path})
	wantFault(t, err, fault.Input, "is empty (from --client-secret-file)")
}
