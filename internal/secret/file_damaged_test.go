package secret

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestFile_damaged(t *testing.T) {
	t.Parallel()
	good := opened(t)
	foreign := read(t, opened(t).Folder, "secrets.age")
	identity, secrets := read(t, good.Folder, "identity.age"), read(t, good.Folder, "secrets.age")
	flipped := bytes.Clone(secrets)
	flipped[len(flipped)-1] ^= 1
	for name, test := range map[string]struct {
		file    string
		content []byte
	}{
		"identity is empty":       {"identity.age", nil},
		"identity is garbage":     {"identity.age", []byte("garbage\n")},
		"identity is zeros":       {"identity.age", make([]byte, 400)},
		"identity is cut off":     {"identity.age", identity[:len(identity)-5]},
		"identity is too large":   {"identity.age", make([]byte, maxStore+1)},
		"identity is no key":      {"identity.age", sealedFor(t, "not a key", passphrase, 4)},
		"identity is nothing":     {"identity.age", sealedFor(t, "", passphrase, 4)},
		"secrets are empty":       {"secrets.age", nil},
		"secrets are garbage":     {"secrets.age", []byte("garbage\n")},
		"secrets are zeros":       {"secrets.age", make([]byte, 400)},
		"secrets are cut off":     {"secrets.age", secrets[:len(secrets)-5]},
		"secrets are a header":    {"secrets.age", secrets[:30]},
		"secrets were changed":    {"secrets.age", flipped},
		"secrets are too large":   {"secrets.age", make([]byte, maxStore+1)},
		"secrets are of another":  {"secrets.age", foreign},
		"secrets are an identity": {"secrets.age", identity},
		"something is behind":     {"secrets.age", append(bytes.Clone(secrets), "behind"...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			put(t, folder, "identity.age", identity)
			put(t, folder, "secrets.age", secrets)
			put(t, folder, test.file, test.content)
			store := storeIn(folder, passphrase)
			_, err := store.Get(t.Context(), "name")
			wantFault(t, err, fault.Store, filepath.Join(folder, test.file), "is damaged", "restore it from a backup")
			wantFault(t, store.Set(t.Context(), "name", New("x")), fault.Store, "is damaged")
			wantFault(t, store.Delete(t.Context(), "name"), fault.Store, "is damaged")
			if !bytes.Equal(read(t, folder, test.file), test.content) {
				t.Error("the file was overwritten")
			}
		})
	}
}

func TestFile_Set_withoutIdentity(t *testing.T) {
	t.Parallel()
	store := opened(t)
	before := read(t, store.Folder, "secrets.age")
	must(t, os.Remove(filepath.Join(store.Folder, "identity.age")))
	orphan := storeIn(store.Folder, passphrase)
	_, err := orphan.Get(t.Context(), "name")
	wantFault(t, err, fault.Store, "the key of the store is gone", "identity.age", "log in again")
	wantFault(t, orphan.Set(t.Context(), "name", New("x")), fault.Store, "the key of the store is gone")
	if orphan.times != 0 || !bytes.Equal(read(t, store.Folder, "secrets.age"), before) {
		t.Errorf("asked %d times, or overwrote the secrets", orphan.times)
	}
}

// TestFile_Set_removedMeanwhile removes the store of a process that has opened it:
// what it stores then must open for the next one.
func TestFile_Set_removedMeanwhile(t *testing.T) {
	t.Parallel()
	store := opened(t)
	store.WorkFactor = 4
	must(t, os.RemoveAll(store.Folder))
	must(t, store.Set(t.Context(), "name", New("after")))
	got, err := storeIn(store.Folder, passphrase).Get(t.Context(), "name")
	if err != nil || got.Reveal() != "after" {
		t.Errorf("%q, %v", got.Reveal(), err)
	}
	must(t, os.Remove(store.identityFile().Path))
	wantFault(t, store.Set(t.Context(), "name", New("lost")), fault.Store, "the key of the store is gone")
}

func TestFile_newerVersion(t *testing.T) {
	t.Parallel()
	for version, content := range map[string]string{
		"version 2": `{"version":2,"secrets":{"name":"` + planted + `"},"more":[]}`,
		"version 0": `{"secrets":{}}`,
	} {
		store := opened(t)
		sealed, err := seal([]byte(content), store.identity.Recipient())
		must(t, err)
		put(t, store.Folder, "secrets.age", sealed)
		_, err = store.Get(t.Context(), "name")
		wantFault(t, err, fault.Store, "has "+version+", and this jtlctl knows version 1", "a newer jtlctl wrote it")
		wantFault(t, store.Set(t.Context(), "name", New("x")), fault.Store, version)
		if !bytes.Equal(read(t, store.Folder, "secrets.age"), sealed) {
			t.Error("the store of another version was overwritten")
		}
	}
}

func TestFile_Get_otherForm(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"", "text", "[]", `{"version":"1"}`, `{"version":1,"secrets":[]}`, `{"version":1,"secrets":{"a":{}}}`} {
		store := opened(t)
		sealed, err := seal([]byte(content), store.identity.Recipient())
		must(t, err)
		put(t, store.Folder, "secrets.age", sealed)
		_, err = store.Get(t.Context(), "name")
		wantFault(t, err, fault.Store, "is damaged, cut off, or not one of jtlctl's")
	}
}

// 2^30 would take some 1 TiB of memory; whoever gets as far as computing it is
// stopped by the deadline of the test.
func TestFile_Get_workFactor(t *testing.T) {
	t.Parallel()
	identity, err := age.GenerateX25519Identity()
	must(t, err)
	sealed := sealedFor(t, identity.String(), passphrase, 4)
	for _, factor := range []string{"21", "30", "62"} {
		folder := t.TempDir()
		put(t, folder, "identity.age", bytes.Replace(sealed, []byte(" 4\n"), []byte(" "+factor+"\n"), 1))
		err := storeIn(folder, passphrase).Unlock(t.Context())
		wantFault(t, err, fault.Store, "work factor")
	}
}

func TestFile_Set_secretsOfNull(t *testing.T) {
	t.Parallel()
	store := opened(t)
	sealed, err := seal([]byte(`{"version":1,"secrets":null}`), store.identity.Recipient())
	must(t, err)
	put(t, store.Folder, "secrets.age", sealed)
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("panic: %v", p)
		}
	}()
	must(t, store.Set(t.Context(), "name", New(planted)))
	wantSecret(t, store, "name", planted)
}

func TestFile_Unlock_otherKindOfIdentity(t *testing.T) {
	t.Parallel()
	store := opened(t)
	put(t, store.Folder, "identity.age", read(t, store.Folder, "secrets.age"))
	err := storeIn(store.Folder, passphrase).Unlock(t.Context())
	wantFault(t, err, fault.Store, "identity.age")
}
