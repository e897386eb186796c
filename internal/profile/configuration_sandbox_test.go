package profile

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestConfiguration_Sandbox(t *testing.T) {
	t.Parallel()
	config := written(t, "current: local\nprofiles:\n  - name: local\n    environment: sandbox\n  - name: customer\n")
	for name, test := range map[string]struct {
		c     Configuration
		env   map[string]string
		want  string
		names bool
	}{
		"flag":             {Configuration{Flags: map[string]string{"environment": "sandbox"}}, nil, "http://127.0.0.1:7373", true},
		"variable":         {Configuration{}, map[string]string{"JTLCTL_ENV": "sandbox", "JTLCTL_SANDBOX": "127.0.0.1:1"}, "http://127.0.0.1:1", true},
		"flag of another":  {Configuration{Flags: map[string]string{"environment": "qa"}}, map[string]string{"JTLCTL_ENV": "sandbox"}, "", false},
		"current profile":  {Configuration{Named: config}, nil, "http://127.0.0.1:7373", false},
		"another profile":  {Configuration{Named: config, Profile: "customer"}, nil, "", false},
		"nothing":          {Configuration{}, nil, "", false},
		"an unusable file": {Configuration{Named: filepath.Join(t.TempDir(), "missing")}, nil, "", false},
	} {
		test.c.Environment = func(name string) (string, bool) { return test.env[name], test.env[name] != "" }
		if got := test.c.Sandbox().URL; got != test.want || test.c.NamesSandbox() != test.names {
			t.Errorf("%s: got %q and %t", name, got, test.c.NamesSandbox())
		}
	}
}

func TestConfiguration_Settings_notesIgnored(t *testing.T) {
	t.Parallel()
	environment, _ := everything()
	environment["JTL_CLIENT_SECRET"], environment["JTL_SCX_REFRESH_TOKEN_FILE"] = "x", "y"
	var noted []string
	c := Configuration{
		Environment: func(name string) (string, bool) { return environment[name], environment[name] != "" },
		Note:        func(format string, args ...any) { noted = append(noted, fmt.Sprintf(format, args...)) },
	}
	for range 2 {
		_, err := c.Settings(nil)
		must(t, err)
	}
	const want = "the sandbox has credentials and addresses of its own; not used: JTL_CLIENT_SECRET, JTL_SCX_REFRESH_TOKEN_FILE, JTLCTL_IDP, JTL_ISSUER, " +
		"JTLCTL_AUTH_METHOD, JTL_CLIENT_ID, JTL_APP_ID, JTL_TENANT_ID, JTLCTL_TOKEN_URL, JTLCTL_API_URL, JTLCTL_JWKS_URL, JTLCTL_SCX_URL, JTLCTL_ISSUER"
	if strings.Join(noted, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(noted, "\n"), want)
	}
}

func TestConfiguration_RunningSandbox(t *testing.T) {
	t.Parallel()
	environment := map[string]string{}
	c := Configuration{Environment: func(name string) (string, bool) { return environment[name], environment[name] != "" }}
	for variable, want := range map[string]string{"": "http://127.0.0.1:7373", "127.0.0.1:1": "http://127.0.0.1:1", "https://localhost:2": "https://127.0.0.1:2"} {
		environment["JTLCTL_SANDBOX"] = variable
		got, err := c.RunningSandbox()
		must(t, err)
		if got.URL != want {
			t.Errorf("got %s, want %s", got.URL, want)
		}
	}
	environment["JTLCTL_SANDBOX"] = "sandbox.example:1"
	_, err := c.RunningSandbox()
	wantFault(t, err, fault.Config, "not of this machine (from JTLCTL_SANDBOX)")
}
