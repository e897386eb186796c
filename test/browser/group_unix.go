//go:build unix

package browser

import (
	"os/exec"
	"syscall"
)

// group lets the end of a command end its children, of which Chromium has many.
func group(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
}
