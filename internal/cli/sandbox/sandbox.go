// Package sandbox is `jtlctl sandbox`: the local platform.
// It has flags and printing only.
package sandbox

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/platform"
	"github.com/jtlctl/jtlctl/internal/sandbox"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("sandbox", "A local platform to try things on", `Serves a small JTL platform on this machine: token endpoints, a key set that
demands an access token, session tokens, and a JTL-Wawi that registers apps. Only
this machine can reach it.`,
		`  jtlctl sandbox serve
  jtlctl jwt verify --env sandbox "$(jtlctl sandbox token)"
  jtlctl sandbox approve`,
		kit.Verbs{"serve": newServe, "token": newToken, "rotate": newRotate, "approve": newApprove, "reject": newReject}.New(a)...)
}

func addrFlag(address string) string {
	if address == sandbox.DefaultAddr {
		return ""
	}
	return " --addr " + address
}

// askFlag adds the flag that says which running sandbox is asked.
func askFlag(c *cobra.Command, address *string) {
	c.Flags().StringVar(address, "addr", "", "ask the sandbox at `HOST:PORT` (default JTLCTL_SANDBOX, else "+sandbox.DefaultAddr+")")
}

// remote is the sandbox that another process serves at an address, "" is the one
// that the environment names.
func remote(a *kit.App, address string) (sandbox.Remote, error) {
	if address == "" {
		running, err := a.Configuration().RunningSandbox()
		if err != nil {
			return sandbox.Remote{}, err
		}
		address = running.Address()
	}
	return sandbox.Remote{HTTP: platform.NewClient(a.ClientOptions()), Address: address}, nil
}
