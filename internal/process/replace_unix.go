//go:build unix

package process

import "syscall"

// replace makes the command the process, so that signals and exit code are its
// own. It returns only if that failed.
func (c Command) replace(environment []string) error {
	//nolint:gosec // running the user's command is the purpose
	return c.fault(syscall.Exec(c.path, c.args, environment))
}
