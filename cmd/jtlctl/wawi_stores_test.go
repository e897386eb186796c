package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnotherStoreTheSecondTime leaves no invalid key in the first one.
func TestAnotherStoreTheSecondTime(t *testing.T) {
	t.Parallel()
	for name, second := range map[string][][]string{
		"at once": {{"register", "--store", "file", "--yes"}},
		"later":   {{"register", "--detach", "--yes"}, {"resume", "--store", "file"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g, c := newGrantingServer(t), newCustomer(t)
			c.variables["JTLCTL_PASSPHRASE"] = "x"
			app := wawiApp(t, t.TempDir(), "shop")
			do := func(args ...string) {
				t.Helper()
				all := append([]string{"wawi", args[0], "shop", "--interval", "100ms"}, args[1:]...)
				if args[0] == "register" {
					all = append(all, "--url", g.url, "--app", app)
				}
				if _, stderr, code := c.run(t.Context(), all...); code != 0 {
					t.Fatalf("%v: exit code %d\n%s", args, code, stderr)
				}
			}
			do("register")
			if len(c.keyring.Items) != 1 {
				t.Fatalf("%d items in the keyring", len(c.keyring.Items))
			}
			for _, args := range second {
				do(args...)
			}
			if len(c.keyring.Items) != 0 {
				t.Errorf("left in the keyring: %d items", len(c.keyring.Items))
			}
			if _, stderr, code := c.run(t.Context(), "wawi", "call", "shop", "GET", "/v2/info"); code != 0 {
				t.Errorf("exit code %d\n%s", code, stderr)
			}
		})
	}
}

// TestTheStateNamesTheNewStore before there can be a key that is sealed with it.
func TestTheStateNamesTheNewStore(t *testing.T) {
	t.Parallel()
	g, c := newGrantingServer(t), newCustomer(t)
	c.variables["JTLCTL_PASSPHRASE"] = "x"
	if _, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--detach"); code != 0 {
		t.Fatal(stderr)
	}
	seen := ""
	g.watch("shop", func() bool {
		text, err := os.ReadFile(filepath.Join(c.roots.State, "wawi", "shop.json"))
		if err != nil {
			t.Error(err)
		}
		seen = string(text)
		return false
	}, func() {})
	if _, stderr, code := c.run(t.Context(), "wawi", "resume", "shop", "--store", "file"); code != 0 || !strings.Contains(seen, `"store": "file"`) {
		t.Errorf("exit code %d, when asked: %s\n%s", code, seen, stderr)
	}
}

// TestForgetLooksEverywhere: what an unknown store has is no success.
func TestForgetLooksEverywhere(t *testing.T) {
	t.Parallel()
	g, c := newGrantingServer(t), newCustomer(t)
	if _, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms"); code != 0 {
		t.Fatal(stderr)
	}
	path := filepath.Join(c.roots.State, "wawi", "shop.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), `"store": "keyring"`, `"store": "cupboard"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.keyring.gone.Store(true)
	if _, stderr, code := c.run(t.Context(), "wawi", "forget", "shop", "--yes"); code != 3 || !strings.Contains(stderr, "--force") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	c.keyring.gone.Store(false)
	if _, stderr, code := c.run(t.Context(), "wawi", "forget", "shop", "--yes"); code != 0 || len(c.keyring.Items) != 0 {
		t.Errorf("exit code %d, %d items\n%s", code, len(c.keyring.Items), stderr)
	}
}

// TestASealedKeyIsNotForgotten by a yes alone, and every command names resume.
func TestASealedKeyIsNotForgotten(t *testing.T) {
	t.Parallel()
	g, c := newGrantingServer(t), newCustomer(t)
	g.watch("shop", func() bool { return false }, func() { c.keyring.gone.Store(true) })
	if _, stderr, code := c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms"); code != 3 {
		t.Fatal(stderr)
	}
	c.keyring.gone.Store(false)
	state := filepath.Join(c.roots.State, "wawi", "shop.json")
	names := func(args ...string) {
		t.Helper()
		if _, stderr, code := c.run(t.Context(), append([]string{"wawi"}, args...)...); code == 0 || !strings.Contains(stderr, "`jtlctl wawi resume shop` puts the key into the store") {
			t.Errorf("%v: exit code %d\n%s", args, code, stderr)
		}
	}
	names("key", "shop")
	names("call", "shop", "GET", "/v2/info")
	if err := os.Remove(state); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"status"}, {"list"}, {"key", "shop"}, {"key", "shop", "--store", "keyring"}, {"forget", "shop", "--yes"}, {"forget", "shop", "--yes", "--force"}} {
		names(args...)
	}
	if _, stderr, code := c.run(t.Context(), "wawi", "resume", "shop", "--store", "keyring"); code != 0 {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	if got, _, _ := c.run(t.Context(), "wawi", "key", "shop"); strings.TrimSpace(got) != g.key(t, "shop") {
		t.Errorf("the key is %q", got)
	}
}

// TestASealedKeyIsGivenUp with the words that it takes.
func TestASealedKeyIsGivenUp(t *testing.T) {
	t.Parallel()
	g, c := newGrantingServer(t), newCustomer(t)
	g.watch("shop", func() bool { return false }, func() { c.keyring.gone.Store(true) })
	_, _, _ = c.run(t.Context(), "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, t.TempDir(), "shop"), "--interval", "100ms")
	c.keyring.gone.Store(false)
	if _, stderr, code := c.run(t.Context(), "wawi", "forget", "shop", "--lose-key"); code != 2 || !strings.Contains(stderr, "THE KEY OF SHOP IS LOST") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	if _, stderr, code := c.run(t.Context(), "wawi", "forget", "shop", "--lose-key", "--yes"); code != 0 || len(c.keyring.Items) != 0 {
		t.Errorf("exit code %d, %d items\n%s", code, len(c.keyring.Items), stderr)
	}
}
