package scope

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/suggest"
	"github.com/jtlctl/jtlctl/internal/textutil"
)

type inferOptions struct {
	from                  []string
	manifest, api, format string
	strict                bool
}

func newInfer(a *kit.App) *cobra.Command {
	var o inferOptions
	c := &cobra.Command{
		Use:   "infer --from FILE…",
		Short: "Find out which scopes the requests of an app need",
		Long: kit.Described(`Reads the requests that `+"`jtlctl proxy --record` or `jtlctl sandbox serve --record`"+`
wrote down, and shows which scopes they need. With a manifest (--manifest, else an
app.json or manifest.json in this folder) it also shows which of them are missing
there, and which are declared and were not needed: a record shows only what the app
did while it was recorded.

A scope is exact if a published document names it for the operation, and likely if
only similar operations or the name of a GraphQL field suggest it. If any one of
several scopes is enough, it is the declared one, else the narrowest.

Exits with code 1 if an exact scope is missing in the manifest; with --strict also
if a likely one is missing, a scope is not needed, or a request is in no catalogue.`, 0, 1, 2, 3),
		Example: `  jtlctl scope infer --from requests.ndjson
  jtlctl scope infer --from requests.ndjson --from tests.ndjson --manifest app.json
  jtlctl scope infer --from - -o json < requests.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fault.New(fault.Usage, "`jtlctl scope infer` reads records, and %s is not the value of a flag", textutil.Quote(args[0], 60)).
					WithHint("name each record with a flag of its own: --from FILE --from FILE")
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			return runInfer(c.Context(), a, o, c.Flags().Changed("format"))
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.from, "from", nil, "read the requests that were recorded in `FILE`, or - for standard input; may be repeated")
	f.StringVar(&o.manifest, "manifest", "", "compare with the scopes of the manifest or registration request `FILE`")
	f.StringVar(&o.api, "api", anyAPI, "look requests up in the catalogues of `API`: 2.0, 1.0, any, or the name of an imported one")
	f.StringVar(&o.format, "format", "text", "print the report as `FORMAT`: text or json")
	f.BoolVar(&o.strict, "strict", false, "exit with code 1 for every finding")
	kit.Complete(c, "api", "2.0", "1.0", anyAPI)
	kit.Complete(c, "format", "text", "json")
	return c
}

func runInfer(ctx context.Context, a *kit.App, o inferOptions, formatGiven bool) error {
	if err := suggest.Among("format", o.format, []string{"text", "json"}); err != nil {
		return fault.WithOrigin(err, "--format")
	}
	switch {
	case a.Flags.JSON() && formatGiven && o.format != "json":
		return fault.New(fault.Usage, "-o json and --format %s exclude each other", o.format).WithHint("use only one of them")
	case len(o.from) == 0:
		return fault.New(fault.Usage, "there is nothing to read: --from names a record of requests").
			WithHint("`jtlctl proxy --record FILE` and `jtlctl sandbox serve --record FILE` write one")
	case o.manifest == "-" && len(o.from) > 0 && slices.Contains(o.from, "-"):
		return fault.New(fault.Usage, "only one of --from and --manifest can be standard input").WithHint("name a file for the other")
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	if index, err = catalog.Restrict(index, o.api); err != nil {
		return fault.WithOrigin(err, "--api")
	}
	declared, err := declaredScopes(ctx, a, o.manifest)
	if err != nil {
		return err
	}
	records, err := infer.ReadRecords(ctx, o.from, console.NewContextReader(ctx, a.Console.In))
	if err != nil {
		return err
	}
	by := infer.Resolver{Index: index, Cloud: declared.Present && !declared.OnPremise, Only: o.api != anyAPI}
	report := records.Infer(by, declared)
	for reason, count := range report.Skipped {
		a.Console.Warnf("skipped %s: %s", kit.Count(count, "line"), reason)
	}
	if err := printInferred(a, o, report, declared, records.Lines); err != nil {
		return err
	}
	if len(report.Certain()) > 0 || o.strict && !report.Clean() {
		return kit.ExitNo
	}
	return nil
}

// declaredScopes reads the manifest that is named, or the one in this folder.
func declaredScopes(ctx context.Context, a *kit.App, name string) (infer.Declared, error) {
	read := a.ReadDocumentHere
	if name != "" {
		read = func(ctx context.Context) (*manifest.Document, error) { return a.ReadDocument(ctx, name) }
	}
	d, err := read(ctx)
	if d == nil || err != nil {
		return infer.Declared{}, err
	}
	scopes := manifest.ScopesOf(d)
	return infer.Declared{Mandatory: scopes.Mandatory, Optional: scopes.Optional, Present: true, OnPremise: d.OnPremise()}, nil
}
