package secret

import (
	"errors"
	"syscall"

	"github.com/danieljoos/wincred"
	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/secret/lettercase"
)

func systemBackend() Backend { return lettercase.Backend{Keyring: credentialManager{}} }

// credentialManager is the keyring of Windows.
type credentialManager struct{ systemKeyring }

// Owner returns the user name of an entry, which keeps its letter case. The name
// of an entry is that of go-keyring.
func (credentialManager) Owner(service, user string) (string, error) {
	credential, err := wincred.GetGenericCredential(service + ":" + user)
	if errors.Is(err, syscall.ERROR_NOT_FOUND) {
		return "", keyring.ErrNotFound
	}
	if err != nil {
		return "", err
	}
	return credential.UserName, nil
}

// systemCode is the error code of Windows; 0 if it is another error.
func systemCode(err error) uintptr {
	var code syscall.Errno
	if !errors.As(err, &code) {
		return 0
	}
	return uintptr(code)
}
