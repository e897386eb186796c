package secret

import (
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

func TestCheckName(t *testing.T) {
	t.Parallel()
	for _, store := range []Store{&Keyring{}, &File{}, &Helper{Program: "osx_k-1"}} {
		must(t, CheckName(store.Name()))
	}
	for name, words := range map[string]string{"": `unknown store ""`, "helper:": "unknown store", "helper:../x": "unknown store", "helper:a b": "unknown store", "keyrng": `did you mean "keyring"?`, "Keyring": "keyring", "env": `unknown store "env"`, "memory": "unknown store"} {
		wantFault(t, CheckName(name), fault.Usage, words, "use keyring, file or helper:NAME")
	}
}
