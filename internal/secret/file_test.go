package secret

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFile(t *testing.T) {
	t.Parallel()
	store := storeIn(cheap(t), passphrase)
	for name, value := range map[string]string{
		"a": "1", "client-secret/\"Müller & Söhne.gmbh\"/qa/4711": "ünïcode\n\"'$`\x00", "": "nameless", strings.Repeat("x", 200): strings.Repeat("y", 2000), "empty": "",
	} {
		must(t, store.Set(t.Context(), name, New("another")))
		must(t, store.Set(t.Context(), name, New(value)))
		wantSecret(t, store, name, value)
		wantSecret(t, storeIn(store.Folder, passphrase), name, value)
	}
	must(t, store.Delete(t.Context(), "a"))
	wantNone(t, store, "a")
	wantNone(t, storeIn(store.Folder, passphrase), "a")
	wantSecret(t, store, "", "nameless")
}

func TestFile_Get_nothingStored(t *testing.T) {
	t.Parallel()
	for name, folder := range map[string]string{
		"no folder":         filepath.Join(t.TempDir(), "none"),
		"empty folder":      t.TempDir(),
		"identity, no file": cheap(t),
	} {
		store := storeIn(folder, passphrase)
		wantNone(t, store, "name")
		must(t, store.Delete(t.Context(), "name"))
		if store.times != 0 {
			t.Errorf("%s: asked %d times", name, store.times)
		}
	}
}

func TestFile_Get_asksOnce(t *testing.T) {
	t.Parallel()
	store := storeIn(opened(t).Folder, passphrase)
	must(t, store.Unlock(t.Context()))
	wantSecret(t, store, "name", planted)
	must(t, store.Set(t.Context(), "other", New("x")))
	must(t, store.Delete(t.Context(), "other"))
	must(t, Probe(t.Context(), store))
	if store.times != 1 {
		t.Errorf("asked %d times", store.times)
	}
}

func TestFile_Set_newPassphrase(t *testing.T) {
	t.Parallel()
	for folder, want := range map[string]bool{filepath.Join(t.TempDir(), "a", "secrets"): true, cheap(t): false} {
		store := &File{Folder: folder, Passphrase: func(_ context.Context, fresh bool) (String, error) {
			if fresh != want {
				t.Errorf("fresh is %v, want %v", fresh, want)
			}
			return New(passphrase), nil
		}}
		must(t, store.Unlock(t.Context()))
	}
}

func TestFile_wrongPassphrase(t *testing.T) {
	t.Parallel()
	store := opened(t)
	before := read(t, store.Folder, "secrets.age")
	for _, wrong := range []string{"wrong", passphrase + " ", strings.ToUpper(passphrase)} {
		other := storeIn(store.Folder, wrong)
		_, err := other.Get(t.Context(), "name")
		wantFault(t, err, fault.Credentials, "the passphrase does not open", "identity.age", "JTLCTL_PASSPHRASE")
		wantFault(t, other.Set(t.Context(), "name", New("x")), fault.Credentials)
		wantFault(t, other.Delete(t.Context(), "name"), fault.Credentials)
	}
	if !bytes.Equal(read(t, store.Folder, "secrets.age"), before) {
		t.Error("the store was changed")
	}
}

func TestFile_emptyPassphrase(t *testing.T) {
	t.Parallel()
	fresh := storeIn(filepath.Join(t.TempDir(), "secrets"), "")
	wantFault(t, fresh.Set(t.Context(), "name", New("x")), fault.Usage, "the passphrase must not be empty")
	if _, err := os.Stat(filepath.Join(fresh.Folder, "identity.age")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an identity stayed behind: %v", err)
	}
	_, err := storeIn(opened(t).Folder, "").Get(t.Context(), "name")
	wantFault(t, err, fault.Usage, "the passphrase must not be empty")
}

func TestFile_Get_noPassphrase(t *testing.T) {
	t.Parallel()
	silent := errors.New("no terminal")
	for name, folder := range map[string]string{"new": filepath.Join(t.TempDir(), "secrets"), "existing": opened(t).Folder} {
		store := &File{Folder: folder, Passphrase: func(context.Context, bool) (String, error) { return String{}, silent }}
		if err := store.Set(t.Context(), "name", New("x")); !errors.Is(err, silent) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFile_Set_modes(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no file modes")
	}
	store := storeIn(filepath.Join(t.TempDir(), "jtlctl", "secrets"), passphrase)
	must(t, store.Set(t.Context(), "name", New(planted)))
	for name, want := range map[string]fs.FileMode{"..": 0o700, ".": 0o700, "identity.age": 0o600, "secrets.age": 0o600, "lock": 0o600} {
		info, err := os.Stat(filepath.Join(store.Folder, name))
		must(t, err)
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", name, got, want)
		}
	}
}

func TestFile_Set_hidesEverything(t *testing.T) {
	t.Parallel()
	store := opened(t)
	must(t, store.Set(t.Context(), "client-secret/planted-name", New(planted)))
	entries, err := os.ReadDir(store.Folder)
	must(t, err)
	if len(entries) != 3 {
		t.Errorf("want identity, secrets and lock, got %v", entries)
	}
	for _, entry := range entries {
		content := read(t, store.Folder, entry.Name())
		for _, hidden := range []string{planted, passphrase, "planted-name", "AGE-SECRET-KEY"} {
			if bytes.Contains(content, []byte(hidden)) {
				t.Errorf("%s has %q in it", entry.Name(), hidden)
			}
		}
	}
}

func TestFile_Set_notWritable(t *testing.T) {
	t.Parallel()
	below := storeIn(filepath.Join(opened(t).Folder, "secrets.age", "secrets"), passphrase)
	wantFault(t, below.Set(t.Context(), "name", New("x")), fault.Store, below.Folder, disk.Plain(syscall.ENOTDIR).Error())

	store := opened(t)
	must(t, os.Remove(filepath.Join(store.Folder, "secrets.age")))
	must(t, os.MkdirAll(filepath.Join(store.Folder, "secrets.age", "occupied"), 0o700))
	wantFault(t, store.Set(t.Context(), "name", New("x")), fault.Store, "secrets.age")
	entries, err := os.ReadDir(store.Folder)
	if err != nil || len(entries) != 3 {
		t.Errorf("a temporary file stayed behind: %v, %v", entries, err)
	}
}

func TestFile_Set_readOnlyFolder(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root and Windows ignore folder modes")
	}
	store := opened(t)
	must(t, os.Chmod(store.Folder, 0o500))
	defer func() { _ = os.Chmod(store.Folder, 0o700) }()
	wantFault(t, store.Set(t.Context(), "name", New("x")), fault.Store, "cannot be written", "nothing was changed")
	wantSecret(t, store, "name", planted)
}

func TestFile_Delete_wrongPassphrase(t *testing.T) {
	t.Parallel()
	store := storeIn(opened(t).Folder, "wrong")
	wantFault(t, store.Delete(t.Context(), "name"), fault.Credentials)
	if store.times != 1 {
		t.Errorf("asked %d times", store.times)
	}
}

func TestFile_Set_tooLarge(t *testing.T) {
	t.Parallel()
	store := opened(t)
	before := read(t, store.Folder, "secrets.age")
	wantFault(t, store.Set(t.Context(), "large", New(strings.Repeat("x", maxStore))), fault.Store)
	if !bytes.Equal(read(t, store.Folder, "secrets.age"), before) {
		t.Error("a store was written that cannot be read again")
	}
	wantSecret(t, store, "name", planted)
}
