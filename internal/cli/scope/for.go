package scope

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/catalog"
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/graphql"
	"github.com/jtlctl/jtlctl/internal/scope"
)

func newFor(a *kit.App) *cobra.Command {
	var document string
	c := &cobra.Command{
		Use:   "for [METHOD] PATH | FIELD | --graphql FILE",
		Short: "Show which scope a request needs",
		Long: kit.Described(`Shows which scopes allow a request, in every catalogue that has it. PATH may be the
full URL of a request that failed: host, ids, query, letter case and prefixes such
as /erp, /api/NAME and /v2 do not matter. The note says if the match is not exact.

FIELD is a root field of GraphQL, such as QuerySalesOrders; --graphql reads a
document, or the body of a request that has one, and shows each root field that it
calls. What a field needs is exact if a GraphQL schema was read
(`+"`jtlctl scope update`"+`), and likely by its name if not.

If the published document names no scope for an operation, the scope of similar
operations is likely. Exits with code 1 if no catalogue has the request; then it
names the published documents that were not read yet.`, 0, 1, 2, 3),
		Example: `  jtlctl scope for "GET /v2/items/{id}"
  jtlctl scope for PATCH https://api.jtl-cloud.com/erp/v2/items/4711
  jtlctl scope for QuerySalesOrders
  jtlctl scope for --graphql orders.graphql -o json`,
		Args: kit.Takes(0, 2),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("graphql") {
				if len(args) > 0 {
					return fault.New(fault.Usage, "--graphql reads a document and cannot be combined with a request").WithHint("remove one of the two")
				}
				return runForDocument(c.Context(), a, document)
			}
			if len(args) == 0 {
				a.Stdin().Leave("request", "`jtlctl scope for --graphql -` reads a GraphQL document from it")
				return fault.New(fault.Usage, "`jtlctl scope for` needs a request").WithHint("the usage is `%s`", c.UseLine())
			}
			if slices.Contains(args, "-") {
				return fault.New(fault.Usage, "a request is not read from standard input").
					WithHint("write it as an argument; `jtlctl scope for --graphql -` reads a GraphQL document from it")
			}
			return runFor(a, strings.Join(args, " "))
		},
	}
	c.Flags().StringVar(&document, "graphql", "", "show the root fields of the GraphQL document in `FILE`, or - for standard input")
	return c
}

func runFor(a *kit.App, text string) error {
	if strings.Contains(text, "{") && !strings.Contains(text, "/") {
		return fault.New(fault.Usage, "%s is not a request", shortened(text)).
			WithHint("a GraphQL document is read from a file or standard input: `… | jtlctl scope for --graphql -`")
	}
	if answered, err := answerPath(a, text); answered || err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	if field := strings.TrimSpace(text); index.IsField(field) {
		return printAnswers(a, &RequestReport{}, index.Field(field, ""))
	}
	request, err := scope.ParseRequest(text)
	if err != nil {
		return err
	}
	found := &RequestReport{Method: request.Method, Path: request.Path}
	if request.IsGraphQL() {
		return printAnswers(a, found, index.Fields())
	}
	matches, nearest, unread := index.LookUp(request)
	found.Matches, found.Nearest, found.Unread = reportMatches(matches), reportMatches(nearest), unread
	if len(matches) > 0 {
		return printAnswers(a, found, index.Answers(matches))
	}
	if field := strings.TrimSpace(text); scope.MayBeField(field) {
		return printAnswers(a, &RequestReport{}, index.Field(field, ""))
	}
	warnOfNothing(a, found)
	if err := printAnswers(a, found, nil); err != nil {
		return err
	}
	return kit.ExitNo
}

// answerPath answers for a path that some catalogue has. Other requests need all
// that the catalogues have.
func answerPath(a *kit.App, text string) (answered bool, err error) {
	request, err := scope.ParseRequest(text)
	if err != nil || !strings.Contains(text, "/") {
		return false, nil //nolint:nilerr // it may be the name of a field
	}
	matches, answers, err := a.Catalogs().Answers(request)
	if err != nil || len(matches) == 0 {
		return false, err
	}
	found := &RequestReport{Method: request.Method, Path: request.Path, Matches: reportMatches(matches)}
	return true, printAnswers(a, found, answers)
}

// runForDocument shows the root fields that a GraphQL document calls.
func runForDocument(ctx context.Context, a *kit.App, name string) error {
	text, err := catalog.ReadText(ctx, name, "GraphQL document", a.Console.Reader(ctx))
	if err != nil {
		return err
	}
	fields, err := graphql.Fields(string(text))
	if err != nil {
		return fault.WithOrigin(err, catalog.SourceName(name))
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	var answers []scope.Answer
	seen := map[string]bool{}
	for _, field := range fields {
		if key := field.Kind + " " + field.Name; !seen[key] {
			seen[key] = true
			answers = append(answers, index.Field(field.Name, field.Kind)...)
		}
	}
	if len(answers) == 0 {
		a.Console.Notef("the document calls only introspection, which needs no scope")
	}
	return printAnswers(a, &RequestReport{}, answers)
}

// warnOfNothing says that no catalogue has a request, and what to do.
func warnOfNothing(a *kit.App, found *RequestReport) {
	a.Console.Warnf("no catalogue has the operation %s", strings.TrimSpace(found.Method+" "+found.Path))
	for _, near := range found.Nearest {
		a.Console.Hintf("%s: %s %s (API %s): %s", near.Likeness, near.Method, near.Path, near.Catalog, near.scopesOrNote())
	}
	switch {
	case len(found.Unread) > 0:
		a.Console.Hintf("documents that were not read are published for API %s; `jtlctl scope update` fetches them", strings.Join(found.Unread, ", "))
	case len(found.Nearest) == 0:
		a.Console.Hintf("is it in a newer document? `jtlctl scope update` reads the published ones again; `jtlctl scope list` lists the known scopes")
	}
}

// printAnswers prints the operations of a report.
func printAnswers(a *kit.App, found *RequestReport, answers []scope.Answer) error {
	found.Operations = reportAnswers(answers)
	found.Matches, found.Nearest = append([]matchReport{}, found.Matches...), append([]matchReport{}, found.Nearest...)
	if a.Flags.JSON() {
		return a.PrintJSON(found)
	}
	if len(answers) == 0 {
		return nil
	}
	const methodColumn, pathColumn, scopesColumn = 1, 2, 3
	rows := [][]string{{"API", "METHOD", "PATH", "SCOPES", "NOTE"}}
	for _, answer := range answers {
		rows = append(rows, []string{
			answer.API, answer.Operation.Method, answer.Operation.Title(), kit.Dash(joinScopes(answer.Scopes, answer.Operation.AnyOne)), kit.Dash(noteOf(answer)),
		})
	}
	a.Console.Table(rows, methodColumn, pathColumn, scopesColumn)
	return nil
}

// joinScopes writes scopes with "or" between alternatives.
func joinScopes(scopes []string, anyOne bool) string {
	if anyOne {
		return strings.Join(scopes, " or ")
	}
	return strings.Join(scopes, ", ")
}

// noteOf leaves out what the table says by itself.
func noteOf(answer scope.Answer) string {
	if answer.Operation.AnyOne {
		return strings.TrimPrefix(strings.TrimPrefix(answer.Note, answer.Operation.Note()), "; ")
	}
	return answer.Note
}

func (m matchReport) scopesOrNote() string {
	if len(m.Scopes) == 0 {
		return m.Note
	}
	return joinScopes(m.Scopes, m.AnyOne)
}
