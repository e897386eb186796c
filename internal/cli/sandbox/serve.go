package sandbox

import (
	"context"
	"errors"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newServe(a *kit.App) *cobra.Command {
	var address, approve string
	var deny []string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the sandbox until Ctrl-C",
		Long: kit.Described(`Serves the sandbox until Ctrl-C and prints the environment variables that point
jtlctl at it. Its keys are new at every start.

Its JTL-Wawi takes registrations of apps, for any tenant and for API 1.x and 2.x,
and accepts them (--approve auto), rejects them (reject), accepts them after a
while (after=3s), or asks in this terminal (manual). Without a terminal, decide
with `+"`jtlctl sandbox approve` and `jtlctl sandbox reject`"+`.`, 0, 2, 3),
		Example: `  jtlctl sandbox serve
  jtlctl sandbox serve --approve manual
  jtlctl sandbox serve --approve after=10s --deny items.write
  jtlctl sandbox serve --addr 127.0.0.1:0 -o json`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			approval, err := sandbox.ParseApproval(approve)
			if err != nil {
				return err
			}
			return runServe(c.Context(), a, address, sandbox.Wawi{Approval: approval, Deny: deny})
		},
	}
	f := c.Flags()
	f.StringVar(&address, "addr", sandbox.DefaultAddr, "serve at `HOST:PORT`; port 0 chooses a free one")
	f.StringVar(&approve, "approve", "auto", "decide about registrations in this `WAY`: auto, manual, reject, after=DURATION")
	f.StringArrayVar(&deny, "deny", nil, "do not grant the optional `SCOPE`; may be repeated")
	kit.Complete(c, "approve", "auto", "manual", "reject", "after=3s")
	return c
}

func runServe(ctx context.Context, a *kit.App, address string, wawi sandbox.Wawi) error {
	server, err := sandbox.Open(address)
	if err != nil {
		return err
	}
	index, err := a.Scopes()
	if err != nil {
		return err
	}
	wawi.KnowScopes(index)
	prompt := approvalPrompt(a, server.Address())
	// Who reads JSON is no person, even at a terminal.
	if wawi.Approval.Mode == sandbox.ApproveManual && !a.Flags.JSON() {
		wawi.Asked = prompt.Add
	}
	if err := server.Configure(sandbox.Config{Now: a.Now, Random: a.Random, Log: prompt.Log, Wawi: wawi}); err != nil {
		return err
	}
	if err := printSandbox(a, server); err != nil {
		return err
	}
	return server.ServeAsking(ctx, prompt)
}

// approvalPrompt asks the person at the terminal about registrations.
func approvalPrompt(a *kit.App, address string) *sandbox.ApprovalPrompt {
	p := sandbox.NewApprovalPrompt()
	p.Note, p.Warn, p.Hint, p.Flags = a.Console.Notef, a.Console.Warnf, a.Console.Hintf, addrFlag(address)
	p.Ask = func(ctx context.Context, question string) (string, error) {
		answer, err := a.Console.Prompter.Ask(ctx, console.SafeLine(question))
		if errors.Is(err, console.ErrNoTerminal) {
			err = io.EOF
		}
		return answer, err
	}
	return p
}

func printSandbox(a *kit.App, s *sandbox.Server) error {
	if a.Flags.JSON() {
		report := Report{s.Address(), map[string]string{}, s.WawiURL()}
		for _, v := range s.Variables() {
			report.Environment[v.Name] = v.Value
		}
		return a.Console.JSON(report)
	}
	a.Console.Notef("sandbox at http://%s; in another terminal:", s.Address())
	a.Console.Notef("")
	for _, v := range s.Variables() {
		a.Console.Printf("%s\n", Assignment(runtime.GOOS, v.Name, v.Value))
	}
	a.Console.Notef("")
	a.Console.Notef("its JTL-Wawi is at %s", s.WawiURL())
	a.Console.Notef("then `jtlctl token get`, or `jtlctl jwt verify \"$(jtlctl sandbox token%s)\"`; Ctrl-C ends the sandbox", addrFlag(s.Address()))
	return nil
}

// Assignment sets a variable in the shell that is usual on a system.
func Assignment(system, name, value string) string {
	if system == "windows" {
		return "$env:" + name + " = " + quote.PowerShell(value)
	}
	return "export " + name + "=" + quote.Sh(value)
}
