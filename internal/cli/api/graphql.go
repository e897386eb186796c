package api

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cloud"
)

func newGraphQL(a *kit.App) *cobra.Command {
	var o cloud.Options
	c := &cobra.Command{
		Use:   "graphql",
		Short: "Send a GraphQL query to the Cloud API",
		Long: kit.Described(`Sends a query or mutation to the GraphQL endpoint of the Cloud API, and prints the
response. Every field but query and operationName is a variable: -F for numbers,
true, false and null, -f for text, -F name=@FILE for the content of a file. --input
sends a whole request, as JSON.

A response with errors has status 200: they are reported on standard error, and
the exit code is 1. INTERNAL_ERROR there often is a missing scope; the scopes of
what was queried are named.

--paginate needs a query with the variable $endCursor, and pageInfo { hasNextPage
endCursor } in what it selects.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl api graphql -f query='{ QueryItems(first: 5) { nodes { id } } }'
  jtlctl api graphql -F query=@orders.graphql -F first=10 --jq '.data'
  jtlctl api graphql -F query=@items.graphql --paginate --slurp
  jtlctl api graphql --input request.json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			kit.ReadCall(a, c.Context(), &o.Options)
			o.WithoutBody = func() error {
				a.Stdin().Leave("query", "`jtlctl api graphql --input -` sends it as a request, `jtlctl api graphql -F query=@-` as a query")
				return a.Stdin().Refuse()
			}
			if o.TenantFrom == "-" {
				o.WithoutBody = nil
			}
			return a.Cloud(c.Context(), o.Options).GraphQL(c.Context(), o)
		},
	}
	addFlags(c, &o)
	return c
}
