package wawi

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newCall(a *kit.App) *cobra.Command {
	var o wawi.CallOptions
	c := &cobra.Command{
		Use:   "call [NAME] METHOD PATH",
		Short: "Call the API of a JTL-Wawi",
		Long: kit.Described(`Sends a request with the headers that JTL-Wawi wants, and prints the body of the
response: on a terminal readable, in a pipe byte for byte as it comes. An error is
explained on standard error; a 403 names the scope that the call needs.

A GraphQL response has status 200 even if it carries errors: they are reported on
standard error, and the exit code is 1. INTERNAL_ERROR there often is a missing
scope.

NAME may be left out if there is only one installation. PATH is below the address of
the installation; without /v2 or /v1 it is that of the installation's API. -F and -f
are the query of a GET, and a JSON object for every other method. --run-as names a
user of JTL-Wawi by number or UUID. After 429 a GET waits as long as the server asks
for, up to a minute, and is tried again; nothing else is sent twice without --retry.
A POST, PUT or PATCH without a body is not sent if standard input has data, which
--input - sends.

Exit code 0 is a status of 2xx, 4 a key that is rejected (401), 1 every other 4xx,
3 everything else. --timeout bounds the time in which nothing moves, however long a
body is.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl wawi call my-app GET /v2/info
  jtlctl wawi call GET /v2/info
  jtlctl wawi call my-app POST /v2/items --input item.json
  jtlctl wawi call my-app POST /v2/graphql --input query.json
  jtlctl wawi call my-app GET /v2/customerGroups -f pageSize=10 --jq '.items[].name'
  jtlctl wawi call my-app GET /v2/customerGroups --paginate --slurp
  jtlctl wawi call my-app GET /v2/customerGroups --run-as 7`,
		Args: kit.Takes(2, 3),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("body") {
				if c.Flags().Changed("input") {
					return fault.New(fault.Usage, "--body and --input are the same flag").WithHint("leave one of them out")
				}
				o.InputFlag = "--body"
			}
			return runCall(c.Context(), a, args, o)
		},
	}
	f := c.Flags()
	kit.AddCallFlags(f, &o.Options)
	f.StringVar(&o.Input, "body", "", "another name of --input `FILE`")
	f.StringVar(&o.ContentType, "content-type", "", "send the body as media `TYPE` (default application/json)")
	f.StringVar(&o.CACert, "ca-cert", "", "trust the certificate in `FILE` (PEM) this time")
	f.StringVar(&o.Fingerprint, "fingerprint", "", "trust only the certificate with this `SHA256` this time")
	return c
}

func runCall(ctx context.Context, a *kit.App, args []string, o wawi.CallOptions) error {
	name, method, path, err := service(a).CallArguments(args)
	if err != nil {
		return err
	}
	o.Method, o.Path, o.Quiet, o.Retry = method, path, a.Flags.Timeout, kit.RetryCall(a)
	kit.ReadCall(a, ctx, &o.Options)
	return service(a).Call(ctx, name, o, kit.PrintCall(a, o.Options))
}
