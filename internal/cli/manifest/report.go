package manifest

import (
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

func printSkipped(a *kit.App, result lint.Result) {
	if len(result.Skipped) > 0 {
		a.Console.Notef("skipped, not a manifest of a JTL app: %s", strings.Join(result.Skipped, ", "))
	}
}

func printReport(a *kit.App, format string, result lint.Result) error {
	reported := result.Report()
	switch format {
	case "json":
		return a.PrintJSON(&LintReport{Report: report.JSON(reported)})
	case "sarif":
		return a.Console.JSON(report.SARIF(reported, lint.ReportRules(), kit.Version()))
	case "github":
		a.Console.Printf("%s", report.GitHub(reported))
	}
	a.Console.Printf("%s", report.Text(reported, a.Console.OutStyle))
	return nil
}

// printChanges shows what --fix would do.
func printChanges(a *kit.App, result lint.Result) error {
	fixable := 0
	for _, file := range result.Files {
		if file.Unreadable() {
			a.Console.Warnf("%s cannot be fixed: %s", file.Path, file.FirstProblem())
			continue
		}
		fixable += len(file.Applied)
		diff := report.Diff(file.Path, file.Document.Text.Bytes, file.Fixed)
		if a.Console.OutTerminal {
			diff = report.DiffForTerminal(diff, a.Console.OutStyle)
		}
		a.Console.Printf("%s", diff)
	}
	no := exitOf(result.Verdict())
	switch {
	case fixable > 0:
		a.Console.Notef("%s can be fixed: run without --dry-run", kit.Count(fixable, "finding"))
		if no == nil {
			no = kit.ExitNo
		}
	case no != nil:
		a.Console.Notef("nothing to fix automatically; `jtlctl manifest lint` shows the findings")
	default:
		a.Console.Notef("nothing to fix")
	}
	return no
}

// printWritten lists the files that were written, and returns why one was not.
func printWritten(a *kit.App, result lint.Result) error {
	var failed error
	for _, file := range result.Files {
		if file.WriteErr != nil {
			failed = fault.From(file.WriteErr)
			a.Console.Warnf("%s", fault.From(file.WriteErr).Message)
		} else if file.Written {
			a.Console.Notef("%s: fixed %s", file.Path, kit.Count(len(file.Applied), "finding"))
		}
	}
	return failed
}

func exitOf(verdict lint.Verdict) error {
	switch verdict {
	case lint.Unreadable:
		return kit.Exit(2)
	case lint.Failed:
		return kit.ExitNo
	case lint.Passed:
	}
	return nil
}
