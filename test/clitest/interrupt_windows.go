package clitest

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"golang.org/x/sys/windows"
)

// pressVariable has the process whose console gets Ctrl-C.
const pressVariable = "JTLCTL_TEST_PRESS_CTRL_C"

// Interruptible prepares a command for Interrupt: Ctrl-C reaches all processes of a
// console, so it gets one of its own, which has no window.
func Interruptible(c *exec.Cmd) *exec.Cmd {
	c.SysProcAttr = &syscall.SysProcAttr{CreationFlags: windows.CREATE_NO_WINDOW}
	return c
}

// Interrupt presses Ctrl-C at a command that Interruptible has prepared. Only a process
// of its console can, so a further process of the tests goes there.
func Interrupt(c *exec.Cmd) error {
	itself, err := os.Executable()
	if err != nil {
		return err
	}
	press := exec.Command(itself)
	press.Env = append(os.Environ(), pressVariable+"="+strconv.Itoa(c.Process.Pid))
	if text, err := press.CombinedOutput(); err != nil {
		return fmt.Errorf("Ctrl-C was not pressed: %w: %s", err, text)
	}
	return nil
}

// PressCtrlC does what Interrupt has asked this process for, and ends it.
func PressCtrlC() {
	process, err := strconv.ParseUint(os.Getenv(pressVariable), 10, 32)
	if err != nil {
		return
	}
	if err := press(uintptr(process)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func press(process uintptr) error {
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	_, _, _ = kernel.NewProc("FreeConsole").Call() // it may have none
	for _, call := range []struct {
		name string
		args []uintptr
	}{
		{"AttachConsole", []uintptr{process}},
		{"SetConsoleCtrlHandler", []uintptr{0, 1}}, // this process ignores it
	} {
		if done, _, err := kernel.NewProc(call.name).Call(call.args...); done == 0 {
			return fmt.Errorf("%s: %w", call.name, err)
		}
	}
	return windows.GenerateConsoleCtrlEvent(windows.CTRL_C_EVENT, 0)
}
