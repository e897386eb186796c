//go:build (dragonfly && cgo) || (freebsd && cgo) || linux || netbsd || openbsd

package secret

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"
)

const busVariable = "DBUS_SESSION_BUS_ADDRESS"

// findBus makes sure that go-keyring connects to a bus that runs already, or
// returns an error that is errNoBus. Left to itself it runs dbus-launch: a bus
// and a keyring that nobody needs and nobody ends, and that have the secrets of
// this process in their environment. Once the variable has an address,
// go-keyring looks nowhere else.
func findBus() error {
	address := os.Getenv(busVariable)
	switch {
	case strings.HasPrefix(address, "autolaunch:"):
		return fmt.Errorf("%w (%s asks to start one, which jtlctl does not do)", errNoBus, busVariable)
	case address != "":
		return nil
	}
	if path := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus"); filepath.IsAbs(path) && isSocket(path) {
		return os.Setenv(busVariable, "unix:path="+dbus.EscapeBusAddressValue(path))
	}
	// It looks in /run/user, and sets the variable if a bus is there.
	bus, err := dbus.SessionBusPrivateNoAutoStartup()
	if err != nil {
		return fmt.Errorf("%w: %s is not set, and there is no bus in $XDG_RUNTIME_DIR or /run/user/%d", errNoBus, busVariable, os.Getuid())
	}
	return bus.Close()
}

func isSocket(path string) bool {
	info, err := os.Stat(path) //nolint:gosec // the environment names the bus; nothing is opened here
	return err == nil && info.Mode().Type() == fs.ModeSocket
}

// checkDeleted checks whether an entry is gone: go-keyring takes it for deleted
// although a person refused that.
func checkDeleted(service, user string) error {
	_, err := keyring.Get(service, user)
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return nil
	case err == nil:
		return errStillThere
	}
	return err
}
