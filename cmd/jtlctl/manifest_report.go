package main

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

func (a *app) printSkipped(result lint.Result) {
	if len(result.Skipped) > 0 {
		a.console.Notef("skipped, not a manifest of a JTL app: %s", strings.Join(result.Skipped, ", "))
	}
}

func (a *app) printReport(format string, result lint.Result) error {
	reported := result.Report()
	switch format {
	case "json":
		return a.console.JSON(report.JSON(reported))
	case "sarif":
		return a.console.JSON(report.SARIF(reported, lint.ReportRules(), version()))
	case "github":
		a.console.Printf("%s", report.GitHub(reported))
	}
	a.console.Printf("%s", report.Text(reported, a.console.OutStyle))
	return nil
}

// printChanges shows what --fix would do.
func (a *app) printChanges(result lint.Result) error {
	fixable := 0
	for _, file := range result.Files {
		if file.Unreadable() {
			a.console.Warnf("%s cannot be fixed: %s", file.Path, file.FirstProblem())
			continue
		}
		fixable += len(file.Applied)
		diff := report.Diff(file.Path, file.Document.Text.Bytes, file.Fixed)
		if a.console.OutTerminal {
			diff = report.DiffForTerminal(diff, a.console.OutStyle)
		}
		a.console.Printf("%s", diff)
	}
	no := exitOf(result.Verdict())
	switch {
	case fixable > 0:
		a.console.Notef("%s can be fixed: run without --dry-run", count(fixable, "finding"))
		if no == nil {
			no = exitNo
		}
	case no != nil:
		a.console.Notef("nothing to fix automatically; `jtlctl manifest lint` shows the findings")
	default:
		a.console.Notef("nothing to fix")
	}
	return no
}

// printWritten lists the files that were written, and returns why one was not.
func (a *app) printWritten(result lint.Result) error {
	var failed error
	for _, file := range result.Files {
		if file.WriteErr != nil {
			failed = fault.From(file.WriteErr)
			a.console.Warnf("%s", fault.From(file.WriteErr).Message)
		} else if file.Written {
			a.console.Notef("%s: fixed %s", file.Path, count(len(file.Applied), "finding"))
		}
	}
	return failed
}

func exitOf(verdict lint.Verdict) error {
	switch verdict {
	case lint.Unreadable:
		return exit(2)
	case lint.Failed:
		return exitNo
	case lint.Passed:
	}
	return nil
}
