package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestAuthLogin_terminal: what a person is asked about the file of a project and
// the identity provider.
func TestAuthLogin_terminal(t *testing.T) {
	t.Parallel()
	const file = "CLIENT_ID=377@muster\nCLIENT_SECRET=planted\nJTL_ISSUER=https://auth.jtl-cloud.com\nJTL_APP_ID=378\n"
	for name, test := range map[string]struct {
		file      string
		issuer    string
		dialogue  [][2]string // what is waited for, and the answer
		code      int
		shown     string
		inProfile string
	}{
		"a file is offered": {
			file: file, dialogue: [][2]string{{"Use the credentials in .env (client 377@muster for auth.jtl-cloud.com)? [y/N]", "y"}},
			shown: "the identity provider is auth.jtl-cloud.com", inProfile: `app_id: "378"`,
		},
		"it is declined": {
			file: file, dialogue: [][2]string{{"Use the credentials in .env", ""}, {"[id.jtl-cloud.com]", ""}, {"Client ID", "abc"}, {"Client secret", "s3"}},
			shown: "the identity provider is id.jtl-cloud.com", inProfile: "client_id: abc",
		},
		"a secret is longer than a line of the terminal": {
			dialogue: [][2]string{{"[id.jtl-cloud.com]", ""}, {"Client ID", "abc"}, {"Client secret", strings.Repeat("s3", 3000)}},
			code:     2, shown: "the client secret has 6000 bytes; no store takes more than 2000",
		},
		"a provider is chosen": {
			dialogue: [][2]string{{"Identity provider: id.jtl-cloud.com or auth.jtl-cloud.com", "legacy"}, {"Client ID", "abc"}, {"Client secret", "s3"}},
			shown:    "the identity provider is auth.jtl-cloud.com", inProfile: "idp: auth.jtl-cloud.com",
		},
		"an issuer is confirmed": {
			issuer: "https://login.example.com", dialogue: [][2]string{{"Client ID", "abc"}, {"Client secret", "s3"}, {"Send the client secret to login.example.com", "y"}},
			shown: "the identity provider is login.example.com", inProfile: "idp: https://login.example.com",
		},
		"an issuer is not confirmed": {
			issuer: "https://login.example.com", dialogue: [][2]string{{"Client ID", "abc"}, {"Client secret", "s3"}, {"Send the client secret to login.example.com", "n"}},
			code: 2, shown: "nothing was sent or stored",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			t.Cleanup(cancel)
			home, project := t.TempDir(), t.TempDir()
			if test.file != "" {
				if err := os.WriteFile(filepath.Join(project, ".env"), []byte(test.file), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			person, terminal := openPair(t)
			c := command(ctx, t, "auth", "login", "--no-verify", "--store", "file")
			c.Env = append(c.Env, "HOME="+home, "NO_COLOR=1", "JTLCTL_PASSPHRASE=x", "JTL_ISSUER="+test.issuer)
			c.Dir, c.Stdin, c.Stdout, c.Stderr = project, terminal, terminal, terminal
			c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			_ = terminal.Close()
			s := &sitting{t: t, c: c, person: person}
			for _, turn := range test.dialogue {
				s.until(turn[0])
				s.types(turn[1] + "\n")
			}
			shown, code := s.end()
			if code != test.code || !strings.Contains(shown, test.shown) || strings.Contains(shown, "planted") {
				t.Errorf("exit code %d\n%s", code, shown)
			}
			config, _ := os.ReadFile(filepath.Join(home, ".config/jtlctl/config.yaml"))
			if !strings.Contains(string(config), test.inProfile) {
				t.Errorf("the profile is\n%s", config)
			}
		})
	}
}
