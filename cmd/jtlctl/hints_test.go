package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// wrongHint is the exit code of a process of the tests that has printed a command
// which cannot be typed.
const wrongHint = 99

// startChecked is start for a process of a script. Every command line that it
// names between backquotes on standard error has to be one that jtlctl can parse;
// else the process ends with wrongHint, so that no script can overlook it.
func startChecked(w kit.World) int {
	said := &recorded{to: w.Console.Err}
	w.Console.Err = said
	code := start(w)
	for _, line := range clitest.Hinted(said.text()) {
		if err := clitest.Parses(cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)}), line); err != nil {
			fmt.Fprintf(os.Stderr, "a message names `%s`, which cannot be typed: %v\n", line, err)
			code = wrongHint
		}
	}
	return code
}

// recorded keeps what is written.
type recorded struct {
	to   io.Writer
	mu   sync.Mutex
	said strings.Builder
}

func (r *recorded) Write(p []byte) (int, error) {
	r.mu.Lock()
	r.said.Write(p)
	r.mu.Unlock()
	return r.to.Write(p)
}

func (r *recorded) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said.String()
}

func TestStartChecked(t *testing.T) {
	t.Parallel()
	for line, parses := range map[string]bool{
		"jtlctl auth login":                          true,
		"jtlctl wawi call":                           true,
		"jtlctl wawi call shop GET /v2/info":         true,
		"jtlctl wawi call shop GET /v2/info x y":     false,
		"jtlctl wawi resume 'old shop' --wait 0s":    true,
		"jtlctl wawi resume shop --store":            false,
		"jtlctl wawi resume shop --no-such-flag":     false,
		"jtlctl token exec -- npm start":             true,
		"jtlctl config set -p NAME KEY VALUE":        true,
		"jtlctl config set -p NAME KEY VALUE 4":      false,
		"jtlctl auth lgoin":                          false,
		"jtlctl lgoin":                               false,
		"jtlctl --version":                           true,
		"jtlctl wawi key 'my-app":                    false,
		"jtlctl api graphql -f query='{ QueryX }'":   true,
		"jtlctl wawi register s3 --url URL --app F":  true,
		"jtlctl wawi register s3 --url URL --apps F": false,
	} {
		err := clitest.Parses(cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)}), line)
		if (err == nil) != parses {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// TestHints brings about situations whose message names a command, types that
// command there, and demands that it works.
func TestHints(t *testing.T) {
	t.Parallel()
	app := filepath.Join(t.TempDir(), "app.yaml")
	if err := os.WriteFile(app, []byte(`{"AppId":"a/b","DisplayName":"A","Description":"A","Version":"1.0.0","ProviderName":"A","ProviderWebsite":"https://a.example","AppIcon":"iVBORw0KGgo=","MandatoryApiScopes":["items.read"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		setup []string
		typed string // what fails or hints
		hint  string // the command that its message has to name
		fill  string // what its reader puts in the place of FILE, URL, NAME and such
		code  int    // of the hinted command, if not 0
	}{
		{name: "unknown word", typed: "whoami", hint: "jtlctl auth status"},
		{name: "unknown noun", typed: "wawi ls", hint: "jtlctl wawi list"},
		{name: "no installation", typed: "wawi key nobody", hint: "jtlctl wawi list"},
		{name: "the first installation", typed: "wawi status nobody", hint: "jtlctl wawi register --url URL --app FILE", fill: "URL=$WAWI FILE=$APP"},
		{name: "no credentials", typed: "token get", hint: "jtlctl demo"},
		{name: "an unknown topic", typed: "help environmnt", hint: "jtlctl --help"},
		{name: "an unknown flag", typed: "scope list --zzzzzz", hint: "jtlctl scope list --help"},
		{name: "an unknown rule", typed: "manifest rules zzzzzz", hint: "jtlctl manifest rules"},
		{name: "an unknown profile", typed: "profile use nobody", hint: "jtlctl profile list"},
		{name: "an empty setting", typed: "config set client_id ''", hint: "jtlctl config unset client_id"},
		{name: "the icon of wawi init", typed: "wawi init $FOLDER/new.yaml", hint: "jtlctl wawi register --url URL --app $FOLDER/new.yaml", fill: "URL=$WAWI"},
		{name: "after a registration", typed: "wawi register s1 --url $WAWI --app $APP --interval 100ms", hint: "jtlctl wawi call s1 GET /v2/info"},
		{name: "detached", typed: "wawi register s2 --url $WAWI --app $APP --interval 100ms --detach", hint: "jtlctl wawi resume s2"},
		{
			name: "a key that JTL-Wawi rejects", setup: []string{"wawi register s3 --url $WAWI --app $APP --interval 100ms", "wawi register s4 --url $WAWI --app $APP --interval 100ms --yes"},
			typed: "wawi call s3 GET /v2/customerGroups", hint: "jtlctl wawi register s3 --url $WAWI --app FILE", fill: "FILE=$APP",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			values := strings.NewReplacer("$WAWI", newSandboxServer(t)+"/api/eazybusiness", "$APP", app, "$FOLDER", home)
			for _, line := range test.setup {
				if code, said := typedIn(t, home, "jtlctl "+values.Replace(line)); code != 0 {
					t.Fatalf("%s: exit code %d: %s", line, code, said)
				}
			}
			_, said := typedIn(t, home, "jtlctl "+values.Replace(test.typed))
			hint := values.Replace(test.hint)
			if !slices.Contains(clitest.Hinted(said), hint) {
				t.Fatalf("%s names %q, and not %s:\n%s", test.typed, clitest.Hinted(said), hint, said)
			}
			for pair := range strings.FieldsSeq(values.Replace(test.fill)) {
				placeholder, value, _ := strings.Cut(pair, "=")
				hint = strings.ReplaceAll(hint, placeholder, value)
			}
			if strings.Contains(hint, "register") {
				hint += " --yes --interval 100ms"
			}
			if code, answer := typedIn(t, home, hint); code != test.code {
				t.Errorf("%s hints at %s, which ends with %d:\n%s", test.typed, hint, code, answer)
			}
		})
	}
}

// typedIn runs a command line in a home that has the encrypted file as store.
func typedIn(t *testing.T, home, line string) (code int, said string) {
	t.Helper()
	words, err := clitest.Words(line)
	if err != nil {
		t.Fatal(err)
	}
	c := command(t.Context(), t, words[1:]...)
	c.Dir = home
	c.Env = append(c.Env, "HOME="+home, "USERPROFILE="+home, "AppData="+home, "LocalAppData="+home, "JTLCTL_STORE=file", "JTLCTL_PASSPHRASE=correct horse battery")
	printed, _ := c.CombinedOutput()
	return c.ProcessState.ExitCode(), string(printed)
}
