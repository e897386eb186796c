// Package demo is `jtlctl demo`.
// It has flags and printing only.
package demo

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/disk"
)

// New is the demo, whose command lines are executed by run.
func New(a *kit.App, run func(ctx context.Context, args []string, w kit.World) int) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Show the main job from end to end, on a local platform",
		Long: kit.Described(`Starts the sandbox on a free port of this machine and does the main job against
it, showing each command and what it prints: an access token is fetched, the
platform's keys are fetched with it, a session token is verified, a forged one is
found out, a backend that verifies too little is probed, the Cloud API is called, a
manifest is checked, and an app is registered at a JTL-Wawi. Needs no account and
leaves no files behind.`, 0, 1, 2, 3),
		Example: `  jtlctl demo
  jtlctl demo -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c.Context(), a, run) },
	}
}

func runDemo(ctx context.Context, a *kit.App, run func(ctx context.Context, args []string, w kit.World) int) error {
	a.Console.OutliveReaders() // a temporary folder has to be removed
	report, err := demo.Run(ctx, demo.Options{
		Now: a.Now, Random: a.Random, Show: func(number int, total int, step demo.Step, output string) { printStep(a, number, total, step, output) },
		Run: func(ctx context.Context, args []string, d demo.World) int { return run(ctx, args, worldOf(a, d)) },
	})
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		if err := a.Console.JSON(report); err != nil {
			return err
		}
	}
	if !report.OK {
		a.Console.Errorf("%s of the demo did not behave", kit.Count(report.Failed(), "step"))
		return kit.ExitNo
	}
	a.Console.Notef("all %d steps behaved; next: `jtlctl sandbox serve` to try things yourself, `jtlctl --help` for the rest", len(report.Steps))
	return nil
}

// indentation is how far the output of a step is moved to the right, in columns.
const indentation = 4

// worldOf is the world in which the demo executes its command lines.
func worldOf(a *kit.App, d demo.World) kit.World {
	w := a.World
	w.Console = &console.Console{In: d.Input, Out: d.Output, Err: d.Output, OutStyle: a.Console.OutStyle, ErrStyle: a.Console.OutStyle}
	if a.Console.OutWidth != nil {
		w.Console.OutWidth = func() int { return max(0, a.Console.OutWidth()-indentation) }
	}
	w.Environment, w.Keyring, w.Roots, w.Pause = d.Environment, d.Keyring, disk.Roots{State: d.State}, d.Pause
	return w
}

func printStep(a *kit.App, number, total int, step demo.Step, output string) {
	if a.Flags.JSON() {
		return
	}
	style := a.Console.OutStyle
	a.Console.Printf("%s\n", style.Bold(fmt.Sprintf("%d/%d  %s", number, total, step.Title)))
	a.Console.Printf("  %s %s\n", style.Faint("$"), style.Cyan(step.Command))
	for line := range strings.Lines(strings.TrimRight(output, "\n") + "\n") {
		a.Console.Printf("%s%s", strings.Repeat(" ", indentation), line)
	}
	if step.Note != "" {
		a.Console.Printf("  %s\n", style.Faint("("+step.Note+")"))
	}
	verdict := style.Green("as expected")
	if !step.OK {
		verdict = style.Red(fmt.Sprintf("expected %d", step.Expected))
	}
	a.Console.Printf("  exit code %d, %s\n\n", step.ExitCode, verdict)
}
