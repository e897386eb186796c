package main

import (
	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/profile"
)

func newTokenClear(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "clear",
		Short:   "Remove the cached tokens of the profile",
		Long:    described("Removes the cached tokens of the profile. The credentials stay.", 0, 2, 3),
		Example: "  jtlctl token clear\n  jtlctl token clear -p customer",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			s, err := a.settings(nil)
			if err != nil {
				return err
			}
			removed, err := a.clearTokens(s)
			if err != nil {
				return err
			}
			a.console.Notef("profile %s: %s removed", s.Name, count(removed, "cached token"))
			return nil
		},
	}
}

// clearTokens removes what is cached for the settings.
func (a *app) clearTokens(s profile.Resolved) (removed int, err error) {
	for _, scx := range []bool{false, true} {
		cache := a.grantOf(s, scx).cache()
		if cache == nil {
			continue
		}
		was, err := cache.Remove()
		if err != nil {
			return removed, fault.New(fault.Disk, "the cached token %s cannot be removed: %v", cache.File.Path, disk.Cause(err)).Because(err)
		}
		if was {
			removed++
		}
	}
	return removed, nil
}
