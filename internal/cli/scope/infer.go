package scope

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/scope"
	"github.com/jtlctl/jtlctl/internal/suggest"
)

type inferOptions struct {
	paths, from           []string
	manifest, api, format string
	optional              []string
	strict                bool
	fix, dryRun           bool
	infer.Options
}

func newInfer(a *kit.App) *cobra.Command {
	var o inferOptions
	c := &cobra.Command{
		Use:   "infer [PATH…]",
		Short: "Find out which scopes an app needs, by its code and its requests",
		Long: kit.Described(`Reads the code below each PATH, else below this folder, and shows which scopes its
calls need, with the line that proves it. It understands TypeScript, JavaScript
(also JSX, Vue, Svelte), C#, VB.NET, PHP, Python, Go, Java, Kotlin, Ruby, Rust,
shell, PowerShell, GraphQL, .http files, and YAML or JSON with requests. What
.gitignore ignores, folders of libraries and of build results, minified and
generated files are left out and counted; a file above 2 MiB is named.

--from reads requests instead: what `+"`jtlctl proxy --record` or\n`jtlctl sandbox serve --record`"+` wrote, HAR files, access logs, lists of
"METHOD URL", and collections of Postman and Bruno. With PATH too, both count.

With a manifest (--manifest, else an app.json or manifest.json in this folder) it
also shows which scopes are missing there, and which are declared and not needed.

A scope is exact if the method and the path of a call match one operation whose
document names it, and likely if the method is not known, the spelling differs, or
only similar operations or the name of a GraphQL field suggest it. A call of which
that is not known is listed, and no scope is guessed for it. Tests are shown and do
not count. If any one of several scopes is enough, it is the declared one, else the
narrowest.

--fix adds the missing exact scopes to the manifest and changes no other byte;
with --dry-run it shows the change instead. Nothing is removed without
--remove-unused, and never a mandatory scope of a registration request. For one,
--optional-paths names the parts of the app that it can do without: what only they
need is optional.

Exits with code 1 if an exact scope is missing in the manifest; with --strict also
if a likely one is missing, a scope is not needed, or a call is unresolved.`, 0, 1, 2, 3),
		Example: `  jtlctl scope infer
  jtlctl scope infer src --manifest app.json --strict
  jtlctl scope infer src --format sarif > scopes.sarif
  jtlctl scope infer src --manifest app.json --format github
  jtlctl scope infer src --fix --dry-run
  jtlctl scope infer src --manifest registration.yaml --fix --optional-paths 'src/plugins'
  jtlctl scope infer --from requests.ndjson --from tests.ndjson --manifest app.json
  jtlctl scope infer --from - -o json < requests.ndjson`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			o.paths = args
			return runInfer(c.Context(), a, o, c.Flags().Changed("format"))
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.from, "from", nil, "read the requests that were recorded in `FILE`, or - for standard input; may be repeated")
	f.StringVar(&o.manifest, "manifest", "", "compare with the scopes of the manifest or registration request `FILE`")
	f.StringVar(&o.api, "api", anyAPI, "look requests up in the catalogues of `API`: 2.0, 1.0, any, or the name of an imported one")
	f.StringVar(&o.format, "format", "text", "print the report as `FORMAT`: text, json, sarif, github, gitlab (Code Quality) or junit")
	f.BoolVar(&o.strict, "strict", false, "exit with code 1 for every finding")
	f.BoolVar(&o.fix, "fix", false, "add the missing exact scopes to the manifest")
	f.BoolVar(&o.dryRun, "dry-run", false, "with --fix: show the change as a diff and write nothing")
	f.BoolVar(&o.RemoveUnused, "remove-unused", false, "propose the scopes without those that nothing needs; with --fix: remove them")
	f.StringArrayVar(&o.optional, "optional-paths", nil, "propose as optional what only files in `GLOB` need, such as src/plugins or 'src/**/export'; may be repeated")
	kit.ReportFormats(c, inferFormats()...)
	return c
}

func inferFormats() []string {
	return []string{"text", "json", "sarif", "github", "gitlab", "junit"}
}

func (o *inferOptions) validate(a *kit.App, formatGiven bool) error {
	outputJSON := a.Flags.JSON()
	if err := suggest.Among("format", o.format, inferFormats()); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	switch {
	case outputJSON && formatGiven && o.format != "json":
		return fault.New(fault.Usage, "-o json and --format %s exclude each other", o.format).WithHint("use only one of them")
	case o.manifest == "-" && slices.Contains(o.from, "-"):
		return fault.New(fault.Usage, "only one of --from and --manifest can be standard input").WithHint("name a file for the other")
	case o.dryRun && !o.fix:
		return fault.New(fault.Usage, "--dry-run needs --fix: it shows what --fix would change").WithHint("`jtlctl scope infer --fix --dry-run`")
	case o.dryRun && (outputJSON || o.format != "text"):
		return fault.New(fault.Usage, "--dry-run prints a diff, not a report").WithHint("remove -o json or --format, or --fix --dry-run")
	case o.fix && !o.dryRun && o.manifest == "-":
		return fault.New(fault.Usage, "--fix writes to a file, but standard input is not a file").WithHint("add --dry-run to show the changes")
	case slices.Contains(o.paths, "-"):
		return fault.New(fault.Usage, "code cannot be read from standard input").WithHint("name a file or a folder; --from - reads requests from standard input")
	}
	if outputJSON {
		o.format = "json"
	}
	if len(o.paths) == 0 && len(o.from) == 0 && o.manifest != "-" {
		a.Stdin().Leave("PATH", "`jtlctl scope infer --from -` reads recorded requests from it, `jtlctl scope infer .` does not read it")
	}
	if len(o.paths) == 0 && len(o.from) == 0 {
		o.paths = []string{"."}
	}
	var err error
	if o.Optional, err = infer.ParsePaths(o.optional); err != nil {
		return fault.WithOrigin(err, "--optional-paths")
	}
	return nil
}

func runInfer(ctx context.Context, a *kit.App, o inferOptions, formatGiven bool) error {
	if err := o.validate(a, formatGiven); err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	if index, err = catalog.Restrict(index, o.api); err != nil {
		return fault.WithOrigin(err, "--api")
	}
	if o.api == anyAPI {
		index = scope.WithNewer(index)
	}
	d, err := inferManifest(ctx, a, o.manifest)
	if err != nil {
		return err
	}
	if o.fix && d == nil {
		return fault.New(fault.Usage, "there is no manifest to fix: no app.json or manifest.json is in this folder").WithHint("name it: --manifest FILE")
	}
	code, records, err := readEvidence(ctx, a, o, index)
	if err != nil {
		return err
	}
	compare := func(d *manifest.Document) *infer.Report {
		declared := lint.Declared(d)
		by := infer.Resolver{Index: index, Cloud: declared.Present && !declared.OnPremise, Only: o.api != anyAPI}
		return by.Infer(code, records, declared, o.Options)
	}
	report := compare(d)
	if o.fix && !o.dryRun {
		if err := a.Stdin().Refuse(); err != nil {
			return err
		}
	}
	if o.fix {
		fix, err := lint.FixScopes(d, report, o.Options)
		if err != nil {
			return err
		}
		if o.dryRun {
			return printFix(a, fix)
		}
		if d, err = writeFix(a, fix); err != nil {
			return err
		}
		report = compare(d)
	}
	if err := printInferred(a, o, report, d); err != nil {
		return err
	}
	if len(report.Certain()) > 0 || o.strict && !report.Clean() {
		return kit.ExitNo
	}
	return nil
}

// readEvidence reads the code and the requests that were named, and says what of them
// it left out.
func readEvidence(ctx context.Context, a *kit.App, o inferOptions, index *scope.Index) (code *infer.Code, records *infer.Records, err error) {
	if len(o.from) > 0 {
		if records, err = infer.ReadRecords(ctx, index, o.from, a.Console.Reader(ctx)); err != nil {
			return nil, nil, err
		}
		for _, text := range records.SkippedText() {
			a.Console.Warnf("skipped %s", text)
		}
		if records.Lines == 0 && len(records.Skipped) == 0 {
			a.Console.Warnf("there is no request in %s", strings.Join(o.from, ", "))
		}
	}
	if len(o.paths) > 0 {
		if code, err = infer.ReadCode(ctx, index, o.paths); err != nil {
			return nil, nil, err
		}
		if code.Files == 0 {
			a.Console.Warnf("there is no code that is read in %s", strings.Join(o.paths, ", "))
		}
		warnLeftOut(a, code)
	}
	return code, records, nil
}

// inferManifest reads the manifest that is named, or the one in this folder; nil if
// there is none.
func inferManifest(ctx context.Context, a *kit.App, name string) (*manifest.Document, error) {
	if name != "" {
		return a.Documents(ctx).Read(name)
	}
	return a.Documents(ctx).ReadHere()
}
