package scope

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// printFix shows what --fix would write.
func printFix(a *kit.App, fix *lint.ScopeFix) error {
	if !fix.Changes() {
		a.Console.Notef("nothing to fix")
		return nil
	}
	diff := report.Diff(fix.Document.Path, fix.Document.Text.Bytes, fix.Fixed)
	if a.Console.OutTerminal {
		diff = report.DiffForTerminal(diff, a.Console.OutStyle)
	}
	a.Console.Printf("%s", diff)
	a.Console.Notef("%s can be fixed: run without --dry-run", fix.Document.Path)
	return kit.ExitNo
}

// writeFix writes a manifest with the scopes that it lacks, and returns it.
func writeFix(a *kit.App, fix *lint.ScopeFix) (*manifest.Document, error) {
	if !fix.Changes() {
		a.Console.Notef("%s: nothing to fix", fix.Document.Path)
		return fix.Document, nil
	}
	d, err := fix.Write()
	if err != nil {
		return nil, err
	}
	a.Console.Notef("%s: %s", d.Path, fix.Summary())
	return d, nil
}
