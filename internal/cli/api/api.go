// Package api is `jtlctl api`: calls of the Cloud API.
// It has flags and printing only.
package api

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/cloud"
)

// New returns the command and its subcommand.
func New(a *kit.App) *cobra.Command {
	var o cloud.Options
	c := &cobra.Command{
		Use:   "api [METHOD] PATH",
		Short: "Call the Cloud API",
		Long: kit.Described(`Sends a request with the access token of the profile, and prints the body of the
response: on a terminal readable, in a pipe byte for byte as it comes. A refusal is
explained on standard error: what the tenant, the scope, the licence or the rate
limit has to do with it.

PATH is /v2/… or v2/… for the ERP API, which is below /erp; every other path that
begins with a slash is taken as it is, and so is a full URL of the same API. In Git
Bash leave out the first slash. METHOD is GET if there is none.

-F and -f are the query of a GET, and a JSON object for every other method; they
never change the method. A name can be a[b] or a[]. After 429 a GET waits as long as
the server asks for, up to a minute, and is tried again; others only with --retry.
A POST, PUT or PATCH without a body is not sent if standard input has data, which
--input - sends.

Exit code 0 is a status of 2xx, 4 is 401, 1 every other 4xx and an answer of GraphQL
with errors, 3 is 429, 5xx and a redirect, which is not followed. --timeout bounds
the time in which nothing moves, however long a body is.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl api /v2/items --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01
  jtlctl api /v2/items -f pageSize=10 --jq '.items[].id'
  jtlctl api v2/items --paginate --slurp
  jtlctl api POST /v2/items -f name=Cup -F price=4.90
  jtlctl api PATCH /v2/items/42 --input change.json
  jtlctl api /v2/items --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --delegated
  jtlctl api /erp/info -i`,
		Args: kit.Takes(1, 2),
		RunE: func(c *cobra.Command, args []string) error { return run(c, a, args, o) },
	}
	addFlags(c, &o)
	c.AddCommand(newGraphQL(a))
	return c
}

func addFlags(c *cobra.Command, o *cloud.Options) {
	kit.AddTenantFlags(c, o)
	kit.AddCallFlags(c.Flags(), &o.Options)
}

func run(c *cobra.Command, a *kit.App, args []string, o cloud.Options) error {
	ctx := c.Context()
	method, path := "GET", args[len(args)-1]
	if len(args) > 1 {
		method = args[0]
	}
	kit.ReadCall(a, ctx, &o.Options)
	if o.TenantFrom == "-" {
		o.WithoutBody = nil
	}
	err := a.Cloud(ctx, o.Options).Call(ctx, method, path, o)
	if len(args) == 1 && errors.Is(err, cloud.ErrNoPath) {
		return &kit.UnknownArgumentError{Command: c, Word: path, Err: err}
	}
	return err
}
