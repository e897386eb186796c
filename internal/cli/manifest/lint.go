package manifest

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

// lintFlags are the flags of `manifest lint`.
type lintFlags struct {
	lint.Options
	format          string
	strict, release bool
}

func newLint(a *kit.App) *cobra.Command {
	var o lintFlags
	c := &cobra.Command{
		Use:   "lint [FILE|FOLDER|-]…",
		Short: "Check manifests for what the platform rejects and for likely mistakes",
		Long: kit.Described(`Checks app.json, listing.json, manifest.json and OnPremise registration requests,
including the application file that `+"`jtlctl wawi init`"+` writes as YAML.
In a FOLDER it checks app.json, manifest.json and listing.json there and below, but
not in node_modules, vendor and hidden folders, and skips files that are something
else, such as the manifest of a web app; with --skip-others also those that are
named. Without arguments it checks this folder; - is standard input, which nothing
else reads. If it has data at the end of a run without arguments, the exit code is
2, because one of the two was meant; data that comes later is not noticed.

Only what the platform is known to reject is an error; a difference from all known
apps is a warning. So is a scope that resembles no known one: it may be newer than
the catalogues. `+"`jtlctl scope update`"+` reads newer documents, and --strict or
--rule scope-unknown=error makes it an error. --api names the version of the API of
an OnPremise app; without it the app may have scopes of API 1.x and of 2.x.

--fix fixes what has only one possible correction and changes no other byte, in the
syntax too: comments, a comma after the last value, a comma that is missing at the
end of a line, a byte order mark. A file with another mistake in its syntax is left
as it is. --dry-run shows the changes instead, and exits with 1 if there are any.
--release also checks what is required before an app is published.

--code reads the code of the app in a file or folder, and reports scopes that a call
in it needs and the manifest does not request, and scopes that no call needs:
`+"`jtlctl scope infer`"+` shows every call.

A project may keep its settings in .jtlctl.yaml, in the folder of the manifest or
above it:

  lint:
    strict: true
    rules:
      scope-broad: off

`+"`jtlctl manifest rules`"+` lists the rules and explains each.`, 0, 1, 2, 3),
		Example: `  jtlctl manifest lint
  jtlctl manifest lint app.json --fix --dry-run
  jtlctl manifest lint - < app.json
  jtlctl manifest lint --strict --release --rule url-origin=off
  jtlctl manifest lint registration.json --api 1.0 --rule scope-unknown=error
  jtlctl manifest lint app.json --code src
  jtlctl manifest lint --format sarif > lint.sarif
  jtlctl manifest lint --format github
  jtlctl manifest lint --format gitlab > gl-code-quality-report.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if a.Flags.JSON() && !c.Flags().Changed("format") {
				o.format = "json"
			}
			if c.Flags().Changed("strict") {
				o.Strict = &o.strict
			}
			if c.Flags().Changed("release") {
				o.Release = &o.release
			}
			return runLint(c.Context(), a, o, args)
		},
	}
	f := c.Flags()
	f.StringVar(&o.API, "api", "", "check for `API`: 1.0, 2.0, another version or an imported one for an OnPremise app, any for every app")
	f.StringVar(&o.format, "format", "text", "print the report as `FORMAT`: text, json, sarif, github, gitlab (Code Quality) or junit")
	f.BoolVar(&o.Fix, "fix", false, "fix what has only one possible correction")
	f.BoolVar(&o.DryRun, "dry-run", false, "with --fix: show the changes as a diff and write nothing")
	f.BoolVar(&o.strict, "strict", false, "exit with code 1 also if there are only warnings")
	f.BoolVar(&o.release, "release", false, "also check what is required before an app is published")
	f.StringArrayVar(&o.Rules, "rule", nil, "change the severity of a rule, `ID=SEVERITY`: off, info, warning or error; may be repeated")
	f.StringArrayVar(&o.Catalogs, "catalog", nil, "also use the scopes in `FILE`, an OpenAPI document of a JTL API; may be repeated")
	f.StringArrayVar(&o.Code, "code", nil, "compare the scopes with the calls in the code in `PATH`, a file or folder; may be repeated")
	f.BoolVar(&o.SkipOthers, "skip-others", false, "skip files that are no manifests of JTL apps, as in a FOLDER, although they are named")
	kit.ReportFormats(c, formats()...)
	return c
}

func formats() []string { return []string{"text", "json", "sarif", "github", "gitlab", "junit"} }

func (o lintFlags) validate(outputJSON bool) error {
	if err := suggest.Among("format", o.format, formats()); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	switch {
	case outputJSON && o.format != "json":
		return fault.New(fault.Usage, "-o json and --format %s exclude each other", o.format).WithHint("use only one of them")
	case o.DryRun && !o.Fix:
		return fault.New(fault.Usage, "--dry-run needs --fix: it shows what --fix would change").WithHint("add --fix")
	case o.DryRun && o.format != "text":
		flag := "--format"
		if outputJSON {
			flag = "-o json"
		}
		return fault.New(fault.Usage, "--dry-run prints a diff, not a report as %s", o.format).WithHint("remove %s, or --fix --dry-run", flag)
	}
	return nil
}

func runLint(ctx context.Context, a *kit.App, o lintFlags, args []string) error {
	if err := o.validate(a.Flags.JSON()); err != nil {
		return err
	}
	if len(args) == 0 {
		a.Stdin().Leave("FILE", "`jtlctl manifest lint -` reads it, `jtlctl manifest lint .` does not")
	}
	if o.Fix && !o.DryRun {
		if err := a.Stdin().Refuse(); err != nil {
			return err
		}
	}
	if o.Fix && !o.DryRun && slices.Contains(args, lint.StdinName) {
		return fault.New(fault.Usage, "--fix writes to files, but standard input is not a file").WithHint("add --dry-run to show the changes")
	}
	var failed error // of the last file that could not be written; the others are warnings
	p := newPrinter(a, o)
	result, err := lint.Run(ctx, a.Documents(ctx).Input, o.Options, args, func(file *lint.File) error {
		if err := printWritten(a, file); err != nil {
			if failed != nil {
				a.Console.Warnf("%s", fault.From(failed).Message)
			}
			failed = err
		}
		if o.Fix && !o.DryRun && file.Unreadable() {
			printUnfixed(a, file)
		}
		if err := p.file(file); err != nil || o.Fix && !o.DryRun {
			return err
		}
		return a.Console.WriteError() // nobody gets the rest
	})
	if err == nil {
		err = p.end()
	}
	printSkipped(a, result)
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	return exitOf(result.Verdict)
}
