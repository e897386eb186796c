package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
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
			removed, err := a.clearTokens(s.Name)
			if err != nil {
				return err
			}
			if a.flags.json() {
				return a.console.JSON(map[string]any{"profile": s.Name, "removed": removed})
			}
			a.console.Notef("profile %s: %s removed", s.Name, count(removed, "cached token"))
			return nil
		},
	}
}

// clearTokens removes all that is cached for a profile, whatever client,
// provider and address it was for.
func (a *app) clearTokens(profile string) (removed int, err error) {
	if a.roots.Cache == "" {
		return 0, nil
	}
	folder := filepath.Join(a.roots.Cache, tokensFolder(profile))
	cached, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err == nil {
		err = os.RemoveAll(folder)
	}
	if err != nil {
		return 0, fault.New(fault.Disk, "the cached tokens in %s cannot be removed: %v", folder, disk.Cause(err)).Because(err)
	}
	return len(cached), nil
}
