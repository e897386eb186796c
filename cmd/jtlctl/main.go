// Command jtlctl serves people who build apps on the JTL platform.
//
// This package is the process: streams, signals, and the one os.Exit. The
// command line is internal/cli.
package main

import (
	"context"
	"crypto/rand"
	"os"
	"os/signal"
	"time"

	"github.com/jtlctl/jtlctl/internal/cli"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/interrupt"
)

func main() { os.Exit(start(systemWorld())) }

func systemWorld() kit.World {
	return kit.World{
		Console:     console.System(os.Getenv),
		Environment: os.Getenv,
		IsSet:       func(name string) bool { _, set := os.LookupEnv(name); return set },
		Now:         time.Now,
		Random:      rand.Reader,
		Roots:       disk.SystemRoots(os.Getenv),
		Guard:       interrupt.New(),
	}
}

// start executes the command line of the process and returns the exit code.
func start(w kit.World) int {
	args := os.Args[1:]
	restrictLog(w.Console.Err)
	if cli.Instant(args) {
		return cli.Run(context.Background(), args, w)
	}
	ctx, stop := signal.NotifyContext(context.Background(), interruptions()...)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	done := make(chan int, 1)
	go func() { done <- cli.Run(ctx, args, w) }()
	code, ended := w.Guard.Wait(ctx, done)
	if !ended {
		w.Console.Notef("interrupted")
		return cli.ExitCode(fault.Interrupted)
	}
	return code
}
