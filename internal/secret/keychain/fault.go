package keychain

import (
	"errors"
	"os/exec"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// explained is an error of the keychain in plain words.
type explained struct {
	reason, hint string
	// asked means that a person was or has to be asked: to try again at once is of no
	// use.
	asked bool
}

// faults are by the OSStatus that `security` ends with, of which a process keeps the
// last eight bits (Security/SecBase.h; `security error NUMBER` prints Apple's words).
var faults = map[int]explained{
	-25308: {"is locked, as it is in an SSH session", "run `security unlock-keychain` and try again", true},
	-25293: {"was not unlocked: the password was wrong", "try again; Keychain Access shows whether the keychain has another password than your account", true},
	-128:   {"was not unlocked: the question for its password or a permission was cancelled", "try again and answer it", true},
	-25307: {"does not exist: this user has no default keychain, as a user that never logged in at the screen", "log in at the screen once", false},
	-25294: {"does not exist: its file was removed", "Keychain Access, Settings, Reset Default Keychains makes a new one", false},
	-25291: {"is not there for this process, as for one that launchd starts before anybody has logged in", "run it in the session of a user", false},
	-25295: {"is damaged", "Keychain Access, Settings, Reset Default Keychains makes a new one", false},
	-25292: {"is read-only", "look at the rights of the files in ~/Library/Keychains", false},
	-61:    {"cannot be written", "look at the rights of the files in ~/Library/Keychains", false},
	-25299: {"has an entry of that name that it does not replace", "delete the entry jtlctl in Keychain Access and try again", false},
}

func (e explained) fault(b Backend, err error) error {
	explained := fault.New(fault.Store, "the keychain %s", e.reason).WithHint("%s; or %s", e.hint, b.Otherwise).WithCause(err)
	if e.asked {
		return explained.WithCause(errors.Join(b.Locked, err))
	}
	return explained
}

// exitOf returns the exit code of a process that ends with a status.
func exitOf(status int) int { return int(uint8(status)) } //nolint:gosec // what is cut off is the purpose

// exitCode returns the exit code of the process that an error is of; false if it is of
// none, or was killed.
func exitCode(err error) (int, bool) {
	var ended *exec.ExitError
	if !errors.As(err, &ended) {
		return 0, false
	}
	return ended.ExitCode(), ended.Exited()
}
