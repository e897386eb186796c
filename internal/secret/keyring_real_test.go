package secret

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/zalando/go-keyring"
)

// real is the keyring of the session that the tests run in.
func real(t *testing.T) *Keyring {
	t.Helper()
	if os.Getenv("JTLCTL_TEST_KEYRING") != "1" {
		t.Skip("set JTLCTL_TEST_KEYRING=1 to use the keyring of this session; .ci/run starts one")
	}
	return &Keyring{}
}

// during is a name that is taken out of the keyring after the test.
func during(t *testing.T, name string) string {
	t.Helper()
	name = "test/" + t.Name() + "/" + name
	t.Cleanup(func() {
		if err := systemBackend().Delete(service, name); err != nil && !errors.Is(err, keyring.ErrNotFound) {
			t.Error(err)
		}
	})
	return name
}

func TestProbe_realKeyring(t *testing.T) {
	store := real(t)
	must(t, Probe(t.Context(), store))
	wantNone(t, store, "probe")
}

func TestKeyring_real_names(t *testing.T) {
	store := real(t)
	for _, name := range []string{
		"dot.ted", "with space", "Umläut-ÄÖÜß", "UPPER", `"quoted" and 'quoted'`, `back\slash/slash`, "$HOME `id` %s", "emoji 👩‍💻", strings.Repeat("x", 200), strings.Repeat("ü", 200),
	} {
		name = during(t, name)
		wantNone(t, store, name)
		must(t, store.Set(t.Context(), name, New("old")))
		must(t, SetAndCheck(t.Context(), store, name, New(planted)))
		wantSecret(t, store, name, planted)
		must(t, store.Delete(t.Context(), name))
		wantNone(t, store, name)
		must(t, store.Delete(t.Context(), name))
	}
}

func TestKeyring_real_letterCase(t *testing.T) {
	store := real(t)
	names := []string{during(t, "a"), during(t, "A"), during(t, "a "), during(t, "a/b"), during(t, "ä"), during(t, "a\u0308")}
	for _, name := range names {
		must(t, store.Set(t.Context(), name, New(name)))
	}
	for _, name := range names {
		wantSecret(t, store, name, name)
	}
}

func TestKeyring_real_values(t *testing.T) {
	store := real(t)
	name := during(t, "value")
	for _, value := range []string{"ünïcode 👩‍💻", "two\nlines\r\nand a tab\t", " spaces ", `"'$\%`, strings.Repeat("x", 2000), strings.Repeat("ü", 1000)} {
		must(t, SetAndCheck(t.Context(), store, name, New(value)))
	}
}

func TestKeyring_real_deletedByOthers(t *testing.T) {
	store := real(t)
	name := during(t, "gone")
	must(t, store.Set(t.Context(), name, New(planted)))
	must(t, systemBackend().Delete(service, name))
	wantNone(t, store, name)
	must(t, store.Delete(t.Context(), name))
}

func TestKeyring_real_twentyAtOnce(t *testing.T) {
	store := real(t)
	var group sync.WaitGroup
	for i := range 20 {
		name := during(t, fmt.Sprint(i))
		group.Go(func() {
			if err := SetAndCheck(context.WithoutCancel(t.Context()), store, name, New(name)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}
