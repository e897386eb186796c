package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/test/clitest"
)

// completions are lines on which somebody presses Tab, and what the shell makes of them.
func completions() map[string]string {
	return map[string]string{
		"jtlctl scope show items.r":                  "items.read",
		"jtlctl -p cust":                             "customer",
		"jtlctl --profile=cust":                      "--profile=customer",
		"jtlctl jwks get --kid 2026-11:b":            "2026-11:bb",
		"jtlctl jwks get --kid=2026-11:b":            "--kid=2026-11:bb",
		"jtlctl api GET /v2/stocks/ch":               "/v2/stocks/changes",
		"jtlctl api GET v2/items/4711/bo":            "v2/items/4711/bom",
		"jtlctl auth login --store helper:vau":       "helper:vault-of-the-team",
		"jtlctl auth login --store=helper:vau":       "--store=helper:vault-of-the-team",
		"jtlctl manifest lint --rule scope-bro":      "scope-broad=",
		"jtlctl manifest lint --rule scope-broad=of": "scope-broad=off",
		"jtlctl manifest lint --rule=scope-broad=of": "--rule=scope-broad=off",
		"jtlctl manifest lint zap":                   "zapp.json",
		"jtlctl sandbox serve --answers zfo":         "zfolder",
		"jtlctl token exec -- zte":                   "zte.txt",
		"jtlctl api graphql --input zte":             "zte.txt",
		"jtlctl auth login zte":                      "zte",
		"jtlctl jwks get --url zte":                  "zte",
		"jtlctl nosuch zte":                          "zte",
		"jtlctl auth login --nosuch zte":             "zte",
		"jtlctl version zte":                         "zte",
	}
}

// TestCompletion_shells presses Tab in real shells: that they split words at colons and
// equals signs, and complete files by themselves, is no matter of a script.
func TestCompletion_shells(t *testing.T) {
	t.Parallel()
	for name, shell := range map[string]struct{ args, start string }{
		"bash": {"--norc --noprofile -i", "source " + bashCompletion + "; source <(jtlctl completion bash)"},
		"zsh":  {"-f -i", "autoload -U compinit; compinit -u; source <(jtlctl completion zsh)"},
		"fish": {"--no-config -i", "jtlctl completion fish | source"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, err := exec.LookPath(name)
			if err != nil {
				t.Skipf("there is no %s", name)
			}
			if _, err := os.Stat(bashCompletion); name == "bash" && err != nil {
				t.Skip("the package bash-completion is not installed")
			}
			s := sitInShell(t, path, strings.Fields(shell.args)...)
			s.types(shell.start + "; printf 'E%dN\\n' 0\n")
			s.until("E0N")
			number := 0
			for line, want := range completions() {
				number++
				// Ctrl-A and Ctrl-E: the line becomes the argument of echo.
				s.types(fmt.Sprintf("%s\t\x01echo R%d: \x05\nprintf 'E%%dN\\n' %d\n", line, number, number))
				s.until(fmt.Sprintf("E%dN", number))
				_, got, _ := strings.Cut(s.shown.String(), fmt.Sprintf("\nR%d: ", number))
				got, _, _ = strings.Cut(got, "\r")
				if words := strings.Fields(got); len(words) == 0 || strings.TrimSuffix(words[len(words)-1], "/") != want {
					t.Errorf("%s: got %q, want %s", line, got, want)
				}
			}
			s.types("exit\n")
			s.end()
		})
	}
}

const bashCompletion = "/usr/share/bash-completion/bash_completion"

// sitInShell starts a shell on a terminal, in a folder with some files, with jtlctl in
// its PATH.
func sitInShell(t *testing.T, shell string, args ...string) *sitting {
	t.Helper()
	home := t.TempDir()
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"bin/jtlctl": fmt.Sprintf("#!/bin/sh\nexec env %s=1 '%s' \"$@\"\n", clitest.MainVariable, itself),
		"bin/docker-credential-vault-of-the-team": "",
		"work/zapp.json": "{}", "work/zte.txt": "", "work/zfolder/x": "",
		".cache/jtlctl/jwks/a.json":  `{"address": "https://x.example", "jwks": {"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "2026-11:a", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}, {"kty": "OKP", "crv": "Ed25519", "kid": "2026-11:bb", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}}`,
		".config/jtlctl/config.yaml": "profiles:\n  - name: customer\n    environment: qa\n",
	} {
		path := filepath.Join(home, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	person, terminal := openPair(t)
	resize(t, terminal, 200)
	c := exec.CommandContext(ctx, shell, args...)
	c.Dir = filepath.Join(home, "work")
	c.Env = []string{"HOME=" + home, "PATH=" + filepath.Join(home, "bin") + ":/usr/bin:/bin", "TERM=dumb", "PS1=> ", "LANG=C.UTF-8"}
	c.Stdin, c.Stdout, c.Stderr = terminal, terminal, terminal
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	return &sitting{t: t, c: c, person: person}
}
