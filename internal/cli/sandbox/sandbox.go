// Package sandbox is `jtlctl sandbox`: the local platform.
// It has flags and printing only.
package sandbox

import (
	"context"
	"errors"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("sandbox", "A local platform to try things on", `Serves a small JTL platform on this machine: token endpoints, a key set that
demands an access token, session tokens, and a JTL-Wawi that registers apps. Only
this machine can reach it.`,
		`  jtlctl sandbox serve
  jtlctl jwt verify "$(jtlctl sandbox token)"
  jtlctl sandbox approve`,
		newServe(a), newToken(a), newRotate(a), newApprove(a), newReject(a))
}

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
	f.StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` to serve at; port 0 takes a free one")
	f.StringVar(&approve, "approve", "auto", "`WAY` to decide: auto, manual, reject, after=DURATION")
	f.StringArrayVar(&deny, "deny", nil, "optional `SCOPE` that is not granted; may be repeated")
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
		answer, err := a.Console.Ask(ctx, console.SafeLine(question))
		if errors.Is(err, console.ErrNoTerminal) {
			err = io.EOF
		}
		return answer, err
	}
	return p
}

// Report is the JSON form of a sandbox that is being served; it is a
// contract.
type Report struct {
	// Address is where it is served, as HOST:PORT.
	Address string `json:"address"`
	// Environment are the variables that point jtlctl at it, by name.
	Environment map[string]string `json:"environment"`
	// WawiURL is the address of its JTL-Wawi.
	WawiURL string `json:"wawi_url"`
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

func addrFlag(address string) string {
	if address == sandbox.DefaultAddr {
		return ""
	}
	return " --addr " + address
}

// SessionReport is the JSON form of a session token that the sandbox signed; it
// is a contract.
type SessionReport struct {
	// Token is the session token, which may be a bad one if that was asked for.
	Token string `json:"token"`
}

func newToken(a *kit.App) *cobra.Command {
	var session sandbox.Session
	var address string
	c := &cobra.Command{
		Use:   "token",
		Short: "Let the running sandbox sign a session token",
		Long:  kit.Described(`Asks the running sandbox for a session token, good or bad, and prints it.`, 0, 2, 3),
		Example: `  jtlctl sandbox token
  jtlctl sandbox token --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --ttl 1h
  jtlctl jwt verify "$(jtlctl sandbox token --expired)"`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if session.TTL <= 0 {
				return fault.New(fault.Usage, "--ttl must be longer than nothing, and is %s", session.TTL).WithHint("--expired makes a token that is dead")
			}
			token, err := sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions()), Address: address}.Mint(c.Context(), session)
			if err != nil {
				return err
			}
			if a.Flags.JSON() {
				return a.Console.JSON(SessionReport{token})
			}
			a.Console.Printf("%s\n", token)
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	session.Tenant, session.User = new(string), new(string)
	f.StringVar(session.Tenant, "tenant", sandbox.DefaultTenant, "`TENANT` of the session")
	f.StringVar(session.User, "user", sandbox.DefaultUser, "`USER` of the session")
	f.DurationVar(&session.TTL, "ttl", sandbox.DefaultTTL, "`DURATION` until the token expires")
	f.BoolVar(&session.Expired, "expired", false, "let the token have expired that long ago")
	f.BoolVar(&session.BadSignature, "bad-signature", false, "sign with a key that is not in the key set")
	f.BoolVar(&session.NextKey, "next-key", false, "sign with the key that will sign after a rotation")
	return c
}

func newRotate(a *kit.App) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "rotate",
		Short: "Let the running sandbox rotate its signing keys",
		Long: kit.Described(`Retires the key that signs, lets the next one sign and publishes a new one. A
cached key set then meets a key that it does not know.`, 0, 2, 3),
		Example: `  jtlctl sandbox rotate
  jtlctl sandbox rotate --addr 127.0.0.1:7400`,
		Args: kit.Takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := (sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions()), Address: address}).Rotate(c.Context()); err != nil {
				return err
			}
			a.Console.Notef("the sandbox signs with its next key now")
			return nil
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	return c
}
