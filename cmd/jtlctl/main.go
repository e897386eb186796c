// Command jtlctl serves people who build apps on the JTL platform.
//
// This package is the command line alone: flags in, calls, printing out. What
// the commands do is done by the packages below internal/.
package main

import (
	"context"
	"crypto/rand"
	"os"
	"os/signal"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
)

func main() { os.Exit(start(systemWorld())) }

func systemWorld() world {
	return world{
		console:     console.System(os.Getenv),
		environment: os.Getenv,
		isSet:       func(name string) bool { _, set := os.LookupEnv(name); return set },
		now:         time.Now,
		random:      rand.Reader,
		roots:       disk.SystemRoots(os.Getenv),
		guard:       interrupt.New(),
	}
}

// start executes the command line of the process and returns the exit code.
func start(w world) int {
	ctx, stop := signal.NotifyContext(context.Background(), interruptions()...)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	done := make(chan int, 1)
	go func() { done <- run(ctx, os.Args[1:], w) }()
	code, ended := w.guard.Wait(ctx, done)
	if !ended {
		w.console.Notef("interrupted")
		return codeOf(fault.Interrupted)
	}
	return code
}
