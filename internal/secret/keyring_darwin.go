package secret

import "github.com/jtlctl/jtlctl/internal/secret/keychain"

func systemBackend() Backend {
	return keychain.Backend{Keyring: systemKeyring{}, Locked: ErrLocked, Otherwise: anotherStore}
}
