//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package console

import (
	"os"

	"golang.org/x/term"
)

// hide returns what reads a line that the terminal does not show.
func hide(terminal *os.File) (read func() (string, error), err error) {
	return func() (string, error) {
		text, err := term.ReadPassword(int(terminal.Fd()))
		return string(text), err
	}, nil
}
