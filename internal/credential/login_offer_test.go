package credential

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

// TestService_Login_offered: what the environment has is offered to a person, and
// used if nobody is there.
func TestService_Login_offered(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "secret")
	must(t, os.WriteFile(path, []byte("from-file\r\n"), 0o600))
	both := map[string]string{"JTL_CLIENT_ID": "env-id", "JTL_CLIENT_SECRET": "env-secret"}
	for name, test := range map[string]struct {
		variables  map[string]string
		options    LoginOptions
		present    bool
		answers    []string
		id, secret string
		from       string // the variable that is reported
		overridden string
	}{
		"nobody is there":      {both, LoginOptions{}, false, nil, "env-id", "env-secret", "JTL_CLIENT_SECRET", ""},
		"from a file":          {map[string]string{"JTL_CLIENT_ID": "env-id", "JTL_CLIENT_SECRET_FILE": path}, LoginOptions{}, false, nil, "env-id", "from-file", "JTL_CLIENT_SECRET_FILE", ""},
		"Enter twice":          {both, LoginOptions{IDP: "zitadel"}, true, []string{"", ""}, "env-id", "env-secret", "JTL_CLIENT_SECRET", ""},
		"another secret":       {both, LoginOptions{IDP: "zitadel"}, true, []string{"", "typed"}, "env-id", "typed", "", "JTL_CLIENT_SECRET"},
		"another client":       {both, LoginOptions{IDP: "zitadel"}, true, []string{"typed-id", "typed"}, "typed-id", "typed", "", "JTL_CLIENT_SECRET"},
		"the flag is the same": {both, LoginOptions{ClientID: "env-id"}, false, nil, "env-id", "env-secret", "JTL_CLIENT_SECRET", ""},
		"secret without ID":    {map[string]string{"JTL_CLIENT_SECRET": "env-secret"}, LoginOptions{ClientID: "flag-id"}, false, nil, "flag-id", "env-secret", "JTL_CLIENT_SECRET", ""},
		"standard input wins":  {both, LoginOptions{Stdin: true}, false, nil, "env-id", planted, "", "JTL_CLIENT_SECRET"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t)
			f.variables, f.present, f.answers = test.variables, test.present, test.answers
			got, err := f.Login(t.Context(), test.options)
			if err != nil || got.ClientID != test.id || got.SecretFrom != test.from || got.Overridden != test.overridden {
				t.Errorf("%+v, %v", got, err)
			}
			if stored := f.ring.secrets[`client-secret/"default"/prod/`+test.id]; !strings.HasSuffix(stored, test.secret) {
				t.Errorf("stored: %q", f.ring.secrets)
			}
		})
	}
}

// TestService_Login_offered_question demands that the person is shown what Enter does.
func TestService_Login_offered_question(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.present, f.answers = true, []string{""}
	f.variables = map[string]string{"JTL_CLIENT_ID": "env-id", "JTL_CLIENT_SECRET": "env-secret"}
	_, err := f.Login(t.Context(), LoginOptions{IDP: "zitadel"})
	if f.asked != "Client ID [env-id]" {
		t.Errorf("asked %q", f.asked)
	}
	wantFault(t, err, fault.Usage, `nobody answers "Client secret (press Enter to use the one in JTL_CLIENT_SECRET)"`)
}

// TestService_Login_offered_otherClient: a secret is never paired with the ID of
// another client.
func TestService_Login_offered_otherClient(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.variables = map[string]string{"JTL_CLIENT_ID": "env-id", "JTL_CLIENT_SECRET": "env-secret"}
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "flag-id"})
	wantFault(t, err, fault.Usage, `nobody answers "Client secret"`)
	f.wantRequests(t)
}

// TestService_Login_probesFirst: nobody types a secret for a store that does not work.
func TestService_Login_probesFirst(t *testing.T) {
	t.Parallel()
	f := newFixture(t)
	f.present, f.answers, f.ring.err = true, []string{"", "id", planted}, errors.New("locked")
	_, err := f.Login(t.Context(), LoginOptions{})
	wantFault(t, err, fault.Store, "locked")
	if f.asked != "" {
		t.Errorf("asked %q", f.asked)
	}
	f.wantRequests(t)
}

// TestService_Login_refusesStdin: piped input that no flag names is not left unread
// while a person is asked.
func TestService_Login_refusesStdin(t *testing.T) {
	t.Parallel()
	refused := fault.New(fault.Usage, "standard input has data")
	f := newFixture(t)
	f.Prompts.RefuseStdin = func(flag string) error {
		if flag != "--client-secret-stdin" {
			t.Errorf("%s", flag)
		}
		return refused
	}
	_, err := f.Login(t.Context(), LoginOptions{ClientID: "a"})
	if !errors.Is(err, refused) {
		t.Errorf("%v", err)
	}
	_, err = f.Login(t.Context(), LoginOptions{ClientID: "a", Stdin: true})
	must(t, err)
}

func TestService_Login_missing(t *testing.T) {
	t.Parallel()
	const local = "http://127.0.0.1:7373"
	for name, test := range map[string]struct {
		variables map[string]string
		want      string
	}{
		"platform":            {nil, ""},
		"only the tokens":     {map[string]string{"JTLCTL_TOKEN_URL": local + "/t"}, "api_url (https://api.jtl-cloud.com), jwks_url (https://api.jtl-cloud.com/account/.well-known/jwks.json), issuer (https://api.jtl-cloud.com)"},
		"the API too":         {map[string]string{"JTLCTL_TOKEN_URL": local + "/t", "JTLCTL_API_URL": local}, ""},
		"but for the issuer":  {map[string]string{"JTLCTL_TOKEN_URL": local + "/t", "JTLCTL_API_URL": local, "JTLCTL_ISSUER": "https://x.test"}, "issuer (https://x.test)"},
		"all on another host": {map[string]string{"JTLCTL_TOKEN_URL": "https://x.test/t"}, ""},
	} {
		f := newFixture(t)
		f.variables = test.variables
		got, err := f.Login(t.Context(), LoginOptions{ClientID: "a", Stdin: true})
		if err != nil || got.Missing != test.want {
			t.Errorf("%s: %q, %v", name, got.Missing, err)
		}
	}
}

// TestReadSecret demands that exactly one line end is left out.
func TestReadSecret(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"s": "s", "s\n": "s", "s\r\n": "s", "s\n\n": "s\n", "s\r\n\r\n": "s\r\n", " s \n": " s ", "\ts": "\ts", "s\r": "s\r", "\ns": "\ns",
	} {
		path := filepath.Join(t.TempDir(), "secret")
		must(t, os.WriteFile(path, []byte(text), 0o600))
		warn := func(string, ...any) {}
		if got, err := readSecret(path, "client secret", disk.Credential, "--x", warn); err != nil || got.Reveal() != want {
			t.Errorf("%q: %q, %v", text, got.Reveal(), err)
		}
		got, err := readSecret(path, "passphrase", disk.Passphrase, "--x", warn)
		if strings.ContainsAny(want, "\r\n") {
			wantFault(t, err, fault.Input, "has more than one line (from --x)")
		} else if err != nil || got.Reveal() != want {
			t.Errorf("passphrase %q: %q, %v", text, got.Reveal(), err)
		}
	}
}
