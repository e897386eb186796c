//go:build unix

package secret

import (
	"os/exec"
	"syscall"
)

// endGently lets a program that is to end remove what it has begun: it is asked first,
// and its children with it, such as a gpg whose question is on the terminal. One that runs
// alone has a process group of its own; with a person it stays in that of the terminal,
// which it may ask. killRest kills what is left of the group.
func endGently(c *exec.Cmd, alone bool) (killRest func()) {
	to := func() int { return c.Process.Pid }
	if alone {
		c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		to = func() int { return -c.Process.Pid }
	}
	c.Cancel = func() error {
		children := descendants(c.Process.Pid) // they have another parent once it has ended
		err := syscall.Kill(to(), syscall.SIGTERM)
		for _, child := range children {
			_ = syscall.Kill(child, syscall.SIGTERM)
		}
		return err
	}
	return func() {
		if alone && c.Process != nil {
			_ = syscall.Kill(to(), syscall.SIGKILL)
		}
	}
}
