package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/platform"
)

func newDoctor(a *app) *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look whether everything is well that jtlctl depends on",
		Long: described(`Looks at configuration, folders and their modes, the stores of secrets (by writing,
reading and deleting), the endpoints, and this machine's clock against the
server's. Says of each thing what to do if it is not well.`, 0, 1, 2),
		Example: `  jtlctl doctor
  jtlctl doctor --offline -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDoctor(c.Context(), a, offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "leave out what needs the network")
	return c
}

func runDoctor(ctx context.Context, a *app, offline bool) error {
	examiner := doctor.Doctor{
		Configuration: a.configuration(), Roots: a.roots, Stores: a.stores(), HTTP: platform.NewClient(a.clientOptions()), Now: a.now, Redact: a.console.Redacted,
	}
	report, err := examiner.Examine(ctx, offline)
	if err != nil {
		return err
	}
	if a.flags.json() {
		if err := a.printJSON(report); err != nil {
			return err
		}
	} else {
		a.printFindings(report.Checks)
	}
	if !report.OK {
		return exitNo
	}
	return nil
}

func (a *app) printFindings(findings []doctor.Finding) {
	style := a.console.OutStyle
	for _, f := range findings {
		a.console.Printf("%s %-14s  %s\n", findingMark(style, f.Status), f.Name, console.SafeLine(f.Detail))
		if f.Remedy != "" {
			a.console.Printf("%24s%s %s\n", "", style.Cyan("→"), console.SafeLine(f.Remedy))
		}
	}
}

func findingMark(style console.Style, status doctor.Status) string {
	switch status {
	case doctor.OK:
		return style.Green("ok     ")
	case doctor.Warning:
		return style.Yellow("warning")
	case doctor.Failed:
		return style.Red("failed ")
	}
	return style.Faint("skipped")
}
