// Package keychain is the keyring of macOS as go-keyring uses it: through
// /usr/bin/security, whose exit codes say what went wrong, and which reads command lines
// by rules of its own.
package keychain

import (
	"fmt"
	"strings"

	"github.com/zalando/go-keyring"
)

// Keyring is one that runs `security` for each call.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// Backend gives `security` names that it reads as they are, and explains its exit codes.
type Backend struct {
	Keyring Keyring
	// Locked is the cause of an error after which nobody is to be asked again at once.
	Locked error
	// Otherwise is what else to do if the keychain does not work.
	Otherwise string
}

// Get returns the entry of a name.
func (b Backend) Get(service, user string) (string, error) {
	text, err := b.Keyring.Get(service, entryName(user))
	return text, b.explain(err)
}

// Set writes the entry of a name.
func (b Backend) Set(service, user, password string) error {
	return b.explain(b.Keyring.Set(service, entryName(user), password))
}

// Delete removes the entry of a name.
func (b Backend) Delete(service, user string) error {
	return b.explain(b.Keyring.Delete(service, entryName(user)))
}

// entryName returns a name that `security -i` reads as it is. go-keyring writes an entry
// by a line of it, quoted for a shell; but it takes a backslash between single quotes for
// an escape, ends an argument at a closing quotation mark, and a command at a line end
// (readline.c and split_line of Apple's SecurityTool). An entry is found again by an
// argument, which nothing is taken from, so that the name would be another one.
func entryName(name string) string {
	var safe strings.Builder
	for i := range len(name) { // bytes: other characters than ASCII stay as they are
		switch c := name[i]; {
		case c == '\'' || c == '\\' || c == '%' || c < ' ' || c == 0x7f:
			fmt.Fprintf(&safe, "%%%02X", c)
		default:
			safe.WriteByte(c)
		}
	}
	return safe.String()
}

// notFound is errSecItemNotFound. go-keyring looks for the English words instead.
const notFound = -25300

func (b Backend) explain(err error) error {
	code, ended := exitCode(err)
	switch {
	case !ended:
		return err
	case code == exitOf(notFound):
		return keyring.ErrNotFound
	}
	for status, known := range faults {
		if exitOf(status) == code {
			return known.fault(b, err)
		}
	}
	return err
}
