package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// noNetwork fails a test that sends a request.
type noNetwork struct{ t *testing.T }

func (n noNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	n.t.Errorf("a request to %s", r.URL)
	return nil, http.ErrServerClosed
}

// noKeyring fails a test that opens the keyring.
type noKeyring struct{ t *testing.T }

func (n noKeyring) Get(string, string) (string, error) {
	n.t.Error("the keyring was read")
	return "", nil
}
func (n noKeyring) Set(string, string, string) error {
	n.t.Error("the keyring was written")
	return nil
}
func (n noKeyring) Delete(string, string) error { n.t.Error("the keyring was changed"); return nil }

// shell is a machine on which somebody presses Tab.
type shell struct {
	t     *testing.T
	roots disk.Roots
}

// newShell has a profile, an app at a JTL-Wawi, a cached key set and an imported
// catalogue.
func newShell(t *testing.T) shell {
	t.Helper()
	folder := t.TempDir()
	s := shell{t, disk.Roots{Config: filepath.Join(folder, "config"), State: filepath.Join(folder, "state"), Cache: filepath.Join(folder, "cache")}}
	s.run("config", "set", "-p", "customer", "tenant_id", "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01")
	s.run("profile", "use", "customer")
	document := filepath.Join(folder, "api.json")
	s.write(document, `{"openapi": "3.0.0", "info": {"title": "x", "version": "2.9"}, "paths": {"/v2/things": {"get": {"operationId": "a", "security": [{"oauth": ["things.read"]}], "responses": {}}}}}`)
	s.run("scope", "import", document, "--name", "mine")
	s.write(filepath.Join(s.roots.Cache, "jwks", "a.json"), `{"address": "https://x.example", "jwks": {"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "2026-11:a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}}`)
	var record wawi.Record
	if err := json.Unmarshal([]byte(`{"version": 1, "name": "shop", "installation": {"url": "http://127.0.0.1:64110/api/eazybusiness", "api": "2.0", "app_id": "a", "app_version": "1.0.0", "store": "keyring", "granted_scopes": [], "accepted_at": "2026-11-01T00:00:00Z"}}`), &record); err != nil {
		t.Fatal(err)
	}
	lock, err := wawi.FolderIn(s.roots.State).Lock(t.Context(), "shop")
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Release()
	if err := lock.Save(record); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s shell) write(path, text string) {
	s.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s shell) run(args ...string) (out, errs string) {
	s.t.Helper()
	var o, e bytes.Buffer
	Run(context.Background(), args, kit.World{
		Console:     &console.Console{In: strings.NewReader(""), Out: &o, Err: &e, InTerminal: true, ErrTerminal: true},
		Environment: func(string) string { return "" }, IsSet: func(string) bool { return false },
		Now: func() time.Time { return time.Unix(1_800_000_000, 0) }, Roots: s.roots,
		Transport: noNetwork{s.t}, Keyring: noKeyring{s.t},
	})
	return o.String(), e.String()
}

// tab returns what is offered for the last of some words, and the directive.
func (s shell) tab(words ...string) (offered []string, directive cobra.ShellCompDirective) {
	s.t.Helper()
	out, _ := s.run(append([]string{"__complete"}, words...)...)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if _, err := fmt.Sscanf(lines[len(lines)-1], ":%d", &directive); err != nil {
		s.t.Fatalf("%q: %v in %q", words, err, out)
	}
	return lines[:len(lines)-1], directive
}

const isFile = cobra.ShellCompDirectiveFilterFileExt | cobra.ShellCompDirectiveFilterDirs

// wantsFile reports whether the shell completes files.
func wantsFile(directive cobra.ShellCompDirective) bool {
	return directive&cobra.ShellCompDirectiveNoFileComp == 0 || directive&isFile != 0
}

// free are the flags whose values nobody can know.
var free = []string{
	"addr", "app-id", "app-version", "at", "audience", "body", "claim", "client-id", "content-type", "cors", "delay", "field", "fingerprint",
	"header", "interval", "issuer", "jq", "leeway", "min-ttl", "name", "optional-paths", "rate", "raw-field", "run-as", "timeout", "ttl",
	"url", "user", "wait", "expired", "allow",
}

// TestComplete_flags: the value of every flag is completed, as a file only if it is one.
func TestComplete_flags(t *testing.T) {
	t.Parallel()
	s, seen := newShell(t), 0
	for _, c := range runnable(NewRoot(newApp())) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.NoOptDefVal != "" {
				return
			}
			seen++
			placeholder, _ := pflag.UnquoteUsage(f)
			file := slices.Contains([]string{"FILE", "PATH", "DIR", "DIR|URL", "GLOB"}, placeholder)
			words := slices.Concat(strings.Fields(c.CommandPath())[1:], []string{"--" + f.Name, ""})
			offered, directive := s.tab(words...)
			if wantsFile(directive) != file {
				t.Errorf("%q: directive %d", words, directive)
			}
			if !file && len(offered) == 0 && !slices.Contains(free, f.Name) {
				t.Errorf("%q: nothing is offered", words)
			}
			if _, joined := s.tab(slices.Concat(words[:len(words)-2], []string{"--" + f.Name + "="})...); wantsFile(joined) != file {
				t.Errorf("%q with =: directive %d", words, joined)
			}
		})
	}
	if seen < 120 {
		t.Errorf("%d flags were tried", seen)
	}
}

// runnable lists the commands that are no topics.
func runnable(root *cobra.Command) (all []*cobra.Command) {
	everyCommand(root, func(c *cobra.Command) {
		if !kit.IsTopic(c) {
			all = append(all, c)
		}
	})
	return all
}

// TestComplete_arguments: at no position of a command are files offered but of those that
// read one.
func TestComplete_arguments(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	files := map[string][]int{ // the positions that are files
		"manifest doc": {0}, "manifest lint": {0, 1, 2, 3}, "manifest scopes": {0}, "scope diff": {0, 1}, "scope import": {0}, "scope infer": {0, 1, 2, 3},
		"token exec": {0, 1, 2, 3}, "wawi init": {0},
	}
	offers := map[string][]int{ // those for which words are offered
		"api": {0, 1}, "completion": {0}, "config get": {0}, "config set": {0}, "config unset": {0}, "manifest rules": {0}, "manifest schema": {0},
		"profile delete": {0}, "profile use": {0}, "scope diff": {0, 1}, "scope for": {0, 1}, "scope forget": {0}, "scope show": {0}, "help": {0},
		"wawi add": {0}, "wawi call": {0, 1, 2}, "wawi check": {0}, "wawi export": {0}, "wawi forget": {0}, "wawi key": {0}, "wawi register": {0}, "wawi resume": {0}, "wawi status": {0},
	}
	before := map[string][]string{"api": {"GET"}, "scope for": {"GET"}, "wawi call": {"shop", "GET"}}
	for _, c := range runnable(NewRoot(newApp())) {
		path := strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), "jtlctl"), " ")
		positions := 2
		if files[path] != nil || offers[path] != nil {
			positions = 4
		}
		for position := range positions {
			words := strings.Fields(path)
			for i := range position {
				if i < len(before[path]) {
					words = append(words, before[path][i])
				} else {
					words = append(words, "x")
				}
			}
			offered, directive := s.tab(append(words, "")...)
			if want := slices.Contains(files[path], position); wantsFile(directive) != want {
				t.Errorf("%q, position %d: directive %d", path, position, directive)
			}
			if want := slices.Contains(offers[path], position); !c.HasSubCommands() && !wantsFile(directive) && (len(offered) > 0) != want {
				t.Errorf("%q, position %d: %d words are offered", path, position, len(offered))
			}
		}
	}
}

func TestComplete_words(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	for line, want := range map[string]string{
		"-p|":                                "customer\tprod, the current profile",
		"profile|use|c":                      "customer\tprod, the current profile",
		"wawi|key|":                          "shop\thttp://127.0.0.1:64110/api/eazybusiness",
		"proxy|--wawi|":                      "shop\t",
		"scope|show|things":                  "things.read\tAPI mine",
		"scope|show|items.r":                 "items.read\tMay read items",
		"sandbox|serve|--deny|items.r":       "items.read\t",
		"wawi|register|--mandatory|items.r":  "items.read\t",
		"wawi|register|--optional=items.r":   "items.read\t",
		"manifest|rules|scope-b":             "scope-broad\tA scope that allows nearly everything",
		"manifest|lint|--rule|scope-b":       "scope-broad=\t",
		"manifest|lint|--rule|scope-broad=o": "scope-broad=off",
		"manifest|lint|--api|m":              "mine\timported, ",
		"scope|infer|--api|2":                "2.0\tbuilt in, ",
		"scope|list|--api|a":                 "any\t",
		"scope|list|--resource|th":           "things",
		"scope|forget|":                      "mine",
		"jwks|get|--kid|":                    "2026-11:a\tEd25519",
		"api|P":                              "POST",
		"api|":                               "graphql\t",
		"api|/v2/st":                         "/v2/stocks\tinventories.read",
		"api|GET|v2/st":                      "v2/stocks\t",
		"api|GET|/erp/v2/st":                 "/erp/v2/stocks\t",
		"api|GET|/v2/items/4711/b":           "/v2/items/4711/bom\t",
		"wawi|call|s":                        "shop\t",
		"wawi|call|shop|P":                   "PATCH",
		"wawi|call|shop|GET|/v2/st":          "/v2/stocks\t",
		"wawi|call|GET|/v2/st":               "/v2/stocks\t",
		"scope|for|/v2/st":                   "/v2/stocks\t",
		"scope|for|Query":                    "Query",
		"config|set|env":                     "environment\tprod, beta",
		"config|set|environment|q":           "qa\t",
		"config|set|store|k":                 "keyring\t",
		"config|set|tenant_id|":              "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01\tthe tenant of the profile customer",
		"api|--tenant|":                      "8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01\t",
		"manifest|lint|-o|sa":                "sarif\tfor code scanning",
		"-o|":                                "text\tfor people",
		"completion|z":                       "zsh",
		"auth|login|--store|f":               "file\t",
		"auth|login|--idp|id":                "id.jtl-cloud.com\tservice accounts of new apps",
		"help|ap":                            "api\tCall the Cloud API",
		"help|exit":                          "exit-codes",
		"help|scope|in":                      "infer",
	} {
		words := strings.Split(line, "|")
		offered, _ := s.tab(words...)
		if !slices.ContainsFunc(offered, func(text string) bool { return strings.HasPrefix(text, want) }) {
			t.Errorf("%s: %q is not among %d: %.300q", line, want, len(offered), offered)
		}
		for _, text := range offered {
			if !strings.HasPrefix(text, strings.TrimPrefix(words[len(words)-1], "--optional=")) {
				t.Errorf("%s: %q", line, text)
			}
		}
	}
	if _, directive := s.tab("manifest", "lint", "--rule", "scope-b"); directive&cobra.ShellCompDirectiveNoSpace == 0 {
		t.Error("a space follows the = of --rule")
	}
	if offered, _ := s.tab("wawi", "call", "shop", "GET", "/sto"); len(offered) > 0 {
		t.Errorf("an app of API 2.x is offered paths of 1.x: %q", offered)
	}
	if offered, directive := s.tab("jwt", "verify", "--batch", ""); len(offered) > 0 || !wantsFile(directive) {
		t.Errorf("--batch: %q, %d", offered, directive)
	}
}

// TestComplete_mistakes: after a mistake there are no files either.
func TestComplete_mistakes(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	for _, line := range []string{"nosuch|", "auth|login|--bogus|", "auth|login|--bogus=", "auth|nosuch|", "--timeout|x|version|", "version|--|", "-p|customer|scope|show|--|"} {
		if offered, directive := s.tab(strings.Split(line, "|")...); wantsFile(directive) {
			t.Errorf("%s: %q, %d", line, offered, directive)
		}
	}
}

// TestComplete_silent: nothing is written anywhere, and nothing is said about files that
// cannot be read.
func TestComplete_silent(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	for _, broken := range []bool{false, true} {
		if broken {
			err := filepath.WalkDir(filepath.Dir(s.roots.Config), func(path string, entry fs.DirEntry, err error) error {
				if err == nil && entry.Type().IsRegular() {
					s.write(path, "{{{ broken")
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		before := snapshot(t, filepath.Dir(s.roots.Config))
		for _, line := range []string{"-p|", "wawi|key|", "scope|show|", "jwks|get|--kid|", "scope|list|--api|", "config|set|tenant_id|", "api|", "wawi|call|", "scope|forget|", "-p|none|api|GET|/v2/", "--config|none.yaml|profile|use|"} {
			_, errs := s.run(append([]string{"__complete"}, strings.Split(line, "|")...)...)
			if strings.Contains(errs, "error") || strings.Contains(errs, "warning") || strings.Contains(errs, "hint") {
				t.Errorf("%s: %s", line, errs)
			}
		}
		if after := snapshot(t, filepath.Dir(s.roots.Config)); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
	}
}

func snapshot(t *testing.T, folder string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			fmt.Fprintln(&b, path, info.Size(), info.ModTime())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
