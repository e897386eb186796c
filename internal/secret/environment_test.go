package secret

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestTheEnvironmentHasOneSecretOfEachKind(t *testing.T) {
	t.Parallel()
	store := Environment{Lookup: func(name string) string {
		return map[string]string{"JTL_CLIENT_SECRET": planted, "JTL_SCX_REFRESH_TOKEN": "refresh", "": "nothing", "OTHER": "x"}[name]
	}}
	for name, want := range map[string]string{
		`client-secret/"shop"/prod/4711`: planted, "client-secret": planted, `scx-refresh-token/"a/b"/qa/`: "refresh",
	} {
		wantSecret(t, store, name, want)
	}
	for _, name := range []string{"", "cache-key", "OTHER/x", "CLIENT-SECRET/x", "client-secrets/x"} {
		wantNone(t, store, name)
	}
	empty := Environment{Lookup: func(string) string { return "" }}
	wantNone(t, empty, ClientSecret)
}

func TestNothingIsStoredInTheEnvironment(t *testing.T) {
	t.Parallel()
	store := Environment{Lookup: func(string) string { return planted }}
	for _, err := range []error{
		store.Set(t.Context(), ClientSecret, New("x")), store.Delete(t.Context(), ClientSecret), Probe(t.Context(), store),
	} {
		wantFault(t, err, fault.Usage, "nothing can be stored in the environment", "--store keyring or --store file")
	}
}

func TestMemoryForgetsWhatIsDeleted(t *testing.T) {
	t.Parallel()
	store := &Memory{}
	wantNone(t, store, "a")
	must(t, store.Delete(t.Context(), "a"))
	for _, value := range []string{"1", "", planted} {
		must(t, SetAndCheck(t.Context(), store, "a", New(value)))
	}
	must(t, store.Set(t.Context(), "b", New("2")))
	must(t, store.Delete(t.Context(), "a"))
	wantNone(t, store, "a")
	wantSecret(t, store, "b", "2")
}

func TestAStoreIsChosenByItsName(t *testing.T) {
	t.Parallel()
	for _, store := range []Store{&Keyring{}, &File{}} {
		must(t, CheckName(store.Name()))
	}
	for name, words := range map[string]string{"": `unknown store ""`, "keyrng": `did you mean "keyring"?`, "Keyring": "keyring", "env": `unknown store "env"`, "memory": "unknown store"} {
		wantFault(t, CheckName(name), fault.Usage, words, "use keyring or file")
	}
}
