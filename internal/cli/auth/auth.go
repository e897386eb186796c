// Package auth is `jtlctl auth`: the credentials of an app.
// It has flags and printing only.
package auth

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("auth", "Manage the credentials of an app", "Stores the credentials of an app once, so that nobody has to see the secret again.",
		`  jtlctl auth login
  jtlctl auth status`,
		kit.Verbs{"login": newLogin, "status": newStatus, "logout": newLogout, "passphrase": newPassphrase}.New(a)...)
}
