package scope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/infer"
)

func printInferred(a *kit.App, o inferOptions, report *infer.Report, lines int) error {
	if a.Flags.JSON() || o.format == "json" {
		return a.PrintJSON(&InferReport{Report: *report})
	}
	printNeeded(a, report)
	for _, u := range report.Unresolved {
		a.Console.Warnf("%s:%d: %s: %s", u.File, u.Line, u.Text, u.Reason)
	}
	a.Console.Notef("%s: %s needed", kit.Count(lines, "request"), kit.Count(len(report.Needed), "scope"))
	if len(report.Missing) > 0 {
		a.Console.Hintf("add to the manifest: %s; an OnPremise app must then be registered again", strings.Join(report.Missing, ", "))
	}
	if len(report.Unused) > 0 {
		a.Console.Hintf("not needed by these requests, but perhaps by others: %s", strings.Join(report.Unused, ", "))
	}
	return nil
}

func printNeeded(a *kit.App, report *infer.Report) {
	rows := [][]string{{"SCOPE", "STATUS", "GRADE", "NEEDED BY"}}
	for _, name := range report.Needed {
		status := "needed"
		switch {
		case slices.Contains(report.Missing, name):
			status = "missing"
		case slices.Contains(report.Declared, name):
			status = "declared"
		}
		rows = append(rows, []string{name, status, string(report.GradeOf(name)), neededBy(report.Needing(name))})
	}
	for _, name := range report.Unused {
		rows = append(rows, []string{name, "unused", kit.Dash(""), kit.Dash("")})
	}
	if len(rows) > 1 {
		a.Console.Table(rows)
	}
}

// neededBy names the first request, and how many more there are.
func neededBy(evidence []infer.Evidence) string {
	if len(evidence) == 0 {
		return kit.Dash("")
	}
	first := evidence[0].Title()
	if rest := len(evidence) - 1; rest > 0 {
		return fmt.Sprintf("%s and %d more", first, rest)
	}
	return first
}
