package main

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// replaceProcess runs the command and ends as it does. The console hands
// Ctrl-C to both processes; jtlctl waits for what the command makes of it.
func replaceProcess(path string, args, environment []string) error {
	c := exec.Command(path, args[1:]...)
	c.Env, c.Stdin, c.Stdout, c.Stderr = environment, os.Stdin, os.Stdout, os.Stderr
	// Else main would end at Ctrl-C, and leave the command behind.
	signal.Reset(os.Interrupt)
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, os.Interrupt)
	defer signal.Stop(ignored)
	err := c.Run()
	var ended *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ended):
		return exit(ended.ExitCode())
	}
	return fault.New(fault.Usage, "the command %s cannot be run: %v", path, err).Because(err)
}
