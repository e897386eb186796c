package secret

import (
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

// TestExplainKeyring_noCollection: the words of three Secret Services for the same.
func TestExplainKeyring_noCollection(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"KeePassXC":     "Alias default does not exist",
		"KWallet":       "No such object path '/org/freedesktop/secrets/aliases/default'",
		"gnome-keyring": "Object does not exist at path “/org/freedesktop/secrets/collection/login”",
		"by name":       "org.freedesktop.Secret.Error.NoSuchObject",
	} {
		err := explainKeyring(errors.New(text))
		message := faulttest.Want(t, err, fault.Store, "it has no default collection to put secrets into", "KWallet: create a wallet", "KeePassXC: expose a group", "--store file")
		if message == "" {
			t.Errorf("%s: no message", name)
		}
	}
	for _, text := range []string{"the connection was closed", "permission denied"} {
		if hasNoCollection(errors.New(text)) {
			t.Errorf("%s is about another thing", text)
		}
	}
}
