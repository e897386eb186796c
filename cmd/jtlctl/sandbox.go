package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/quote"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

func newSandboxGroup(a *app) *cobra.Command {
	return group("sandbox", "A local platform to try things on", `Serves a small JTL platform on this machine: token endpoints, a key set that
demands an access token, session tokens, and a JTL-Wawi that registers apps. Only
this machine can reach it.`,
		`  jtlctl sandbox serve
  jtlctl jwt verify "$(jtlctl sandbox token)"
  jtlctl sandbox approve`,
		newSandboxServe(a), newSandboxToken(a), newSandboxRotate(a), newSandboxApprove(a), newSandboxReject(a))
}

func newSandboxServe(a *app) *cobra.Command {
	var address, approve string
	var deny []string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the sandbox until Ctrl-C",
		Long: described(`Serves the sandbox until Ctrl-C and prints the environment variables that point
jtlctl at it. Its keys are made anew at every start.

Its JTL-Wawi takes registrations of apps, for any tenant and for API 1.x and 2.x,
and accepts them (--approve auto), rejects them (reject), accepts them after a
while (after=3s), or asks in this terminal (manual). Without a terminal, decide
with `+"`jtlctl sandbox approve` and `jtlctl sandbox reject`"+`.`, 0, 2, 3),
		Example: `  jtlctl sandbox serve
  jtlctl sandbox serve --approve manual
  jtlctl sandbox serve --approve after=10s --deny items.write
  jtlctl sandbox serve --addr 127.0.0.1:0 -o json`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			approval, err := sandbox.ParseApproval(approve)
			if err != nil {
				return err
			}
			return runSandboxServe(c.Context(), a, address, sandbox.Wawi{Approval: approval, Deny: deny})
		},
	}
	f := c.Flags()
	f.StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` to serve at; port 0 takes a free one")
	f.StringVar(&approve, "approve", "auto", "`WAY` to decide: auto, manual, reject, after=DURATION")
	f.StringArrayVar(&deny, "deny", nil, "optional `SCOPE` that is not granted; may be repeated")
	complete(c, "approve", "auto", "manual", "reject", "after=3s")
	return c
}

func runSandboxServe(ctx context.Context, a *app, address string, wawi sandbox.Wawi) error {
	listener, err := sandbox.Listen(address)
	if err != nil {
		return cannotServe(address, err)
	}
	index, err := a.scopes()
	if err != nil {
		return err
	}
	wawi.KnowScopes(index)
	porter := newPorter(a.console, addrFlag(listener.Addr()))
	// Who reads JSON is no person, even at a terminal.
	if wawi.Approval.Mode == sandbox.ApproveManual && !a.flags.json() {
		wawi.Asked = porter.announce
	}
	served, err := sandbox.New(sandbox.Config{
		BaseURL: "http://" + listener.Addr().String(),
		Now:     a.now, Random: a.random, Log: porter.log, Wawi: wawi,
	})
	if err != nil {
		return err
	}
	if err := a.printSandbox(served, listener.Addr()); err != nil {
		return err
	}
	asking, stop := context.WithCancel(ctx)
	var answering sync.WaitGroup
	answering.Go(func() { porter.ask(asking, served) })
	defer answering.Wait()
	defer stop()
	return serve(ctx, listener, served)
}

func cannotServe(address string, err error) error {
	var known *fault.Error
	var malformed *net.AddrError
	switch {
	case errors.As(err, &known):
		return err
	case errors.As(err, &malformed):
		return fault.New(fault.Usage, "--addr: %v", malformed)
	}
	return fault.New(fault.Network, "the address %s cannot be served: %v", address, disk.Cause(err)).
		WithHint("perhaps a sandbox is running already; take another port with --addr 127.0.0.1:0").Because(err)
}

// serve answers requests until the context ends, which is how a sandbox is
// meant to end.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	const patience = 10 * time.Second
	server := &http.Server{Handler: handler, ReadHeaderTimeout: patience, ReadTimeout: patience, WriteTimeout: patience}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	err := server.Serve(listener)
	if ctx.Err() != nil {
		return fault.New(fault.Interrupted, "the sandbox has stopped")
	}
	return err
}

// sandboxVariables point jtlctl at a sandbox.
func sandboxVariables(s *sandbox.Sandbox) [][2]string {
	at := s.Endpoints()
	return [][2]string{
		{"JTL_CLIENT_ID", sandbox.ClientID},
		{"JTL_CLIENT_SECRET", sandbox.ClientSecret},
		{"JTL_SCX_REFRESH_TOKEN", sandbox.RefreshToken},
		{"JTLCTL_TOKEN_URL", at.TokenURL},
		{"JTLCTL_API_URL", at.APIURL},
		{"JTLCTL_SCX_URL", at.SCXURL},
	}
}

func (a *app) printSandbox(s *sandbox.Sandbox, address net.Addr) error {
	variables := sandboxVariables(s)
	if a.flags.json() {
		environment := map[string]string{}
		for _, v := range variables {
			environment[v[0]] = v[1]
		}
		return a.console.JSON(map[string]any{"address": address.String(), "environment": environment, "wawi_url": s.WawiURL()})
	}
	a.console.Notef("sandbox at http://%s; in another terminal:", address)
	a.console.Notef("")
	for _, v := range variables {
		a.console.Printf("%s\n", assignment(runtime.GOOS, v[0], v[1]))
	}
	a.console.Notef("")
	a.console.Notef("its JTL-Wawi is at %s", s.WawiURL())
	a.console.Notef("then `jtlctl token get`, or `jtlctl jwt verify \"$(jtlctl sandbox token%s)\"`; Ctrl-C ends the sandbox", addrFlag(address))
	return nil
}

// assignment sets a variable in the shell that is usual on a system.
func assignment(system, name, value string) string {
	if system == "windows" {
		return "$env:" + name + " = " + quote.PowerShell(value)
	}
	return "export " + name + "=" + quote.Sh(value)
}

func addrFlag(address net.Addr) string {
	if address.String() == sandbox.DefaultAddr {
		return ""
	}
	return " --addr " + address.String()
}

func newSandboxToken(a *app) *cobra.Command {
	var session sandbox.Session
	var address string
	c := &cobra.Command{
		Use:   "token",
		Short: "Let the running sandbox sign a session token",
		Long:  described(`Asks the running sandbox for a session token, good or bad, and prints it.`, 0, 2, 3),
		Example: `  jtlctl sandbox token
  jtlctl sandbox token --tenant 8c2f5a70-0d4e-4d0a-9d0a-5f1f7a6b2c01 --ttl 1h
  jtlctl jwt verify "$(jtlctl sandbox token --expired)"`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if session.TTL <= 0 {
				return fault.New(fault.Usage, "--ttl must be longer than nothing, and is %s", session.TTL).WithHint("--expired makes a token that is dead")
			}
			token, err := sandbox.Remote{HTTP: a.client(), Address: address}.Mint(c.Context(), session)
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.console.JSON(map[string]string{"token": token})
			}
			a.console.Printf("%s\n", token)
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

func newSandboxRotate(a *app) *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "rotate",
		Short: "Let the running sandbox rotate its signing keys",
		Long: described(`Retires the key that signs, lets the next one sign and publishes a new one. A
cached key set then meets a key that it does not know.`, 0, 2, 3),
		Example: `  jtlctl sandbox rotate
  jtlctl sandbox rotate --addr 127.0.0.1:7400`,
		Args: takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := (sandbox.Remote{HTTP: a.client(), Address: address}).Rotate(c.Context()); err != nil {
				return err
			}
			a.console.Notef("the sandbox signs with its next key now")
			return nil
		},
	}
	c.Flags().StringVar(&address, "addr", sandbox.DefaultAddr, "`HOST:PORT` of the sandbox")
	return c
}
