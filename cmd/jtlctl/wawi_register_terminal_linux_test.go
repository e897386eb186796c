package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// sitDown starts a command at a terminal of its own.
func sitDown(t *testing.T, home string, env []string, args ...string) *sitting {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	person, terminal := openPair(t)
	c := command(ctx, t, args...)
	c.Env = append(append(c.Env, "HOME="+home, "NO_COLOR=1", "TERM=xterm"), env...)
	c.Dir, c.Stdin, c.Stdout, c.Stderr = home, terminal, terminal, terminal
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = terminal.Close()
	return &sitting{t: t, c: c, person: person}
}

// TestWawiRegister_dialogNotOpen: at a terminal Enter sends the request again once
// the dialog is open.
func TestWawiRegister_dialogNotOpen(t *testing.T) {
	t.Parallel()
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if requests.Add(1) == 1 {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusCreated)
		_, _ = w.Write([]byte(`{"appId":"shop-app","registrationRequestId":"r-1","status":0}`))
	}))
	t.Cleanup(server.Close)
	home := t.TempDir()
	wawiApp(t, home, "shop")
	s := sitDown(t, home, []string{"JTLCTL_PASSPHRASE=correct horse battery", "JTLCTL_STORE=file"},
		"wawi", "register", "shop", "--url", server.URL+"/api/eazybusiness", "--app", "shop.yaml", "--api", "2.0", "--detach")
	s.until("Press Enter when it waits")
	s.types("\n")
	s.until("its registration dialog is not open")
	s.until("Admin → App-Registrierung → Hinzufügen → Weiter")
	s.until("Press Enter to try again")
	s.types("\n")
	shown, code := s.end()
	if code != 0 || requests.Load() != 2 || !strings.Contains(shown, "JTL-Wawi accepted the request (r-1)") {
		t.Errorf("exit code %d, %d requests\n%s", code, requests.Load(), shown)
	}
}
