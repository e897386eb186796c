package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

const gnomePassword = "pw"

// startGnomeKeyring starts an unlocked GNOME Keyring on a bus of the test's own,
// and returns the address and what locks and unlocks it.
func startGnomeKeyring(t *testing.T) (address string, lock, unlock func()) {
	t.Helper()
	if _, err := exec.LookPath("gnome-keyring-daemon"); err != nil {
		t.Skip("gnome-keyring-daemon is not installed (package gnome-keyring)")
	}
	folder, address, _ := startBus(t)
	conn := connect(t, address)
	signals := make(chan *dbus.Signal, 10)
	conn.Signal(signals)
	if err := conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, secretsName)); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", "--control-directory="+folder)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + folder, "XDG_DATA_HOME=" + folder, "XDG_RUNTIME_DIR=" + folder, "DBUS_SESSION_BUS_ADDRESS=" + address}
	c.Stdin = strings.NewReader(gnomePassword)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = c.Wait()
		close(ended)
	}()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		<-ended
	})
	for ready := false; !ready; {
		select {
		case signal := <-signals:
			ready = signal.Name == "org.freedesktop.DBus.NameOwnerChanged"
		case <-ended:
			t.Skip("gnome-keyring-daemon does not run here")
		}
	}
	secrets := conn.Object(secretsName, secretsPath)
	lock = func() {
		call := secrets.CallWithContext(t.Context(), "org.freedesktop.Secret.Service.Lock", 0, []dbus.ObjectPath{loginKeyring})
		if call.Err != nil {
			t.Error(call.Err)
		}
	}
	unlock = func() {
		var ignored dbus.Variant
		var session dbus.ObjectPath
		err := secrets.CallWithContext(t.Context(), "org.freedesktop.Secret.Service.OpenSession", 0, "plain", dbus.MakeVariant("")).Store(&ignored, &session)
		if err == nil {
			password := secretValue{session, []byte{}, []byte(gnomePassword), "text/plain"}
			err = secrets.CallWithContext(t.Context(), "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword", 0, loginKeyring, password).Err
		}
		if err != nil {
			t.Error(err)
		}
	}
	return address, lock, unlock
}

// TestGnomeKeyringLocksWhileWawiDecides: nobody can be asked on this bus.
func TestGnomeKeyringLocksWhileWawiDecides(t *testing.T) {
	t.Parallel()
	address, lock, unlock := startGnomeKeyring(t)
	g, m := newGrantingServer(t), newMachine(t, 0)
	m.env = []string{"JTLCTL_STORE=keyring", "DBUS_SESSION_BUS_ADDRESS=" + address}
	g.watch("shop", func() bool { lock(); return false }, func() {})
	stdout, stderr, code := m.run(t.Context(), t, "", "wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, m.home, "shop"), "--interval", "100ms", "--yes")
	key := g.key(t, "shop")
	if code != 3 || strings.Contains(stdout+stderr, key) || !strings.Contains(stderr, "it is locked, and nobody unlocked it") || !strings.Contains(stderr, "`jtlctl wawi resume shop`") {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
	if _, stderr, code := m.run(t.Context(), t, "", "wawi", "resume", "shop"); code != 3 || strings.Contains(stderr, key) {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	unlock()
	m.must(t, "", "wawi", "resume", "shop")
	if got := m.must(t, "", "wawi", "key", "shop"); got != key {
		t.Errorf("the key is %q, and %q was handed out", got, key)
	}
	lock()
	for _, args := range [][]string{{"wawi", "key", "shop"}, {"doctor", "--offline"}, {"wawi", "forget", "shop", "--yes"}} {
		if stdout, stderr, code := m.run(t.Context(), t, "", args...); code == 0 && args[0] != "doctor" || !strings.Contains(stdout+stderr, "it is locked, and nobody unlocked it") {
			t.Errorf("%q: exit code %d\n%s%s", args, code, stdout, stderr)
		}
	}
}
