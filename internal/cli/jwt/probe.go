package jwt

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/probe"
	"github.com/jtlctl/jtlctl/internal/sandbox"
	"github.com/jtlctl/jtlctl/internal/secret"
)

func newProbe(a *kit.App) *cobra.Command {
	var o probe.Options
	var serve bool
	c := &cobra.Command{
		Use:   "probe URL",
		Short: "Find out which bad tokens your backend lets in",
		Long: kit.Described(`Sends good and bad tokens to a backend on this machine, and reports which bad
ones it let in, which good ones it kept out, and what to change.

The backend takes issuer and keys from the sandbox: the one at JTLCTL_SANDBOX
(127.0.0.1:7373 by default), or one that --serve starts for the time of the probe.

The first request has no token: if it is answered as a good one would be, the
address is not protected, and the probe ends. The answer to a good token then is
the mark: a bad token is let in if it is answered like it (2xx always counts), and
refused with any other status. If the good token is answered like no token at all,
the probe ends and says why.

Bad tokens of level "must" are refused by every right verifier, and decide the exit
code. Those of level "should" are advice: good libraries differ.

{token} in --header, URL and --body is where the token goes; by default the header
is Authorization: Bearer {token}. Redirects are not followed. Only this machine is
probed, with ten requests a second at most. A probe proves nothing about
production, which has other keys and other settings.`, 0, 1, 2, 3),
		Example: `  jtlctl jwt probe http://127.0.0.1:3000/api/me
  jtlctl jwt probe --kind app --serve http://localhost:5000/api/orders
  jtlctl jwt probe --header 'X-Session-Token: {token}' http://127.0.0.1:3000/api/me
  jtlctl jwt probe --body '{"sessionToken":"{token}"}' http://127.0.0.1:3000/connect-tenant
  jtlctl jwt probe --expect-ok 404 --rotation -o json http://127.0.0.1:3000/api/me`,
		Args: kit.Takes(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			o.URL = args[0]
			return runProbe(c.Context(), a, o, serve)
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.BoolVar(&serve, "serve", false, "serve a sandbox for the time of the probe, and print its addresses")
	f.StringVar(&o.Kind, "kind", sandbox.ForgedKinds()[0], "send tokens of `KIND`: session or app")
	f.StringArrayVar(&o.Headers, "header", nil, "send the header `NAME: VALUE`, with {token} for the token; may be repeated")
	f.StringVar(&o.Method, "method", "", "send requests of `METHOD` (default GET, with --body POST)")
	f.StringVar(&o.Body, "body", "", "send `TEXT` as the body, with {token} for the token")
	f.StringArrayVar(&o.ExpectOK, "expect-ok", nil, "take `STATUS` for the answer to a good token, such as 404 or 2xx; may be repeated")
	f.DurationVar(&o.Delay, "delay", probe.MinDelay, "wait `DURATION` from one request to the next, 100ms at least")
	f.BoolVar(&o.Rotation, "rotation", false, "rotate the key too, and measure how long the backend needs")
	kit.Complete(c, "kind", sandbox.ForgedKinds()...)
	kit.Complete(c, "method", "GET", "POST", "PUT", "PATCH", "DELETE")
	kit.Complete(c, "expect-ok", "2xx", "200", "404", "502")
	return c
}

func runProbe(ctx context.Context, a *kit.App, o probe.Options, serve bool) error {
	plan, err := probe.Parse(o)
	if err != nil {
		return err
	}
	if plan.Delay != o.Delay {
		a.Console.Warnf("the delay is %s: a probe sends ten requests a second at most", plan.Delay)
	}
	client, err := plan.Client(ctx, a.ClientOptions(), probe.SystemLookup)
	if err != nil {
		return err
	}
	w := probe.World{
		HTTP: client, Now: a.Now, Wait: a.Wait, Sandbox: sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions())},
		Sent:     func(token string) { a.Redactor.Add(secret.New(token)) },
		Progress: func(done, total int, name string) { a.Console.Progress(fmt.Sprintf("%d of %d: %s", done, total, name)) },
	}
	stop, err := findSandbox(ctx, a, &w, o.Kind, serve)
	if err != nil {
		return err
	}
	defer stop()
	report, err := plan.Run(ctx, w)
	a.Console.Progress("")
	if err != nil {
		if len(report.Cases) > 0 && !a.Flags.JSON() {
			printCases(a, report)
		}
		return err
	}
	if a.Flags.JSON() {
		err = a.PrintJSON(&ProbeReport{Report: report})
	} else {
		printProbe(a, report)
	}
	if code := report.ExitCode(); err == nil && code != 0 {
		return kit.Exit(code)
	}
	return err
}

// findSandbox finds the sandbox that is served, or serves one until stop is called.
func findSandbox(ctx context.Context, a *kit.App, w *probe.World, kind string, serve bool) (stop func(), err error) {
	if !serve {
		at, err := a.Configuration().RunningSandbox()
		w.Sandbox.Address, w.SandboxURL = at.Address(), at.URL
		return func() {}, err
	}
	named, _ := a.Lookup(platform.SandboxVariable)
	named = cmp.Or(named, platform.SandboxAddress)
	served, stop, err := probe.Serve(ctx, named, sandbox.Config{Now: a.Now, Random: a.Random})
	if err != nil {
		return nil, err
	}
	w.Sandbox.Address, w.SandboxURL, w.Patience = served.Address(), "http://"+served.Address(), a.Flags.Timeout
	a.Console.Notef("sandbox at %s for this probe; the backend needs: %s", w.SandboxURL, probe.Settings(kind, w.SandboxURL))
	if a.Console.Prompter.CanAsk() && a.Console.InTerminal && !a.Flags.JSON() {
		if _, err := a.Prompts().Ask(ctx, "Start the backend with these settings, then press Enter", "--no-input"); err != nil {
			stop()
			return nil, err
		}
	}
	return stop, nil
}

func printProbe(a *kit.App, r probe.Report) {
	printCases(a, r)
	style, verdict := a.Console.OutStyle.Green, "clean"
	if r.ExitCode() != 0 {
		style, verdict = a.Console.OutStyle.Red, "not clean"
	}
	a.Console.Printf("\n%s: %s\n", style(verdict), r.Summary)
	a.Console.Printf("This is about %s with the keys of the sandbox, and proves nothing about production.\n", console.SafeLine(r.URL))
}

// printCases prints what became of the tokens, and what to change.
func printCases(a *kit.App, r probe.Report) {
	const caseColumn = 3
	rows := [][]string{{"VERDICT", "LEVEL", "STATUS", "CASE", "TOKEN"}}
	for _, c := range r.Cases {
		status := kit.Dash("")
		if c.Status > 0 {
			status = fmt.Sprint(c.Status)
		}
		rows = append(rows, []string{string(c.Verdict), c.Level, status, c.Name, c.Brief()})
	}
	a.Console.Table(rows, caseColumn)
	for i, change := range r.Changes() {
		if i == 0 {
			a.Console.Printf("\nWhat to change:\n")
		}
		a.Console.Printf("  %s: %s\n    (%s)\n", console.SafeLine(change.Reference), console.SafeLine(change.Advice), strings.Join(change.Cases, ", "))
	}
}
