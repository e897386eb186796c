// Package proxy is `jtlctl proxy`: a local address that adds the credentials.
// It has flags and printing only.
package proxy

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/proxy"
	"github.com/jtlctl/jtlctl/internal/record"
	"github.com/jtlctl/jtlctl/internal/scope"
)

type options struct {
	address, tenant, wawi, record string
	allow                         []string
	readOnly, noCallerToken       bool
}

// New returns the command.
func New(a *kit.App) *cobra.Command {
	var o options
	c := &cobra.Command{
		Use:   "proxy",
		Short: "Serve a local address that adds the credentials to requests",
		Long: kit.Described(`Serves an address on this machine until Ctrl-C. What Postman, a REST client, a
notebook or an app sends there goes on to the Cloud API with the access token and
the tenant of the profile, or with --wawi to a JTL-Wawi with the API key of an app.
The token is renewed under way. The address is the first line on standard output;
/v2/… below it is /erp/v2/… of the API, and any other path is that of the API.

The address has a random part, so that only who knows it can use the credentials;
pages in a browser cannot use it in any case. --read-only allows only GET, HEAD and
GraphQL documents that consist of queries; --allow only what a rule allows.

Each request is shown on standard error with status, time and scope; a 401 or 403 is
explained. At the end the scopes are listed that these requests needed. --record
appends the requests to a file, without bodies, queries and values of headers;
`+"`jtlctl scope infer --from FILE`"+` reads it.`, 0, 2, 3, 4),
		Example: `  jtlctl proxy
  jtlctl proxy --read-only --record requests.ndjson
  jtlctl proxy --allow 'GET /v2/**' --allow 'POST /v2/graphql'
  jtlctl proxy --wawi my-app --addr 127.0.0.1:0 -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return run(c.Context(), a, o) },
	}
	f := c.Flags()
	f.StringVar(&o.address, "addr", proxy.DefaultAddr, "serve at `HOST:PORT` of this machine; port 0 chooses a free one")
	f.StringVar(&o.tenant, "tenant", "", "send requests for the tenant `UUID` instead of that of the profile")
	f.StringVar(&o.wawi, "wawi", "", "send requests to the JTL-Wawi of the app `NAME` instead of the Cloud")
	f.BoolVar(&o.readOnly, "read-only", false, "allow only GET, HEAD and queries of GraphQL")
	f.StringArrayVar(&o.allow, "allow", nil, "allow only requests that match `RULE`, such as 'GET /v2/**'; may be repeated")
	f.StringVar(&o.record, "record", "", "append a line for each request to `FILE`")
	f.BoolVar(&o.noCallerToken, "no-caller-token", false, "leave out the random part of the address: everybody on this machine can use it")
	return c
}

// run serves the proxy. Nothing is asked of a server before all flags are checked.
func run(ctx context.Context, a *kit.App, o options) error {
	if o.wawi != "" && o.tenant != "" {
		return fault.New(fault.Usage, "--tenant is for the Cloud, and --wawi for a JTL-Wawi").WithHint("use only one of them")
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	made := proxy.Options{ReadOnly: o.readOnly, NoCallerToken: o.noCallerToken, Scopes: scope.WithNewer(index), Random: a.Random, Now: a.Now, Warn: a.Console.Warnf}
	target := cloudTarget(a, o)
	if o.wawi != "" {
		target = wawiTarget(a, o, index)
	}
	if made.Allow, err = proxy.ParseRules(o.allow); err != nil {
		return err
	}
	listener, err := proxy.Listen(o.address)
	if err != nil {
		return err
	}
	defer func() { _ = listener.Close() }()
	if o.record != "" {
		if made.Record, err = record.Open(o.record); err != nil {
			return err
		}
		defer func() { _ = made.Record.Close() }()
	}
	if made.Upstream, err = target.connect(ctx); err != nil {
		return err
	}
	made.Address, made.Served = listener.Addr().String(), printer{a}.served
	p, err := proxy.New(made)
	if err != nil {
		return err
	}
	if err := printStart(a, p, o); err != nil {
		return err
	}
	err = p.Serve(ctx, listener)
	printSummary(a, p.Summary(target.declared(ctx)))
	return err
}

// target is where requests go on to.
type target struct {
	connect func(ctx context.Context) (proxy.Upstream, error)
	// declared are the scopes that the app has.
	declared func(ctx context.Context) infer.Declared
}

func printStart(a *kit.App, p *proxy.Proxy, o options) error {
	if o.noCallerToken {
		a.Console.Warnf("every program and every user of this machine can use these credentials at %s", p.URL())
	}
	if a.Flags.JSON() {
		return a.Console.JSON(Report{URL: p.URL(), Upstream: p.Upstream()})
	}
	a.Console.Printf("%s\n", p.URL())
	a.Console.Notef("requests go on to %s; Ctrl-C ends the proxy", p.Upstream())
	if len(o.allow) > 0 {
		a.Console.Notef("allowed: %s", strings.Join(o.allow, ", "))
	}
	return nil
}
