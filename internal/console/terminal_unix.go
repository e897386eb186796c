//go:build unix

package console

import (
	"os"
	"os/signal"
	"syscall"
)

// openTerminal opens the controlling terminal of the process, even if its
// streams are redirected.
func openTerminal() (in, out *os.File, err error) {
	if in, err = os.OpenFile("/dev/tty", os.O_RDWR, 0); err != nil {
		return nil, nil, err
	}
	if out, err = os.OpenFile("/dev/tty", os.O_WRONLY, 0); err != nil {
		_ = in.Close()
	}
	return in, out, err
}

// ignoreBrokenPipes makes a write to a closed pipe fail instead of ending the
// process.
func ignoreBrokenPipes() { signal.Ignore(syscall.SIGPIPE) }
