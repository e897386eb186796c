// Package config is `jtlctl config`: the settings of a profile.
// It has flags and printing only.
package config

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
)

// New returns the command and its subcommands.
func New(a *kit.App) *cobra.Command {
	return kit.Group("config", "Show and change settings", `Shows and changes settings. Each setting is taken from a flag, an environment
variable, the profile, or its default, in this order.`,
		`  jtlctl config list
  jtlctl config set environment qa`,
		kit.Verbs{"path": newPath, "get": newGet, "set": newSet, "unset": newUnset, "list": newList}.New(a)...)
}
