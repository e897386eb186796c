// Command bench measures jtlctl against its goals. Machines are noisy, so it
// measures ratios alone, in runs that take turns, and judges nothing.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	mode := ""
	if len(args) > 0 {
		mode, args = args[0], args[1:]
	}
	switch {
	case mode == rssMode && len(args) > 0:
		return printRSS(ctx, args[0], args[1:])
	case mode == roundTripMode:
		return printRoundTrip(ctx)
	case mode == crowdMode:
		return printCrowds(ctx, args)
	case mode == sandboxMode:
		return printSandbox(ctx)
	case mode == bareMode:
		return serveBare(ctx)
	case mode == apiMode:
		return printAPI(ctx)
	case mode == callMode && len(args) > 0:
		return printCall(ctx, args[0])
	}
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	fmt.Printf("%s, %s/%s, %d cores\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	row("what", "measured", "goal")
	row("---", "---", "---")
	for _, contest := range []func(context.Context) error{l.startUp, l.cachedToken, l.againstNode, l.throughput, l.memory, l.apiCalls} {
		if err := contest(ctx); err != nil {
			return err
		}
	}
	return nil
}

func row(what, measured, goal string) { fmt.Printf("%-49s | %-36s | %s\n", what, measured, goal) }
