package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/demo"
	"github.com/jtlctl/jtlctl/internal/disk"
)

// newDemo is the demo, whose command lines are executed by run.
func newDemo(a *app, run func(ctx context.Context, args []string, w world) int) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Show the main job from end to end, on a local platform",
		Long: described(`Starts the sandbox on a free port of this machine and does the main job against
it, showing each command and what it prints: an access token is fetched, the
platform's keys are fetched with it, a session token is verified, a forged one is
found out, a manifest is checked, and an app is registered at a JTL-Wawi. Needs no
account and leaves no files behind.`, 0, 1, 2, 3),
		Example: `  jtlctl demo
  jtlctl demo -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDemo(c.Context(), a, run) },
	}
}

func runDemo(ctx context.Context, a *app, run func(ctx context.Context, args []string, w world) int) error {
	report, err := demo.Run(ctx, demo.Options{
		Now: a.now, Random: a.random, Show: a.printStep,
		Run: func(ctx context.Context, args []string, d demo.World) int { return run(ctx, args, a.worldOf(d)) },
	})
	if err != nil {
		return err
	}
	if a.flags.json() {
		if err := a.console.JSON(report); err != nil {
			return err
		}
	}
	if !report.OK {
		a.console.Errorf("%s of the demo did not behave", count(report.Failed(), "step"))
		return exitNo
	}
	a.console.Notef("all %d steps behaved; next: `jtlctl sandbox serve` to try things yourself, `jtlctl --help` for the rest", len(report.Steps))
	return nil
}

// worldOf is the world in which the demo executes its command lines.
func (a *app) worldOf(d demo.World) world {
	w := a.world
	w.console = &console.Console{In: d.Input, Out: d.Output, Err: d.Output, OutStyle: a.console.OutStyle, ErrStyle: a.console.OutStyle}
	w.environment, w.keyring, w.roots = d.Environment, d.Keyring, disk.Roots{State: d.State}
	return w
}

func (a *app) printStep(number, total int, step demo.Step, output string) {
	if a.flags.json() {
		return
	}
	style := a.console.OutStyle
	a.console.Printf("%s\n", style.Bold(fmt.Sprintf("%d/%d  %s", number, total, step.Title)))
	a.console.Printf("  %s %s\n", style.Faint("$"), style.Cyan(step.Command))
	for line := range strings.Lines(strings.TrimRight(output, "\n") + "\n") {
		a.console.Printf("    %s", line)
	}
	verdict := style.Green("as expected")
	if !step.OK {
		verdict = style.Red(fmt.Sprintf("expected %d", step.Expected))
	}
	a.console.Printf("  exit code %d, %s\n\n", step.ExitCode, verdict)
}
