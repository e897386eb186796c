package process

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/windows"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
)

// replace runs the command and ends as it does. The console hands Ctrl-C to
// both processes; jtlctl waits for what the command makes of it. A batch file is
// run by cmd.exe with the command line that was made for it.
func (c Command) replace(environment []string) error {
	child := exec.Command(c.path, c.args[1:]...)
	if c.batch != "" {
		system, err := windows.GetSystemDirectory() // ComSpec could name any program
		if err != nil {
			return fault.New(fault.NotExecutable, "the command %s cannot be executed: Windows does not say where cmd.exe is", c.path).WithCause(err)
		}
		child = exec.Command(filepath.Join(system, "cmd.exe"))
		child.SysProcAttr = &syscall.SysProcAttr{CmdLine: c.batch}
	}
	child.Env, child.Stdin, child.Stdout, child.Stderr = environment, os.Stdin, os.Stdout, os.Stderr
	// Else main would end at Ctrl-C, and leave the command behind.
	defer interrupt.Ignore()()
	err := child.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ended):
		return Exit(ended.ExitCode())
	}
	return c.fault(err)
}
