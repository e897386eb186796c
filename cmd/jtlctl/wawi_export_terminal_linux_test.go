package main

import (
	"strings"
	"testing"
)

// TestWawiExport_terminal: a key is shown on a terminal only after a question, and
// goes into a pipe or a file without one.
func TestWawiExport_terminal(t *testing.T) {
	t.Parallel()
	const key = "plain-Key_1.2"
	m := &machine{home: t.TempDir(), env: []string{"JTLCTL_PASSPHRASE=x", "JTLCTL_STORE=file", "TERM=xterm"}}
	wawiApp(t, m.home, "shop")
	m.must(t, "", "wawi", "register", "shop", "--url", newKeyServer(t, key), "--app", m.home+"/shop.yaml", "--api", "2.0", "--interval", "100ms")
	for _, test := range []struct {
		name, args string
		start      starter
		code       int
		shown      bool
	}{
		{"a terminal", "wawi export shop --with-key", startOnTerminals, 2, false},
		{"a terminal, and yes", "wawi export shop --with-key --yes", startOnTerminals, 0, true},
		{"a terminal, without the key", "wawi export shop", startOnTerminals, 0, false},
		{"a pipe", "wawi export shop --with-key", startOnPipes, 0, true},
	} {
		shot, err := m.watch(t, test.start, "", "", strings.Fields(test.args)...)
		if err != nil || shot.code != test.code || strings.Contains(shot.stdout, "JTL_WAWI_API_KEY="+key) != test.shown || strings.Contains(shot.stderr, key) {
			t.Errorf("%s: %v, exit code %d\n%s\n%s", test.name, err, shot.code, shot.stdout, shot.stderr)
		}
		if asked := strings.Contains(shot.stderr, "use --yes"); asked != (test.code == 2) {
			t.Errorf("%s: asked %v: %s", test.name, asked, shot.stderr)
		}
	}
}
