package manifest

import (
	"cmp"
	"strings"
	"sync"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

func printSkipped(a *kit.App, result lint.Result) {
	if len(result.Skipped) > 0 {
		a.Console.Notef("skipped, not a manifest of a JTL app: %s", strings.Join(result.Skipped, ", "))
	}
	if len(result.Outside) > 0 {
		a.Console.Warnf("not checked, a link that leads out of the repository: %s; name the file to check it", strings.Join(result.Outside, ", "))
	}
}

// printer prints a lint run file by file.
type printer struct {
	file func(*lint.File) error
	end  func() error // after the last file
}

func newPrinter(a *kit.App, o lintFlags) printer {
	if o.DryRun {
		return changesPrinter(a)
	}
	switch o.format {
	case "json":
		return jsonPrinter(a)
	case "sarif":
		return sarifPrinter(a)
	case "github":
		return gitHubPrinter(a)
	case "gitlab":
		return gitLabPrinter(a)
	case "junit":
		return jUnitPrinter(a)
	}
	return textPrinter(a)
}

func textPrinter(a *kit.App) printer {
	var count report.Count
	return printer{
		file: func(f *lint.File) error {
			reported := f.Report()
			count.Add(reported)
			a.Console.Printf("%s", report.Text(reported, a.Console.OutStyle))
			return nil
		},
		end: func() error { a.Console.Printf("%s", count.Line()); return nil },
	}
}

// gitHubPrinter prints annotations, and then the report for people.
func gitHubPrinter(a *kit.App) printer {
	var count report.Count
	var text strings.Builder
	return printer{
		file: func(f *lint.File) error {
			reported := f.Report()
			count.Add(reported)
			text.WriteString(report.Text(reported, a.Console.OutStyle))
			a.Console.Printf("%s", report.GitHub(reported))
			return nil
		},
		end: func() error {
			stop, resume, err := report.StopCommands(a.Random)
			a.Console.Printf("%s%s%s%s", stop, text.String(), count.Line(), resume)
			return err
		},
	}
}

func jsonPrinter(a *kit.App) printer {
	var count report.Count
	document := LintReport{}
	stream := console.NewStream(a.Console, 2, func(files []report.FileReport) any {
		document.Files, document.Summary = files, count.Summary
		return document
	})
	return printer{
		file: func(f *lint.File) error {
			reported := f.Report()
			count.Add(reported)
			return stream.Add(report.JSON(reported))
		},
		end: func() error {
			document.Warnings = a.Warnings.Take()
			return stream.End()
		},
	}
}

func sarifPrinter(a *kit.App) printer {
	log := report.NewSARIF(lint.ReportRules(), kit.Version())
	stream := console.NewStream(a.Console, report.SARIFDepth, log.Log)
	return printer{
		file: func(f *lint.File) error { return stream.Add(log.Results(f.Report())...) },
		end: func() error {
			if log.Omitted > 0 {
				a.Console.Warnf("%s left out: code scanning refuses a log with more than %d", kit.Count(log.Omitted, "finding"), report.MostResults)
			}
			return stream.End()
		},
	}
}

func gitLabPrinter(a *kit.App) printer {
	stream := console.NewStream(a.Console, report.CodeQualityDepth, func(all []report.CodeQualityFinding) any { return all })
	return printer{
		file: func(f *lint.File) error { return stream.Add(report.CodeQuality(f.Report())...) },
		end:  stream.End,
	}
}

func jUnitPrinter(a *kit.App) printer {
	head := sync.OnceFunc(func() { a.Console.Printf("%s", report.JUnitHead("jtlctl manifest lint")) })
	return printer{
		file: func(f *lint.File) error {
			head()
			a.Console.Printf("%s", report.JUnit(f.Report(), f.Strict()))
			return nil
		},
		end: func() error {
			head()
			a.Console.Printf("%s", report.JUnitTail)
			return nil
		},
	}
}

// changesPrinter shows what --fix would do.
func changesPrinter(a *kit.App) printer {
	fixable, verdict := 0, lint.Passed
	return printer{
		file: func(file *lint.File) error {
			switch {
			case !file.Unreadable():
				verdict = max(verdict, file.Verdict())
			case len(file.Applied) == 0:
				verdict = lint.Unreadable
				printUnfixed(a, file)
				return nil
			default:
				verdict = max(verdict, lint.Failed) // it could be read once it was fixed
			}
			fixable += len(file.Applied)
			diff := report.Diff(file.Path, file.Document.Text.Bytes, file.Fixed)
			if a.Console.OutTerminal {
				diff = report.DiffForTerminal(diff, a.Console.OutStyle)
			}
			a.Console.Printf("%s", diff)
			return nil
		},
		end: func() error {
			switch {
			case fixable > 0:
				a.Console.Notef("%s can be fixed: run without --dry-run", kit.Count(fixable, "finding"))
				return cmp.Or(exitOf(verdict), error(kit.ExitNo))
			case verdict != lint.Passed:
				a.Console.Notef("nothing to fix automatically; run without --fix and --dry-run to see the findings")
			default:
				a.Console.Notef("nothing to fix")
			}
			return nil
		},
	}
}

// printUnfixed says why a file that cannot be read was not fixed.
func printUnfixed(a *kit.App, file *lint.File) {
	a.Console.Warnf("%s cannot be fixed: %s", file.Path, cmp.Or(file.Unfixed, file.FirstProblem()))
}

// printWritten says that a file was written, or returns why it was not.
func printWritten(a *kit.App, file *lint.File) error {
	if file.WriteErr != nil {
		return file.WriteErr
	}
	if file.Linked {
		a.Console.Warnf("%s had other names (hard links), which still have what it had before", file.Path)
	}
	if file.Written {
		a.Console.Notef("%s: fixed %s", file.Path, kit.Count(len(file.Applied), "finding"))
	}
	return nil
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
