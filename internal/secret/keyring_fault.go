package secret

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/zalando/go-keyring"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// ErrLocked says that a keyring is locked, and that whoever it asked did not
// unlock it. To ask again at once is of no use.
var ErrLocked = errors.New("the keyring is locked")

var (
	errNoBus      = errors.New("there is no D-Bus session")
	errBrokenOff  = errors.New("the connection to it broke off")
	errStillThere = errors.New("it did not delete the entry, or was not allowed to")
)

// anotherStore is what to do if the keyring does not work.
const anotherStore = "use the encrypted file instead (--store file, or JTLCTL_STORE=file), or credentials in the environment"

func explainKeyring(err error) error {
	switch {
	case err == nil:
		return nil
	case isExplained(err):
		return err
	case errors.Is(err, keyring.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return fault.New(fault.Store, "the secret is too long for the keyring of this system").
			WithHint("use the encrypted file instead: --store file").WithCause(err)
	case errors.Is(err, errNoBus):
		return cannotBeUsed(err.Error()).WithHint("%s", anotherStore).WithCause(err)
	case refusedToUnlock(err):
		return cannotBeUsed("it is locked, and nobody unlocked it").
			WithHint("unlock it and try again; or %s", anotherStore).WithCause(ErrLocked)
	case hasNoCollection(err):
		return cannotBeUsed("it has no default collection to put secrets into").
			WithHint("KWallet: create a wallet; KeePassXC: expose a group of the open database to the Secret Service; GNOME: create a default keyring; or %s", anotherStore).WithCause(err)
	}
	if explained := credentialManagerFault(systemCode(err), err); explained != nil {
		return explained
	}
	return cannotBeUsed(err.Error()).WithHint("%s; `jtlctl doctor` reports the details", anotherStore).WithCause(err)
}

// isExplained reports whether a backend has said what went wrong, and what to do.
func isExplained(err error) bool {
	var explained *fault.Error
	return errors.As(err, &explained)
}

func cannotBeUsed(reason string) *fault.Error {
	return fault.New(fault.Store, "the keyring of this system cannot be used: %s", reason)
}

// refusedToUnlock recognizes what go-keyring makes of a prompt that was
// dismissed; it keeps no error value for it.
func refusedToUnlock(err error) bool {
	return err != nil && strings.HasPrefix(err.Error(), "failed to unlock correct collection '")
}

// hasNoCollection recognizes that a Secret Service has no collection under the alias
// default: KWallet without a wallet, KeePassXC without an exposed group. Each says so
// in other words, and go-keyring keeps no name of the error.
func hasNoCollection(err error) bool {
	text := strings.ToLower(err.Error())
	if !strings.Contains(text, "alias") && !strings.Contains(text, "collection") && !strings.Contains(text, "object") {
		return false
	}
	return slices.ContainsFunc([]string{"does not exist", "doesn't exist", "no such", "nosuchobject", "unknownobject", "not found"}, func(words string) bool {
		return strings.Contains(text, words)
	})
}

// unanswered is the error of a call that used up its whole time. onTerminal is
// the time that it would have had on a terminal, 0 if it had that.
func unanswered(limit, onTerminal time.Duration) error {
	if onTerminal == 0 {
		return cannotBeUsed("it did not answer within "+limit.String()).
			WithHint("if it asks for a password or a permission, answer it and try again; else %s; `jtlctl doctor` reports the details", anotherStore)
	}
	return cannotBeUsed("it did not answer within "+limit.String()+"; it may be locked").
		WithHint("unlock it and try again: on a terminal, without --no-input, it gets %s to ask you; or %s; `jtlctl doctor` reports the details", onTerminal, anotherStore)
}
