// Command jtlctl serves people who build apps on the JTL platform.
//
// This package is the command line alone: flags in, calls, printing out. What
// the commands do is done by the packages below internal/.
package main

import (
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/jwt"
	"github.com/jtlctl/jtlctl/internal/secret"
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
		undisturbed: make(chan struct{}, 1),
	}
}

// start executes the command line of the process and returns the exit code.
func start(w world) int {
	ctx, stop := signal.NotifyContext(context.Background(), interruptions()...)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	done := make(chan int, 1)
	go func() { done <- run(ctx, os.Args[1:], w) }()
	return await(ctx, done, w)
}

// grace is what a command has to clean up after Ctrl-C. Some waits, such as
// opening a pipe that nobody writes to, cannot be cut short otherwise.
const grace = 500 * time.Millisecond

// longGrace is for what must not be disturbed: 10 s for the rest of an answer,
// and the store.
const longGrace = 15 * time.Second

func await(ctx context.Context, done <-chan int, w world) int {
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case code := <-done:
		return code
	case <-timer.C:
	}
	// What is handed out only once is on its way: a second Ctrl-C still ends it.
	timer.Reset(longGrace)
	select {
	case code := <-done:
		return code
	case w.undisturbed <- struct{}{}:
	case <-timer.C:
	}
	timer.Reset(grace) // to say what came of it
	select {
	case code := <-done:
		return code
	case <-timer.C:
		w.console.Notef("interrupted")
		return codeOf(fault.Interrupted)
	}
}

// world is everything outside the program that it touches.
type world struct {
	console     *console.Console
	environment func(string) string
	isSet       func(string) bool // reports whether a variable is there, be it empty
	now         func() time.Time
	random      io.Reader
	roots       disk.Roots
	transport   http.RoundTripper // nil means the network
	keyring     secret.Backend    // nil means the system's
	// keyringLimits are zero but in tests.
	keyringLimits secret.Limits
	// undisturbed has something in it while Ctrl-C must not cut short what a
	// command does.
	undisturbed chan struct{}
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, w world) int {
	a := &app{world: w, redactor: &secret.Redactor{}}
	a.console.Redact = func(text string) string { return jwt.Mask(a.redactor.Redact(text)) }
	root := newRoot(a)
	root.SetArgs(args)
	return finish(a, args, root.ExecuteContext(ctx))
}
