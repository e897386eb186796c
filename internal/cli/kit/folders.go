package kit

import (
	"context"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/environ"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/layout"
)

// TakeOver moves the files of an older version to where this one looks for them.
func TakeOver(ctx context.Context, a *App) error {
	report, err := layout.Takeover{Roots: a.Roots}.Run(ctx)
	if report.Moved > 0 {
		a.Console.Notef("%s of an older jtlctl moved from %s to %s, apart from the cache, which may be deleted", Count(report.Moved, "file"), a.Roots.Former, a.Roots.State)
	}
	for _, path := range report.Both {
		a.Console.Warnf("%s is of an older jtlctl and not used, because %s has another file by that name: keep the one that you need, and delete the other", path, a.Roots.State)
	}
	return err
}

// StateFolder returns the folder of what cannot be recreated.
func StateFolder(a *App) (string, error) {
	if a.Roots.State == "" {
		_, variable := disk.RootVariables()
		return "", fault.New(fault.Disk, "this system names no folder for what jtlctl stores (%s)", environ.Lookup(a.Lookup).Missing(variable)).
			WithHint("%s", disk.SetDataFolder())
	}
	return a.Roots.State, nil
}
