package secret

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

func decrypted(t *testing.T, sealed []byte, with ...age.Identity) []byte {
	t.Helper()
	plain, err := age.Decrypt(bytes.NewReader(sealed), with...)
	must(t, err)
	content, err := io.ReadAll(plain)
	must(t, err)
	return content
}

// What `age -d -i identity.age secrets.age` does, by the library of age alone.
func TestFile_Set_openedByAge(t *testing.T) {
	t.Parallel()
	store := storeIn(filepath.Join(t.TempDir(), "secrets"), passphrase)
	must(t, store.Set(t.Context(), "name", New(planted)))

	sealed := read(t, store.Folder, "identity.age")
	header, _, _ := strings.Cut(string(sealed), "\n---")
	if !strings.HasPrefix(header, "age-encryption.org/v1\n-> scrypt ") || !strings.Contains(header, " 15\n") {
		t.Errorf("not sealed with scrypt of work factor 15:\n%s", header)
	}
	scrypt, err := age.NewScryptIdentity(passphrase)
	must(t, err)
	identities, err := age.ParseIdentities(bytes.NewReader(decrypted(t, sealed, scrypt)))
	must(t, err)
	var got content
	must(t, json.Unmarshal(decrypted(t, read(t, store.Folder, "secrets.age"), identities...), &got))
	if got.Version != 1 || len(got.Secrets) != 1 || got.Secrets["name"] != planted {
		t.Errorf("got version %d with %d secrets", got.Version, len(got.Secrets))
	}
}

func TestFile_Get_writtenByAge(t *testing.T) {
	t.Parallel()
	store := storeIn(cheap(t), passphrase)
	must(t, store.Unlock(t.Context()))
	sealed, err := seal([]byte(`{"version":1,"secrets":{"name":"`+planted+`"}}`+"\n"), store.identity.Recipient())
	must(t, err)
	put(t, store.Folder, "secrets.age", sealed)
	wantSecret(t, store, "name", planted)
	must(t, store.Set(t.Context(), "other", New("x")))
	wantSecret(t, store, "name", planted)
}
