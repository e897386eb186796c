package scope

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/scope"
)

type updateOptions struct {
	catalog.UpdateRequest
	reset bool
}

func newUpdate(a *kit.App) *cobra.Command {
	var o updateOptions
	c := &cobra.Command{
		Use:   "update",
		Short: "Read the published documents of the ERP API",
		Long: kit.Described(fmt.Sprintf(`Reads the published documents of the ERP API, OpenAPI and GraphQL, and shows what is
new, changed and gone. From then on every look-up and `+"`jtlctl manifest lint`"+` use
them. A document that cannot be used is reported, and what there was is kept. No
credentials are sent. A document is read for 60 seconds at most, or for --timeout.

--from names another place: a folder, of which the documents that are there are
read, or the address of one. They are called N.json (OpenAPI), N.graphql or
N.graphql-schema.md (GraphQL), N being the version. A version that is not published
and never was is absent, which is no failure.

Published versions are %s
(%s, %s).
Once every one of them was read, the catalogue is complete: a scope that it does not
know does not exist.

Exits with code 3 if a document failed, and with --check with code 1 if something is
new or changed.`, strings.Join(scope.PublishedVersions(), ", "), scope.PublishedSource, scope.PublishedDate), 0, 1, 2, 3),
		Example: `  jtlctl scope update
  jtlctl scope update --check -o json
  jtlctl scope update --api 2.3 --api 3.0
  jtlctl scope update --from ./documents
  jtlctl scope update --reset`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if o.reset {
				for _, other := range []string{"from", "check", "force"} {
					if c.Flags().Changed(other) {
						return fault.New(fault.Usage, "--reset reads no document and cannot be combined with --%s", other).WithHint("remove one of the two")
					}
				}
				return runReset(a, o.Versions)
			}
			return runUpdate(c.Context(), a, o.UpdateRequest, c.Flags().Changed("timeout"))
		},
	}
	f := c.Flags()
	f.StringVar(&o.From, "from", "", "read the documents from `DIR|URL` instead of from the publisher")
	f.StringArrayVar(&o.Versions, "api", nil, "read only the documents of `VERSION`, such as 2.3; may be repeated")
	f.BoolVar(&o.Check, "check", false, "store nothing, and exit with code 1 if something is new or changed")
	f.BoolVar(&o.Force, "force", false, "take a document that has lost more than half of its operations or scopes")
	f.BoolVar(&o.reset, "reset", false, "remove what updates have stored, so that the built-in catalogues are used again")
	kit.Complete(c, "api", scope.PublishedVersions()...)
	return c
}

func runUpdate(ctx context.Context, a *kit.App, r catalog.UpdateRequest, timeoutGiven bool) error {
	if err := a.CheckCertificates(); err != nil {
		return err
	}
	options := a.ClientOptions()
	if !timeoutGiven {
		options.Timeout = catalog.UpdateTimeout
	}
	known, err := a.Scopes()
	if err != nil {
		known = scope.NewIndex(scope.Builtin()...) // a damaged catalogue is what an update replaces
	}
	updater := catalog.Updater{
		Store: a.Catalogs(), Fetch: catalog.UpdateDownloader(options), Now: a.Now,
		Progress: func(name string) { a.Console.Progress("reading " + name) },
	}
	outcomes, err := updater.Update(ctx, r)
	a.Console.Progress("")
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		warnOfDropped(a, o)
	}
	if err := printOutcomes(a, outcomes, known); err != nil {
		return err
	}
	return verdict(outcomes, r.Check)
}

// verdict returns the exit code of an update.
func verdict(outcomes []catalog.Outcome, check bool) error {
	code := kit.Exit(0)
	for _, o := range outcomes {
		switch {
		case o.Status == catalog.Failed:
			return kit.Exit(3)
		case check && (o.Status == catalog.New || o.Status == catalog.Changed):
			code = kit.ExitNo
		}
	}
	if code == 0 {
		return nil
	}
	return code
}

func runReset(a *kit.App, versions []string) error {
	outcomes, err := a.Catalogs().Reset(versions...)
	if err != nil {
		return err
	}
	if len(outcomes) == 0 {
		a.Console.Notef("no update has stored anything; the built-in catalogues are used")
	}
	return printOutcomes(a, outcomes, scope.NewIndex())
}

func warnOfDropped(a *kit.App, o catalog.Outcome) {
	if len(o.Dropped) > 0 {
		a.Console.Warnf("%s: skipped %s that cannot be names of scopes, operations or paths, the first is %s", o.Name, kit.Count(len(o.Dropped), "text"), shortened(o.Dropped[0]))
	}
}

// printOutcomes prints what became of documents, which of their scopes were not
// known before, and whether anything is left to read.
func printOutcomes(a *kit.App, outcomes []catalog.Outcome, known *scope.Index) error {
	index, err := a.Scopes()
	if err != nil { // another catalogue is damaged
		a.Console.Warnf("%s", fault.Message(err))
		index = scope.NewIndex(scope.Builtin()...)
	}
	if a.Flags.JSON() {
		return a.PrintJSON(reportOutcomes(outcomes, index))
	}
	rows := [][]string{{"NAME", "STATUS", "SCOPES", "OPERATIONS", "SOURCE"}}
	var absent []string
	together := failedTogether(outcomes)
	for _, o := range outcomes {
		if o.Err != nil && len(together[reasonOf(o)]) > maxNamed {
			continue // their error says as much
		}
		if o.Status == catalog.Absent && o.Changes.None() {
			absent = append(absent, o.Name)
			continue
		}
		c := o.Changes
		rows = append(rows, []string{
			o.Name, string(o.Status), plusMinus(len(c.ScopesAdded), len(c.ScopesRemoved), 0), plusMinus(c.OperationsAdded, c.OperationsRemoved, c.OperationsChanged), kit.Dash(o.Source),
		})
	}
	if len(rows) > 1 {
		a.Console.Table(rows)
	}
	printNewScopes(a, outcomes, known)
	for _, o := range outcomes {
		if o.Status == catalog.Changed && len(o.Changes.ScopesRemoved) > 0 {
			a.Console.Printf("gone from %s: %s\n", o.Name, strings.Join(o.Changes.ScopesRemoved, ", "))
		}
	}
	if len(absent) > 0 {
		a.Console.Notef("not published: %s", strings.Join(absent, ", "))
	}
	printFailures(a, outcomes)
	if !slices.ContainsFunc(outcomes, func(o catalog.Outcome) bool { return o.Err != nil }) {
		noteCompleteness(a, index)
	}
	return nil
}

// maxNamed is the number of documents that one error names.
const maxNamed = 3

// reasonOf returns why a document failed, without its address.
func reasonOf(o catalog.Outcome) string {
	return strings.ReplaceAll(fault.Message(o.Err), o.Source, "")
}

// failedTogether returns the names of the documents that failed, by their reason.
func failedTogether(outcomes []catalog.Outcome) map[string][]string {
	names := map[string][]string{}
	for _, o := range outcomes {
		if o.Err != nil {
			names[reasonOf(o)] = append(names[reasonOf(o)], o.Name)
		}
	}
	return names
}

// printFailures prints what failed: once if several documents failed for the same
// reason, such as a network that is down. So is a hint that helps with several.
func printFailures(a *kit.App, outcomes []catalog.Outcome) {
	together := failedTogether(outcomes)
	hinted := map[string]bool{}
	for _, o := range outcomes {
		if o.Err == nil || together[reasonOf(o)][0] != o.Name {
			continue
		}
		failed := strings.Join(together[reasonOf(o)], ", ")
		if n := len(together[reasonOf(o)]); n > maxNamed {
			failed = fmt.Sprintf("%d of %d documents failed; the first", n, len(outcomes))
		}
		a.Console.Errorf("%s: %s", failed, fault.Message(o.Err))
		if hint := fault.Hint(o.Err); hint != "" && !hinted[hint] {
			hinted[hint] = true
			a.Console.Hintf("%s", hint)
		}
	}
}

// printNewScopes lists each scope that was not known before, with the first
// document that has it.
func printNewScopes(a *kit.App, outcomes []catalog.Outcome, known *scope.Index) {
	listed := map[string]bool{}
	for _, o := range outcomes {
		var names []string
		for _, name := range o.Changes.ScopesAdded {
			if _, ok := known.Find(name); !ok && !listed[name] {
				listed[name] = true
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			a.Console.Printf("new in %s: %s\n", o.Name, strings.Join(names, ", "))
		}
	}
}

// plusMinus writes a difference as +3 -1 ~2.
func plusMinus(added, removed, changed int) string {
	var words []string
	for _, part := range []struct {
		sign  string
		count int
	}{{"+", added}, {"-", removed}, {"~", changed}} {
		if part.count > 0 {
			words = append(words, fmt.Sprintf("%s%d", part.sign, part.count))
		}
	}
	return kit.Dash(strings.Join(words, " "))
}

// noteCompleteness says whether every published document was read.
func noteCompleteness(a *kit.App, index *scope.Index) {
	if index.Complete() {
		a.Console.Notef("the catalogue is complete: every published version was read")
		return
	}
	a.Console.Hintf("not read yet: API %s; `jtlctl scope update` reads the published documents", strings.Join(index.NotUpdated(), ", "))
}
