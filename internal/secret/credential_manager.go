package secret

import "github.com/jtlctl/jtlctl/internal/fault"

// credentialManagerFaults are the errors of the Credential Manager of Windows by
// their system error codes (learn.microsoft.com/windows/win32/api/wincred,
// CredWriteW and CredReadW, read 2026-11-27), in plain words.
var credentialManagerFaults = map[uintptr]struct{ reason, hint string }{
	5:    {"Windows does not let this program use it", "run jtlctl as the user whose secrets they are, not as a service or as another user"},
	8:    {"Windows has no memory left for it", "close other programs and try again"},
	87:   {"it does not take an entry of that name or length", anotherStore},
	1058: {"its service is switched off", "switch on the service Credential Manager (`sc.exe config VaultSvc start= demand`)"},
	1062: {"its service does not run", "start the service Credential Manager (`sc.exe start VaultSvc`)"},
	1130: {"Windows has no memory left for it", "close other programs and try again"},
	1312: {"this session of Windows has none, as sessions of SSH, of WinRM and of scheduled tasks whose password is not stored", "log on at the machine or through remote desktop; or " + anotherStore},
	1450: {"Windows has no resources left for it", "close other programs and try again"},
	1722: {"its service does not answer", "start the service Credential Manager (`sc.exe start VaultSvc`)"},
	1783: {"the secret is too long for it", "use the encrypted file instead: --store file"},
	2202: {"it does not take that user name", anotherStore},
}

// credentialManagerFault explains an error of the Credential Manager; nil if it is
// another error.
func credentialManagerFault(code uintptr, err error) error {
	known, is := credentialManagerFaults[code]
	if !is {
		return nil
	}
	return fault.New(fault.Store, "the Credential Manager of Windows cannot be used: %s", known.reason).WithHint("%s", known.hint).WithCause(err)
}
