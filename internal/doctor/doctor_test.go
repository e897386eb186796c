package doctor

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/jtlctl/jtlctl/internal/credential"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/disk/disktest"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/profile"
	"github.com/jtlctl/jtlctl/internal/secret"
	"github.com/jtlctl/jtlctl/internal/secret/secrettest"
)

func TestMain(m *testing.M) {
	disktest.DefaultModes()
	os.Exit(m.Run())
}

func want(t *testing.T, got Finding, name string, status Status, detail, remedy string) {
	t.Helper()
	if got.Name != name || got.Status != status || !strings.Contains(got.Detail, detail) || !strings.Contains(got.Remedy, remedy) {
		t.Errorf("got %+v\nwant %s of %s with %q and %q", got, status, name, detail, remedy)
	}
	if (got.Status == Failed || got.Status == Warning) == (got.Remedy == "") {
		t.Errorf("%s with the remedy %q", got.Status, got.Remedy)
	}
}

type broken struct{ secrettest.Memory }

func (*broken) Set(context.Context, string, secret.String) error {
	return fault.New(fault.Store, "the store is broken").WithHint("fix it")
}

func TestCheckStore(t *testing.T) {
	t.Parallel()
	for _, needed := range []bool{true, false} {
		want(t, checkStore(t.Context(), &secrettest.Memory{}, needed), "memory", OK, "writes, reads and deletes", "")
	}
	want(t, checkStore(t.Context(), &broken{}, true), "memory", Failed, "the store is broken", "fix it")
	want(t, checkStore(t.Context(), &broken{}, false), "memory", Warning, "the store is broken", "fix it")
}

func TestCheckFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "private")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, checkFolder("cache folder", folder), "cache folder", OK, folder, "")
	want(t, checkFolder("cache folder", filepath.Join(folder, "a", "b")), "cache folder", OK, "(not there yet)", "")
	want(t, checkFolder("cache folder", ""), "cache folder", Warning, "no folder", strings.TrimPrefix(disk.SetDataFolder(), "set "))
	want(t, checkFolder("cache folder", file), "cache folder", Failed, file+" is not a folder", "move it away")
	want(t, checkFolder("cache folder", filepath.Join(file, "below")), "cache folder", Failed, filepath.Join("file", "below")+" cannot be made: "+file+" is not a folder", "move it away")
	want(t, checkFolder("cache folder", filepath.Join(file, "below", "it")), "cache folder", Failed, "cannot be made: "+file+" is not a folder", "move it away")
}

func TestCheckFolder_usedByOthers(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	folder := t.TempDir()
	for mode, text := range map[os.FileMode]string{0o755: "-rwxr-xr-x", 0o770: "-rwxrwx---", 0o701: "-rwx-----x", 0o720: "-rwx-w----"} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
		want(t, checkFolder("state folder", folder), "state folder", Warning, text, "chmod 700 "+folder)
	}
}

func TestCheckGuardedFolder(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	folder := filepath.Join(t.TempDir(), "my folder")
	if err := errors.Join(os.Mkdir(folder, 0o700), os.Chmod(filepath.Dir(folder), 0o700)); err != nil {
		t.Fatal(err)
	}
	for mode, test := range map[os.FileMode]struct {
		status         Status
		detail, remedy string
	}{
		0o700: {OK, folder, ""},
		0o755: {Warning, "drwxr-xr-x"[1:], "chmod 700 '" + folder + "'"},
		0o720: {Failed, "users other than its owner can write", "chmod go-w '" + folder + "'"},
		0o702: {Failed, "users other than its owner can write", "chmod go-w '" + folder + "'"},
	} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
		want(t, checkGuardedFolder("secrets folder", folder, disk.Vault), "secrets folder", test.status, test.detail, test.remedy)
	}
	want(t, checkGuardedFolder("secrets folder", "", disk.Vault), "secrets folder", Warning, "no folder", strings.TrimPrefix(disk.SetDataFolder(), "set "))
}

func TestCheckClock(t *testing.T) {
	t.Parallel()
	server := time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC)
	for off, status := range map[time.Duration]Status{
		0: OK, time.Second: OK, -time.Second: OK, 30 * time.Second: OK, -30 * time.Second: OK,
		31 * time.Second: Failed, -31 * time.Second: Failed, 26 * time.Hour: Failed, -20 * 365 * 24 * time.Hour: Failed,
	} {
		got := checkClock(server.Add(off), server)
		direction := "agrees"
		if status == Failed {
			direction = off.Abs().String() + " ahead of the server's"
			if off < 0 {
				direction = off.Abs().String() + " behind the server's"
			}
		}
		want(t, got, "clock", status, direction, "")
	}
	want(t, checkClock(server, time.Time{}), "clock", Skipped, "no server sent its time", "")
	want(t, checkClock(server.In(time.FixedZone("", 7200)), server), "clock", OK, "agrees", "")
}

func TestDoctor_Examine(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		configuration string
		offline       bool
		ok            bool
		checks        string
	}{
		"well":            {"", false, true, "configuration ok, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning, token endpoint ok, API ok, SCX endpoint skipped, clock ok"},
		"offline":         {"", true, true, "configuration ok, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning"},
		"unknown keys":    {"currend: x\n", true, true, "configuration warning, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning"},
		"no YAML":         {"a: [", true, false, "configuration failed, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning"},
		"keyring needed":  {"profiles: [{name: default, store: keyring}]", true, false, "configuration ok, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring failed"},
		"file needed":     {"profiles: [{name: default, store: file}]", true, true, "configuration ok, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning, file ok"},
		"another default": {"profiles: [{name: default, environment: qa}]", false, true, "configuration ok, config folder ok, cache folder ok, state folder ok, secrets folder ok, catalogues ok, certificates ok, keyring warning, token endpoint ok, API ok, SCX endpoint ok, clock ok"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDoctor(t, test.configuration)
			report, err := d.Examine(t.Context(), test.offline)
			var checks []string
			for _, f := range report.Checks {
				checks = append(checks, f.Name+" "+string(f.Status))
				if strings.Contains(f.Detail+f.Remedy, "broken") {
					t.Errorf("not redacted: %+v", f)
				}
			}
			if got := strings.Join(checks, ", "); err != nil || report.OK != test.ok || got != test.checks {
				t.Errorf("ok is %t, %v, %s\nwant %s", report.OK, err, got, test.checks)
			}
		})
	}
}

func TestDoctor_Examine_interrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newDoctor(t, "").Examine(ctx, true); fault.From(err).Kind != fault.Interrupted {
		t.Error(err)
	}
}

// brokenKeyring is a backend that does nothing.
type brokenKeyring struct{}

var errBroken = errors.New("broken")

func (brokenKeyring) Get(string, string) (string, error) { return "", errBroken }
func (brokenKeyring) Set(string, string, string) error   { return errBroken }
func (brokenKeyring) Delete(string, string) error        { return errBroken }

// newDoctor is one of a machine whose keyring is broken.
func newDoctor(t *testing.T, configuration string) Doctor {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "home")
	roots := disk.Roots{Config: filepath.Join(folder, "config"), Cache: filepath.Join(folder, "cache"), State: filepath.Join(folder, "state")}
	if err := os.MkdirAll(roots.Config, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(roots.Config, "config.yaml"), []byte(configuration), 0o600); err != nil {
		t.Fatal(err)
	}
	environment := func(name string) (string, bool) {
		value, set := map[string]string{"JTLCTL_PASSPHRASE": "x"}[name]
		return value, set
	}
	return Doctor{
		CA:            platform.CAFile{}.Authorities,
		Configuration: &profile.Configuration{Folder: roots.Config, Environment: environment, Warn: t.Errorf},
		Roots:         roots,
		Stores:        &credential.Stores{State: roots.State, Environment: environment, Backend: brokenKeyring{}, Warn: t.Errorf},
		HTTP:          answers(200, date),
		Now:           func() time.Time { return time.Date(2031, 1, 2, 10, 0, 0, 0, time.UTC) },
		Redact:        func(text string) string { return strings.ReplaceAll(text, "broken", "…") },
	}
}
