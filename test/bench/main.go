// Command bench measures jtlctl against its goals. Machines are noisy, so it
// measures ratios alone, in runs that take turns, and judges nothing.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"slices"
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
	if len(args) > 0 {
		if mode, ok := modes()[args[0]]; ok {
			return mode(ctx, args[1:])
		}
	}
	l, err := newLab(ctx)
	if err != nil {
		return err
	}
	defer l.close()
	fmt.Printf("%s, %s/%s, %d cores\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	row("what", "measured", "goal")
	row("---", "---", "---")
	for _, c := range l.contests() {
		if len(args) > 0 && !slices.Contains(args, c.name) {
			continue
		}
		if err := c.run(ctx); err != nil {
			return err
		}
	}
	return nil
}

// modes are what is not measured in turn with the rest, and what the processes are
// for that the measurements start.
func modes() map[string]func(context.Context, []string) error {
	return map[string]func(context.Context, []string) error{
		crowdMode:     printCrowds,
		rssMode:       printRSS,
		buildsMode:    printBuilds,
		sizeMode:      printSize,
		roundTripMode: func(ctx context.Context, _ []string) error { return printRoundTrip(ctx) },
		bareMode:      func(ctx context.Context, _ []string) error { return serveBare(ctx) },
		callMode:      printCall,
		hashMode:      printHash,
		bareProxyMode: func(ctx context.Context, args []string) error { return serveBareProxy(ctx, args[0]) },
	}
}

// contest is what can be measured by its name.
type contest struct {
	name string
	run  func(context.Context) error
}

func (l *lab) contests() []contest {
	return []contest{
		{"start", l.startUp}, {"cached", l.cachedToken}, {"node", l.againstNode}, {"batch", l.throughput}, {"repeats", l.repeats},
		{"memory", l.memory}, {"manifests", l.manifests}, {"catalogs", l.catalogs}, {"api", l.apiCalls}, {"sandbox", printSandbox}, {"proxy", l.proxied}, {"source", l.source},
	}
}

func row(what, measured, goal string) { fmt.Printf("%-49s | %-36s | %s\n", what, measured, goal) }
