package scope

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/infer"
)

func printInferred(a *kit.App, o inferOptions, report *infer.Report, declared infer.Declared, lines int) error {
	if a.Flags.JSON() || o.format == "json" {
		return a.PrintJSON(&InferReport{Report: *report})
	}
	printNeeded(a, report)
	for _, u := range report.Unresolved {
		a.Console.Warnf("%s:%d: %s: %s", u.File, u.Line, u.Text, u.Reason)
	}
	a.Console.Notef("%s: %s needed", kit.Count(lines, "request"), kit.Count(len(report.Needed), "scope"))
	if len(report.Missing) > 0 {
		rest := ""
		if declared.OnPremise {
			rest = "; then the app must be registered again, which makes a new key"
		}
		a.Console.Hintf("add to the manifest: %s%s", strings.Join(report.Missing, ", "), rest)
	}
	if len(report.Unused) > 0 {
		a.Console.Hintf("not needed by these requests, but perhaps by others: %s", strings.Join(report.Unused, ", "))
	}
	return nil
}

func printNeeded(a *kit.App, report *infer.Report) {
	if rows := report.Rows(); len(rows) > 0 {
		a.Console.Table(rows)
	}
}
