package secret

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestCheckName(t *testing.T) {
	t.Parallel()
	for _, store := range []Store{&Keyring{}, &File{}} {
		must(t, CheckName(store.Name()))
	}
	for name, words := range map[string]string{"": `unknown store ""`, "keyrng": `did you mean "keyring"?`, "Keyring": "keyring", "env": `unknown store "env"`, "memory": "unknown store"} {
		wantFault(t, CheckName(name), fault.Usage, words, "use keyring or file")
	}
}
