package secret

import (
	"errors"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/fault/faulttest"
)

func TestCredentialManagerFault(t *testing.T) {
	t.Parallel()
	cause := errors.New("A specified logon session does not exist. It may already have been terminated.")
	err := credentialManagerFault(1312, cause)
	faulttest.Want(t, err, fault.Store, "this session of Windows has none", "SSH", "--store file")
	if !errors.Is(err, cause) {
		t.Error("the cause is gone")
	}
	faulttest.Want(t, credentialManagerFault(1062, cause), fault.Store, "its service does not run", "sc.exe start VaultSvc")
	faulttest.Want(t, credentialManagerFault(1783, cause), fault.Store, "too long", "--store file")
	for code := range credentialManagerFaults {
		if f := fault.From(credentialManagerFault(code, cause)); f.Hint == "" || f.Kind != fault.Store {
			t.Errorf("%d: %+v", code, f)
		}
	}
	if err := credentialManagerFault(9999, cause); err != nil {
		t.Errorf("an unknown one: %v", err)
	}
}
