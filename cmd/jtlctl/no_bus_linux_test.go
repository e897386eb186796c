package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// withoutBus is a machine that has no D-Bus session, as a server is, and that
// finds dbus-launch in a folder.
func withoutBus(t *testing.T, folder string) *machine {
	t.Helper()
	// go-keyring finds this one by itself, and a developer's keyring is not ours.
	if path := "/run/user/" + strconv.Itoa(os.Getuid()); exists(path+"/bus") || exists(path+"/dbus-session") {
		t.Skipf("this machine has a D-Bus session in %s, whatever the environment says", path)
	}
	m := newMachine(t, 0)
	m.env = []string{"JTLCTL_STORE=keyring", "JTLCTL_TOKEN_URL=" + m.url, "XDG_RUNTIME_DIR=" + t.TempDir(), "PATH=" + folder + ":/usr/bin:/bin"}
	return m
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// keyringCommands are those that open the keyring, each with what it prints of
// the error.
func keyringCommands(t *testing.T, m *machine) map[string][]string {
	t.Helper()
	g := newGrantingServer(t)
	return map[string][]string{
		"login":    {"auth", "login", "--client-id", "a", "--client-secret-stdin"},
		"register": {"wawi", "register", "shop", "--url", g.url, "--app", wawiApp(t, m.home, "shop"), "--yes"},
		"key":      {"wawi", "key", "shop", "--store", "keyring"},
		"forget":   {"wawi", "forget", "kept", "--yes"},
		"logout":   {"auth", "logout"},
		"token":    {"token", "get"},
		"doctor":   {"doctor", "--offline"},
	}
}

// keepInKeyring writes a profile and an installation that say that the keyring
// has their secrets.
func keepInKeyring(t *testing.T, m *machine) {
	t.Helper()
	g := newGrantingServer(t)
	file := *m
	file.env = append(file.env, "JTLCTL_STORE=file", "JTLCTL_PASSPHRASE=x")
	file.login(t, "a")
	file.must(t, "", "wawi", "register", "kept", "--url", g.url, "--app", wawiApp(t, m.home, "kept"), "--interval", "100ms")
	for _, name := range []string{".config/jtlctl/config.yaml", ".local/state/jtlctl/wawi/kept.json"} {
		path := filepath.Join(m.home, name)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.NewReplacer("store: file", "store: keyring", `"store": "file"`, `"store": "keyring"`).Replace(string(text))
		if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNoBusIsStarted, and each command says what to do instead.
func TestNoBusIsStarted(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{"no address": "", "autolaunch": "autolaunch:", "autolaunch with a scope": "autolaunch:scope=*user"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			called := filepath.Join(folder, "called")
			for _, program := range []string{"dbus-launch", "gnome-keyring-daemon", "dbus-daemon", "dbus-run-session", "systemctl"} {
				stub := "#!/bin/sh\necho \"$0\" \"$@\" >> " + called + "\nexit 1\n"
				if err := os.WriteFile(filepath.Join(folder, program), []byte(stub), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			m := withoutBus(t, folder)
			keepInKeyring(t, m)
			if address != "" {
				m.env = append(m.env, "DBUS_SESSION_BUS_ADDRESS="+address)
			}
			for name, args := range keyringCommands(t, m) {
				stdout, stderr, code := m.run(t.Context(), t, "secret-of-a", args...)
				printed := stdout + stderr
				if want := map[string]int{"doctor": 1}[name]; code != want && code != 3 || !strings.Contains(printed, "there is no D-Bus session") {
					t.Errorf("%q: exit code %d\n%s", args, code, printed)
				}
				if remedy := "use the encrypted file instead (--store file, or JTLCTL_STORE=file), or credentials in the environment"; !strings.Contains(printed, remedy) && name != "logout" && name != "forget" {
					t.Errorf("%q: no remedy\n%s", args, printed)
				}
			}
			if text, err := os.ReadFile(called); err == nil {
				t.Errorf("started: %s", text)
			}
		})
	}
}

// TestNoProcessOutlivesACommand that finds the real dbus-launch.
func TestNoProcessOutlivesACommand(t *testing.T) {
	t.Parallel()
	launch, err := exec.LookPath("dbus-launch")
	if err != nil {
		t.Skip("dbus-launch is not installed (package dbus-x11)")
	}
	m := withoutBus(t, filepath.Dir(launch))
	mark := "JTLCTL_TEST_MARK=" + m.home
	m.env = append(m.env, mark, "JTLCTL_PASSPHRASE=x")
	keepInKeyring(t, m)
	for _, args := range keyringCommands(t, m) {
		_, _, _ = m.run(t.Context(), t, "secret-of-a", args...)
	}
	for _, process := range processesWith(t, mark) {
		t.Errorf("%s runs on", process.name)
		_ = syscall.Kill(process.id, syscall.SIGKILL)
	}
}

type taskInfo struct {
	id   int
	name string
}

// processesWith are the processes that have a variable in their environment.
func processesWith(t *testing.T, variable string) (found []taskInfo) {
	t.Helper()
	paths, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(text, []byte(variable)) {
			continue // it has ended, or is not ours
		}
		name, _ := os.ReadFile(filepath.Dir(path) + "/comm")
		id, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, taskInfo{id, strings.TrimSpace(string(name))})
	}
	return found
}

// TestTheBusOfTheRuntimeFolder is found without an address.
func TestTheBusOfTheRuntimeFolder(t *testing.T) {
	t.Parallel()
	folder, address, _ := startBus(t)
	service := startSecretService(t, address)
	m := newMachine(t, 0)
	m.env = []string{"JTLCTL_TOKEN_URL=" + m.url, "XDG_RUNTIME_DIR=" + folder, limitsVariable + "=30s 60s 30s"}
	m.login(t, "a", "--store", "keyring")
	if got := m.must(t, "", "token", "get", "--refresh"); got != "token-of-a" {
		t.Errorf("%q", got)
	}
	if value, _ := service.find(`client-secret/"default"/prod/a`); value != "secret-of-a" {
		t.Errorf("the keyring has %q", value)
	}
}
