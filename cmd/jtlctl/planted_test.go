package main

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/erp"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
	"github.com/jtlctl/jtlctl/test/clitest"
)

// TestPlantedSecretsStaySecret runs every command of the tool with --verbose,
// in text and in JSON, with secrets planted in every source, where it succeeds
// and where it fails, and looks for them in everything that is printed and in
// every file.
func TestPlantedSecretsStaySecret(t *testing.T) {
	t.Parallel()
	for name, setting := range map[string]struct {
		url    string // "" is a sandbox that takes the credentials
		secret string
		costly bool
	}{
		"where it succeeds":         {"", sandbox.ClientSecret, false},
		"where it is refused":       {"", "planted-wrong-secret", false},
		"where nobody answers":      {"http://127.0.0.1:1", "planted-unused-secret", true},
		"where the address is odd":  {"http://user:planted-address@127.0.0.1:1", "planted-unused-secret", true},
		"where the network is http": {"http://platform.example", "planted-unused-secret", true},
	} {
		if setting.costly && often(0, 1) == 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newPlantedMachine(t, setting.url, setting.secret)
			var printed strings.Builder
			for i, line := range plantedLines(t) {
				// A developer sees each line in one form, CI in both.
				for _, output := range []string{"text", "json", "text"}[i%2:][:often(1, 2)] {
					args := []string{"-v", "--timeout", "2s", "-o", output}
					for _, word := range line {
						args = append(args, strings.NewReplacer("$HOME", m.home, "$WAWI", m.wawi, "$ELSEWHERE", m.elsewhere).Replace(word))
					}
					stdout, stderr, _ := m.run(t.Context(), t, m.planted[0], args...)
					printed.WriteString(stdout + stderr)
					for _, planted := range append(slices.Clone(m.planted), plantedChallenge) {
						if strings.Contains(stdout+stderr, planted) {
							t.Errorf("%q printed %q:\n%s%s", args, planted, stdout, stderr)
						}
					}
					if regexp.MustCompile(`eyJ[\w-]{8}`).MatchString(stderr) {
						t.Errorf("%q shows a token outside of the result:\n%s", args, stderr)
					}
				}
			}
			// The key that was handed out during the test is as secret.
			if key, _, code := m.run(t.Context(), t, "", "wawi", "key", "fresh"); code == 0 {
				m.planted = append(m.planted, strings.TrimSpace(key))
				if strings.Contains(printed.String(), strings.TrimSpace(key)) {
					t.Errorf("the key that was handed out was printed:\n%s", printed.String())
				}
			}
			m.searchFiles(t)
		})
	}
}

type plantedMachine struct {
	*machine
	planted []string
	wawi    string // its address
	// elsewhere is the host of a server that knows nothing: one that does not
	// answer at all is asked again and again.
	elsewhere string
}

// The challenge code is no key, but whoever has it can ask for one.
const plantedKey, plantedChallenge = "planted-api-key", "planted-challenge-code"

func newPlantedMachine(t *testing.T, url, clientSecret string) *plantedMachine {
	t.Helper()
	m := &plantedMachine{machine: &machine{home: t.TempDir()}}
	if url == "" {
		url = newSandboxServer(t)
	}
	elsewhere := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(elsewhere.Close)
	m.elsewhere = elsewhere.Listener.Addr().String()
	m.planted = []string{clientSecret, "planted-passphrase", sandbox.RefreshToken, "planted-address", plantedKey}
	m.wawi = url + "/api/eazybusiness"
	for _, file := range []struct{ name, text string }{
		{"secret.txt", clientSecret}, {"app.env", "CLIENT_ID=sandbox-app\nCLIENT_SECRET=" + clientSecret + "\n"},
	} {
		if err := os.WriteFile(filepath.Join(m.home, file.name), []byte(file.text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m.env = []string{
		"JTL_SCX_REFRESH_TOKEN=" + sandbox.RefreshToken, "JTLCTL_PASSPHRASE=planted-passphrase", "JTLCTL_STORE=file", "JTL_CLIENT_ID=sandbox-app",
		"JTLCTL_TOKEN_URL=" + url + sandbox.LegacyTokenPath, "JTLCTL_API_URL=" + url, "JTLCTL_SCX_URL=" + url + sandbox.SCXPath,
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
	}
	m.plantInstallations(t)
	return m
}

// plantInstallations lets the machine have an app that was let in, and one
// that waits.
func (m *plantedMachine) plantInstallations(t *testing.T) {
	t.Helper()
	state := clitest.Roots(m.home).State
	store := &secret.File{Folder: filepath.Join(state, "secrets"), WorkFactor: clitest.WorkFactor, Passphrase: func(context.Context, bool) (secret.String, error) {
		return secret.New("planted-passphrase"), nil
	}}
	if err := store.Set(t.Context(), wawi.Slot("planted"), secret.New(plantedKey)); err != nil {
		t.Fatal(err)
	}
	// No address with a password in it gets as far as a record.
	address := strings.Replace(m.wawi, "user:planted-address@", "", 1)
	spec := wawi.Spec{Target: wawi.Target{URL: address, API: erp.V2.First()}, AppID: "planted", AppVersion: "1", Store: "file"}
	for name, record := range map[string]wawi.Record{
		"planted": {Installation: &wawi.Installation{Spec: spec, Granted: []string{"items.read"}, GrantedKnown: true}},
		"waiting": {Registration: &wawi.Registration{Spec: spec, ID: "x", Challenge: plantedChallenge, Status: wawi.Pending}},
	} {
		lock, err := wawi.Folder{Path: filepath.Join(state, "wawi")}.Lock(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := lock.Save(record); err != nil {
			t.Fatal(err)
		}
		lock.Release()
	}
	app := "AppId: fresh\nDisplayName: F\nDescription: D\nVersion: 1\nProviderName: P\nProviderWebsite: https://p.example\n" +
		"AppIcon: data:image/png;base64,iVBORw0KGgo=\nMandatoryApiScopes: [items.read]\n"
	if err := os.WriteFile(filepath.Join(m.home, "app.yaml"), []byte(app), 0o600); err != nil {
		t.Fatal(err)
	}
}

// plantedLines has a command line, or several, for every command there is.
func plantedLines(t *testing.T) [][]string {
	t.Helper()
	const token = "eyJhbGciOiJFZERTQSIsImtpZCI6ImEifQ.eyJleHAiOjF9.AAAA"
	lines := map[string][][]string{
		"auth login": {
			{"--client-id", "sandbox-app", "--client-secret-stdin"}, {"--env-file", "$HOME/app.env", "-p", "b", "--no-verify"},
			{"--client-id", "sandbox-app", "--client-secret-file", "$HOME/secret.txt"}, {"--scx", "--client-secret-stdin"},
			{"--env-file", "$HOME/app.env", "--store", "keyring"},
		},
		"token get":       {{}, {"--refresh"}, {"--scx"}, {"--idp", "zitadel"}},
		"api graphql":     {{"-f", "query={ QueryItems { nodes { id } } }", "-i"}, {"--input", "-", "-H", "Authorization: planted-api-key"}},
		"token exec":      {{"--", "cat", "/proc/self/cmdline"}, {"--", "sh", "-c", "env | grep -v JTL_ACCESS_TOKEN | grep -v eyJ"}},
		"jwt decode":      {{token}, {"-"}},
		"jwt verify":      {{token}, {"-"}, {"--batch"}},
		"jwt probe":       {{"http://user:planted-address@127.0.0.1:1/"}, {"http://127.0.0.1:1/"}},
		"jwks get":        {{}, {"--refresh"}},
		"manifest lint":   {{"$HOME"}, {"$HOME/missing.json"}},
		"manifest scopes": {{"$HOME/app.env"}},
		"manifest doc":    {{"$HOME/app.env"}},
		"manifest schema": {{}},
		"manifest rules":  {{}},
		"scope diff":      {{"$HOME/app.env", "$HOME/secret.txt"}},
		"proxy":           {{"--addr", "0.0.0.0:1"}, {"--wawi", "nobody"}},
		"sandbox serve":   {{"--addr", "0.0.0.0:1"}},
		"sandbox token":   {{"--addr", "$ELSEWHERE"}},
		"sandbox rotate":  {{"--addr", "$ELSEWHERE"}},
		"sandbox approve": {{"--addr", "$ELSEWHERE"}, {"some-id", "--deny", "items.write", "--addr", "$ELSEWHERE"}},
		"sandbox reject":  {{"--addr", "$ELSEWHERE"}, {"some-id", "--addr", "$ELSEWHERE"}},
		"config get":      {{"client_id"}},
		"config set":      {{"tenant_id", "x"}, {"client_secret", "x"}},
		"config unset":    {{"tenant_id"}},
		"profile use":     {{"default"}},
		"profile delete":  {{"b"}},
		"completion":      {{"bash"}},
		"help":            {{"jwt"}},
		"doctor":          {{}},
		"demo":            {{}},
		"auth status":     {{}, {"--check"}, {"--check", "--ca-cert", "$HOME/secret.txt"}},
		"token clear":     {{}},
		"config path":     {{}},
		"config list":     {{}},
		"profile list":    {{}},
		"version":         {{}},
		"auth passphrase": {{"--new-file", "$HOME/secret.txt"}, {"--new-file", "$HOME/none.txt", "--new-stdin"}},
		"auth logout":     {{}, {"--all"}},
		"scope list":      {{}, {"--catalogs"}},
		"scope show":      {{"items.read"}},
		"scope for":       {{"https://user:planted-address@127.0.0.1:1/v2/items"}},
		"scope import":    {{"https://user:planted-address@127.0.0.1:1/x.json"}, {"$HOME/secret.txt"}},
		"scope infer":     {{"--from", "-"}},
		"scope forget":    {{"2.3"}},
		"scope update":    {{"--from", "https://user:planted-address@127.0.0.1:1"}, {"--from", "$HOME"}, {"--from", "$HOME/secret.txt"}, {"--reset"}},
		"wawi init":       {{"-"}},
		"wawi register": {
			{"fresh", "--url", "$WAWI", "--app", "$HOME/app.yaml", "--wait", "1s", "--interval", "100ms"},
			{"again", "--url", "$WAWI", "--app", "$HOME/app.yaml", "--detach", "--api", "1.0", "--yes"},
			{"third", "--url", "http://user:planted-address@127.0.0.1:1/api/x", "--app", "$HOME/app.yaml"},
		},
		"wawi resume": {{"planted"}, {"waiting", "--wait", "0s"}},
		"wawi status": {{"planted"}, {"waiting"}},
		"wawi list":   {{}},
		"wawi key":    {{"waiting"}, {"planted", "--format", "curl"}, {"nobody"}},
		"wawi check":  {{"planted", "items.read"}, {"planted", "x"}},
		"wawi call":   {{"planted", "GET", "/v2/info"}, {"planted", "POST", "/v2/items", "--body", "-"}, {"planted", "GET", "http://127.0.0.1:2/x"}},
		"wawi add": {
			{"added", "--url", "$WAWI", "--app-id", "a", "--app-version", "1", "--key-file", "$HOME/secret.txt"},
			{"added", "--url", "$WAWI", "--app-id", "a", "--app-version", "1", "--key-stdin", "--no-verify", "--api", "2.0"},
		},
		"wawi export": {{"planted"}, {"planted", "-o", "json"}, {"planted", "--to", "$HOME/x/y"}},
		"wawi forget": {{"planted"}, {"nobody", "--yes"}},
	}
	root := cli.NewRoot(&kit.App{World: testWorld(strings.NewReader(""), io.Discard, io.Discard)})
	all := [][]string{ // the command has a subcommand too
		{"api", "/v2/items", "-i"}, {"api", "POST", "/v2/items", "--input", "-"}, {"api", "https://user:planted-address@127.0.0.1:1/v2/items"},
		{"api", "/v2/items", "--tenant-from", "-"}, {"api", "/v2/items", "-H", "X-A: planted-api-key\nB: c"}, {"api", "/v2/items", "-H", "planted-api-key"},
	}
	for _, c := range commands(root) {
		if c.IsAdditionalHelpTopicCommand() || c.HasSubCommands() {
			continue
		}
		path := strings.TrimPrefix(c.CommandPath(), "jtlctl ")
		if _, ok := lines[path]; !ok {
			t.Errorf("this test has no line for %q", path)
		}
		for _, rest := range lines[path] {
			all = append(all, append(strings.Fields(path), rest...))
		}
	}
	return all
}

// searchFiles looks into every file but those that the test itself wrote.
func (m *plantedMachine) searchFiles(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(m.home, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Dir(path) == m.home {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, planted := range append(slices.Clone(m.planted), "eyJ") {
			if strings.Contains(string(text), planted) {
				t.Errorf("%s contains %q", path, planted)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
