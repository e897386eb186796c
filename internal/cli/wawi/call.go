package wawi

import (
	"context"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/wawi"
)

func newCall(a *kit.App) *cobra.Command {
	var o wawi.CallOptions
	c := &cobra.Command{
		Use:   "call NAME METHOD PATH",
		Short: "Call the API of a JTL-Wawi",
		Long: kit.Described(`Sends a request with the headers that JTL-Wawi wants, and prints the body of the
response as it comes. Nothing is sent twice. An error is explained on standard
error; a 403 names the scope that the call needs.

A GraphQL response has status 200 even if it carries errors: they are reported on
standard error, and the exit code is 1. INTERNAL_ERROR there often is a missing
scope.

PATH is below the address of the installation; without /v2 or /v1 it is that of the
installation's API. Exit code 0 is a response below 300, 1 an error (4xx), 4 a key
that is rejected (401), 3 everything else. --timeout bounds the time in which
nothing moves, however long a body is.`, 0, 1, 2, 3, 4),
		Example: `  jtlctl wawi call my-app GET /v2/info
  jtlctl wawi call my-app POST /v2/items --body item.json
  jtlctl wawi call my-app POST /v2/graphql --body query.json
  jtlctl wawi call my-app GET "/v2/customerGroups?pageSize=10" | jq .`,
		Args:              kit.Takes(3, 3),
		ValidArgsFunction: completeInstallation(a),
		RunE:              func(c *cobra.Command, args []string) error { return runCall(c.Context(), a, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.Body, "body", "", "send the content of `FILE`; - is standard input")
	f.StringVar(&o.ContentType, "content-type", "", "send the body as media `TYPE` (default application/json)")
	f.StringVar(&o.CACert, "ca-cert", "", "trust the certificate in `FILE` (PEM) this time")
	f.StringVar(&o.Fingerprint, "fingerprint", "", "trust only the certificate with this `SHA256` this time")
	return c
}

func runCall(ctx context.Context, a *kit.App, args []string, o wawi.CallOptions) error {
	o.Method, o.Path, o.Stdin, o.Quiet = args[1], args[2], console.NewContextReader(ctx, a.Console.In), a.Flags.Timeout
	response, err := service(a).Call(ctx, args[0], o)
	if err != nil {
		return err
	}
	defer response.Close()
	return printResponse(a, ctx, response)
}

// printResponse prints a response as it comes.
func printResponse(a *kit.App, ctx context.Context, response *wawi.Response) error {
	var out io.Writer = a.Console
	if a.Console.OutTerminal {
		out = &safeWriter{to: a.Console}
	}
	err := response.Copy(ctx, out)
	if a.Console.WriteError() != nil {
		return nil // reported at the end
	}
	if err != nil {
		return err
	}
	if a.Console.OutTerminal && !response.Empty() {
		a.Console.Printf("\n")
	}
	return response.Err()
}

// safeWriter keeps a response from acting on the terminal. A character that is
// cut in two by the parts in which a response comes waits for its rest.
type safeWriter struct {
	to   io.Writer
	rest []byte
}

func (s *safeWriter) Write(p []byte) (int, error) {
	text := slices.Concat(s.rest, p)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if last := text[len(text)-back:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				whole -= back
			}
			break
		}
	}
	s.rest = slices.Clone(text[whole:])
	_, err := io.WriteString(s.to, console.Safe(string(text[:whole])))
	return len(p), err
}
