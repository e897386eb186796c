//go:build unix

package main

import (
	"syscall"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// replaceProcess makes the command the process, so that signals and exit code
// are its own. It returns only where that failed.
func replaceProcess(path string, args []string, _ string, environment []string) error {
	//nolint:gosec // running the user's command is the purpose
	err := syscall.Exec(path, args, environment)
	return fault.New(fault.Usage, "the command %s cannot be run: %v", path, err).Because(err)
}
