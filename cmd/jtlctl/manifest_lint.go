package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// lintFlags are the flags of `manifest lint`.
type lintFlags struct {
	lint.Options
	format          string
	strict, release bool
}

func newManifestLint(a *app) *cobra.Command {
	var o lintFlags
	c := &cobra.Command{
		Use:   "lint [FILE|FOLDER|-]…",
		Short: "Find what the platform would reject, and what is likely wrong",
		Long: described(`Checks app.json, listing.json, manifest.json and OnPremise registration requests,
also the application file of `+"`jtlctl wawi init`"+` in YAML.
Of a folder, and without a name of this one, it takes app.json, manifest.json and
listing.json there and below, but not in node_modules, vendor and hidden folders.

Only what the platform is known to reject is an error; what all known apps do
otherwise is a warning. --fix mends what has one certain answer and changes no
other byte; with --dry-run it shows the changes instead. --release adds what has to
hold before an app is published.

A project may keep its choices in .jtlctl.yaml, in the folder of the manifest or
above it:

  lint:
    strict: true
    rules:
      scope-broad: off

`+"`jtlctl manifest rules`"+` lists the rules, and explains each.`, 0, 1, 2, 3),
		Example: `  jtlctl manifest lint
  jtlctl manifest lint app.json --fix --dry-run
  jtlctl manifest lint --strict --release --rule url-origin=off
  jtlctl manifest lint --format sarif > lint.sarif
  jtlctl manifest lint --format github`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if a.flags.json() && !c.Flags().Changed("format") {
				o.format = "json"
			}
			if c.Flags().Changed("strict") {
				o.Strict = &o.strict
			}
			if c.Flags().Changed("release") {
				o.Release = &o.release
			}
			return runManifestLint(c.Context(), a, o, args)
		},
	}
	f := c.Flags()
	f.StringVar(&o.API, "api", "", "`API` that an OnPremise app is for: 2.0, 1.0, an imported one, or any for every app")
	f.StringVar(&o.format, "format", "text", "`FORM` of the report: text, json, sarif or github")
	f.BoolVar(&o.Fix, "fix", false, "mend what has one certain answer")
	f.BoolVar(&o.DryRun, "dry-run", false, "with --fix: show the changes as a diff and write nothing")
	f.BoolVar(&o.strict, "strict", false, "exit with 1 on a warning too")
	f.BoolVar(&o.release, "release", false, "check what has to hold before an app is published")
	f.StringArrayVar(&o.Rules, "rule", nil, "`ID=SEVERITY` of a rule: off, info, warning or error")
	f.StringArrayVar(&o.Catalogs, "catalog", nil, "`FILE` of further scopes: an OpenAPI document of a JTL API")
	complete(c, "api", "2.0", "1.0", "any")
	complete(c, "format", "text", "json", "sarif", "github")
	complete(c, "rule", manifest.RuleIDs()...)
	return c
}

func (o lintFlags) check(outputJSON bool) error {
	if err := suggest.Among("form of report", o.format, []string{"text", "json", "sarif", "github"}); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	switch {
	case outputJSON && o.format != "json":
		return fault.New(fault.Usage, "-o json and --format %s are two forms of one report", o.format).WithHint("choose one of them")
	case o.DryRun && !o.Fix:
		return fault.New(fault.Usage, "--dry-run shows what --fix would change").WithHint("`jtlctl manifest lint --fix --dry-run`")
	case o.DryRun && o.format != "text":
		return fault.New(fault.Usage, "a dry run prints a diff, and no report in the form %s", o.format).WithHint("leave out --format, or --fix --dry-run")
	}
	return nil
}

func runManifestLint(ctx context.Context, a *app, o lintFlags, args []string) error {
	if err := o.check(a.flags.json()); err != nil {
		return err
	}
	if o.Fix && !o.DryRun && slices.Contains(args, lint.StdinName) {
		return fault.New(fault.Usage, "--fix writes to files, and standard input is none").WithHint("with --dry-run it shows the changes")
	}
	result, err := lint.Run(ctx, a.lintInput(ctx), o.Options, args)
	a.printLeftOut(result)
	if err != nil {
		return err
	}
	if o.DryRun {
		return a.printChanges(result)
	}
	failed := a.printWritten(result)
	if err := errors.Join(a.printReport(o.format, result), failed); err != nil {
		return err
	}
	return exitOf(result.Verdict())
}
