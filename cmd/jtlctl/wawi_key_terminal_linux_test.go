package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	cliwawi "github.com/jtlctl/jtlctl/internal/cli/wawi"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

// newKeyServer is a JTL-Wawi that accepts every app at once, with a key and a
// further one, which is the first with -2 behind it.
func newKeyServer(t *testing.T, key string) (address string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := map[string]any{"registrationRequestId": "r-1", "status": 0}
		if r.Method == http.MethodGet {
			answer = map[string]any{"status": 2, "apiKey": key, "grantedScopes": "items.read", "more": map[string]any{"apiKey": key + "-2"}}
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/api/eazybusiness"
}

// TestWawiKey_terminal: a key that would act on a terminal is shown there as a
// JSON string, and goes into a pipe as it is.
func TestWawiKey_terminal(t *testing.T) {
	t.Parallel()
	const evil, plain = "K\x1b]0;owned\x07\u202eE\u009b2J\u2066Y\u200f\u061c\x7f", "plain-Key_1.2~3"
	for key, quoted := range map[string]bool{evil: true, plain: false} {
		address := newKeyServer(t, key)
		for i, start := range []starter{startOnPipes, startOnTerminals} {
			onTerminal := i == 1
			m := &machine{home: t.TempDir(), env: []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file", "TERM=xterm"}}
			wawiApp(t, m.home, "shop")
			for _, line := range []struct{ args, before, after string }{
				{"wawi register shop --url " + address + " --app shop.yaml --api 2.0 --interval 100ms --show-key", "key      ", ""},
				{"wawi key shop", "", ""},
				{"wawi key shop --other", "", "-2"},
			} {
				shot, err := m.watch(t, start, "", "", strings.Fields(line.args)...)
				if err != nil || shot.code != 0 {
					t.Fatalf("%s: %v, exit code %d, %s", line.args, err, shot.code, shot.stderr)
				}
				want := key + line.after
				if quoted && onTerminal {
					want = console.Quoted(want)
				}
				if stdout := strings.ReplaceAll(shot.stdout, "\r\n", "\n"); !strings.HasSuffix("\n"+stdout, "\n"+line.before+want+"\n") {
					t.Errorf("%s, on a terminal %v: got %q, want the key as %q", line.args, onTerminal, stdout, want)
				}
				if colour := uncoloured(shot.stdout + shot.stderr); onTerminal && strings.ContainsAny(colour, deceiving) {
					t.Errorf("%s: the terminal got %q", line.args, colour)
				}
				if warned := strings.Contains(shot.stderr, "is shown as a JSON string"); warned != (quoted && onTerminal) {
					t.Errorf("%s, on a terminal %v: warned %v: %q", line.args, onTerminal, warned, shot.stderr)
				}
			}
			shot, err := m.watch(t, start, "", "", "wawi", "key", "shop", "-o", "json")
			var document wawi.Key
			if err != nil || json.Unmarshal([]byte(shot.stdout), &document) != nil || document.Key != key || strings.ContainsAny(shot.stdout, deceiving) {
				t.Errorf("-o json: %v, %q", err, shot.stdout)
			}
		}
	}
}

// TestWawiKey_header: what no header carries is not printed as one.
func TestWawiKey_header(t *testing.T) {
	t.Parallel()
	for key, refused := range map[string]bool{"tab\tbed": true, "\x1b[2J": true, "schlüssel": true, "a\u202eb": true, "plain": false} {
		m := &machine{home: t.TempDir(), env: []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file"}}
		wawiApp(t, m.home, "shop")
		m.must(t, "", "wawi", "register", "shop", "--url", newKeyServer(t, key), "--app", m.home+"/shop.yaml", "--api", "2.0", "--interval", "100ms")
		stdout, stderr, code := m.run(t.Context(), t, "", "wawi", "key", "shop", "--format", "header")
		switch {
		case refused && (code != 4 || stdout != "" || !strings.Contains(stderr, `the key of "shop" has characters that no header can carry`)):
			t.Errorf("%q: exit code %d, %q, %s", key, code, stdout, stderr)
		case !refused && stdout != "Authorization: Wawi "+key+"\n":
			t.Errorf("%q: exit code %d, %q, %s", key, code, stdout, stderr)
		}
	}
}

// TestShowUnstoredKey: the last resort shows any key so that it can be copied, and
// neither the key nor the reason acts on the terminal.
func TestShowUnstoredKey(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"plain-Key_1.2~3":      "\n    plain-Key_1.2~3\n",
		"K\x1b]0;x\x07\u202eE": "\n    \"K\\u001b]0;x\\u0007\\u202eE\" (as a JSON string",
		"line\nbreak":          "\n    \"line\\nbreak\" (as a JSON string",
		`a "b" \c` + "\u2066":  `    "a \"b\" \\c\u2066" (as a JSON string`,
		"schlüssel":            "\n    \"schlüssel\" (as a JSON string",
	} {
		var errs strings.Builder
		w := testWorld(strings.NewReader(""), &strings.Builder{}, &errs)
		w.Console.Prompter.NoInput = true
		cliwawi.ShowUnstoredKey(&kit.App{World: w}, "shop", secret.New(key), fault.New(fault.Store, "the bus\x1b[2J said\n    other-key\u202e"), false)
		if got := errs.String(); !strings.Contains(got, want) || strings.ContainsAny(got, deceiving) || strings.Contains(got, "\n    other-key") {
			t.Errorf("%q: %s", key, got)
		}
	}
}
