package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestPrivateGroup: on Debian and Ubuntu the umask is 002 and every user has a
// group, so that all their files can be written by a group in which nobody else
// is. What they make by hand works as it is; what holds a secret does not.
func TestPrivateGroup(t *testing.T) {
	t.Parallel()
	d := newUserDesk(t)
	env := d.file("project/.env", "CLIENT_ID=app\nCLIENT_SECRET=planted-secret\n", 0o664)
	login := []string{"auth", "login", "--no-verify", "--store", "file"}

	d.want(append(login, "--env-file", env), 0, `users other than its owner can read "`+env+`" (mode -rw-rw-r--)`)
	d.mode(env, 0o660)
	d.want(append(login, "--env-file", env), 0, "")

	config := filepath.Join(d.home, ".config/jtlctl/config.yaml")
	d.mode(config, 0o664)
	d.mode(filepath.Dir(config), 0o775)
	d.want([]string{"config", "list"}, 0, "")
	d.want([]string{"config", "set", "idp", "legacy"}, 0, "")
	d.want([]string{"doctor", "--offline"}, 0, "")

	g := newGrantingServer(t)
	d.want([]string{"wawi", "register", "shop", "--url", g.url, "--app", d.file("project/app.yaml", readFile(t, wawiApp(t, t.TempDir(), "shop")), 0o664), "--interval", "100ms"}, 0, "")
	record := filepath.Join(d.home, ".local/state/jtlctl/wawi/shop.json")
	d.mode(record, 0o664)
	d.mode(filepath.Dir(record), 0o775)
	d.want([]string{"wawi", "status", "shop"}, 0, "")

	// These are made to hold a secret.
	secret := d.file("project/secret", "planted-secret", 0o620)
	d.want(append(login, "--client-id", "app", "--client-secret-file", secret), 2, "can write in the folder")
	d.mode(filepath.Dir(secret), 0o700)
	d.want(append(login, "--client-id", "app", "--client-secret-file", secret), 2, `can write "`+secret+`"`)
	d.env = append(d.env, "JTLCTL_PASSPHRASE=", "JTLCTL_PASSPHRASE_FILE="+d.file("project/pass", "passphrase", 0o640))
	d.want(append(login, "--env-file", env), 2, "can read")
	d.env = d.env[:len(d.env)-2]
	vault := filepath.Join(d.home, ".local/state/jtlctl/secrets")
	d.mode(vault, 0o775)
	d.want([]string{"wawi", "key", "shop"}, 3, `can write "`+vault+`"`)
	d.mode(vault, 0o700)

	// Others can write these as well.
	d.mode(env, 0o662)
	d.want(append(login, "--env-file", env), 2, `can write "`+env+`"`)
	d.mode(config, 0o666)
	d.want([]string{"config", "list"}, 2, `can write "`+config+`"`)
	d.mode(config, 0o600)
	if os.Getuid() != 0 {
		return // only root gives a file to another group
	}
	d.mode(env, 0o664)
	if err := os.Chown(env, int(d.user.Uid), int(d.user.Gid)+1); err != nil {
		t.Fatal(err)
	}
	d.want(append(login, "--env-file", env), 2, `can write "`+env+`"`)
}

// userDesk is a home folder of a user with a private group.
type userDesk struct {
	t    *testing.T
	home string
	env  []string
	user *syscall.Credential
}

func newUserDesk(t *testing.T) *userDesk {
	t.Helper()
	d := &userDesk{t: t, user: userWithPrivateGroup(t)}
	folder, err := os.MkdirTemp("", "jtlctl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	d.mode(folder, 0o755)
	d.home = filepath.Join(folder, "home")
	for _, path := range []string{d.home, filepath.Join(d.home, "project")} {
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		d.own(path)
		d.mode(path, 0o775)
	}
	d.env = []string{"HOME=" + d.home, "JTLCTL_PASSPHRASE=x", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"}
	return d
}

// userWithPrivateGroup is the user of this process, or one that root can be.
func userWithPrivateGroup(t *testing.T) *syscall.Credential {
	t.Helper()
	passwd, groups := readFile(t, "/etc/passwd"), readFile(t, "/etc/group")
	for line := range strings.Lines(passwd) {
		row := strings.Split(line, ":")
		if len(row) != 7 || row[2] == "0" || os.Getuid() != 0 && row[2] != strconv.Itoa(os.Getuid()) {
			continue
		}
		group := "\n" + row[0] + ":x:" + row[3] + ":\n"
		one, err := user.LookupId(row[2])
		if err != nil || one.Username != row[0] || strings.Count(passwd, ":"+row[3]+":") != strings.Count(line, ":"+row[3]+":") || !strings.Contains("\n"+groups, group) {
			continue
		}
		uid, errUser := strconv.ParseUint(row[2], 10, 32)
		gid, errGroup := strconv.ParseUint(row[3], 10, 32)
		if errUser == nil && errGroup == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid), NoSetGroups: os.Getuid() != 0}
		}
	}
	t.Skip("there is no user with a group of their own that this test can be")
	return nil
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func (d *userDesk) file(name, text string, mode fs.FileMode) string {
	d.t.Helper()
	path := filepath.Join(d.home, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.own(path)
	d.mode(path, mode)
	return path
}

func (d *userDesk) own(path string) {
	d.t.Helper()
	if err := os.Chown(path, int(d.user.Uid), int(d.user.Gid)); err != nil {
		d.t.Fatal(err)
	}
}

func (d *userDesk) mode(path string, mode fs.FileMode) {
	d.t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		d.t.Fatal(err)
	}
}

// want runs jtlctl as the user. words are what it says about others, "" if it
// says nothing of them.
func (d *userDesk) want(args []string, code int, words string) {
	d.t.Helper()
	var printed bytes.Buffer
	c := d.command(d.t.Context(), args...)
	c.Stdout, c.Stderr = &printed, &printed
	_ = c.Run()
	got := printed.String()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != code || words == "" && strings.Contains(got, "other than") || !strings.Contains(got, words) {
		d.t.Errorf("%q: %v, want exit code %d and %q:\n%s", args, c.ProcessState, code, words, got)
	}
}

func (d *userDesk) command(ctx context.Context, args ...string) *exec.Cmd {
	d.t.Helper()
	c := command(ctx, d.t, args...)
	c.Env, c.Dir = append(c.Env, d.env...), d.home
	if os.Getuid() != 0 {
		return c
	}
	// The folder of the test binary is root's alone: the user gets it open.
	itself, err := os.Open(c.Path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = itself.Close() })
	c.ExtraFiles, c.Path = []*os.File{itself}, "/proc/self/fd/3"
	c.SysProcAttr = &syscall.SysProcAttr{Credential: d.user}
	return c
}
