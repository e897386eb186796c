// Package doctor is `jtlctl doctor`.
// It has flags and printing only.
package doctor

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/doctor"
	"github.com/jtlctl/jtlctl/internal/platform"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	var offline bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Check that jtlctl can work on this machine",
		Long: kit.Described(`Checks configuration, folders and their modes, the age of the catalogues of scopes,
the certificates that are trusted, the stores of secrets (by writing, reading and
deleting), the endpoints, and this machine's clock against the server's. Says for
each problem what to do.`, 0, 1, 2),
		Example: `  jtlctl doctor
  jtlctl doctor --offline -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return runDoctor(c.Context(), a, offline) },
	}
	c.Flags().BoolVar(&offline, "offline", false, "skip the checks that need the network")
	return c
}

func runDoctor(ctx context.Context, a *kit.App, offline bool) error {
	options := a.ClientOptions()
	examiner := doctor.Doctor{
		Configuration: a.Configuration(), Roots: a.Roots, Stores: a.Stores(), Catalogs: a.Catalogs(), HTTP: platform.NewClient(options), CA: options.CA, Now: a.Now, Redact: a.Console.Redacted,
	}
	report, err := examiner.Examine(ctx, offline)
	if err != nil {
		return err
	}
	if a.Flags.JSON() {
		if err := a.PrintJSON(report); err != nil {
			return err
		}
	} else {
		printFindings(a, report.Checks)
	}
	if !report.OK {
		return kit.ExitNo
	}
	return nil
}

func printFindings(a *kit.App, findings []doctor.Finding) {
	style := a.Console.OutStyle
	for _, f := range findings {
		a.Console.Printf("%s %-14s  %s\n", findingMark(style, f.Status), f.Name, console.SafeLine(f.Detail))
		if f.Remedy != "" {
			a.Console.Printf("%24s%s %s\n", "", style.Cyan("→"), console.SafeLine(f.Remedy))
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
	case doctor.Skipped:
	}
	return style.Faint("skipped")
}
