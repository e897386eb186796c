package main

import (
	"bytes"
	"fmt"

	"github.com/jtlctl/jtlctl/internal/disk"
	"github.com/jtlctl/jtlctl/internal/fault"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

func (a *app) printReport(o lintOptions, files []*lintedFile) error {
	reported := reportFiles(files)
	switch o.format {
	case "json":
		return a.console.JSON(report.JSON(reported))
	case "sarif":
		return a.console.JSON(report.SARIF(reported, reportRules(), version()))
	case "github":
		a.console.Printf("%s", report.GitHub(reported))
	}
	a.console.Printf("%s", report.Text(reported, a.console.OutStyle))
	return nil
}

func reportFiles(files []*lintedFile) []report.File {
	var reported []report.File
	for _, file := range files {
		path := file.path
		if path == "-" {
			path = "stdin"
		}
		f := report.File{Path: path, Kind: string(file.doc.Kind), Text: file.doc.Text, Findings: file.findings}
		if file.readErr != nil {
			f.Text, f.Problem = nil, "the file cannot be read: "+whyUnreadable(file.readErr)
		}
		reported = append(reported, f)
	}
	return reported
}

func reportRules() []report.Rule {
	var rules []report.Rule
	for _, c := range manifest.Checks() {
		rules = append(rules, report.Rule{ID: c.ID, Summary: c.Summary, Why: c.Why, Level: c.Severity.String()})
	}
	return rules
}

// printChanges shows what --fix would do.
func (a *app) printChanges(o lintOptions, files []*lintedFile) error {
	mended := 0
	for _, file := range files {
		if file.unreadable() {
			a.console.Warnf("%s cannot be mended: %s", file.path, firstFault(file))
			continue
		}
		mended += len(file.applied)
		diff := report.Diff(file.path, file.doc.Text.Bytes, file.fixed)
		if a.console.OutTerminal {
			diff = report.ShownDiff(diff, a.console.OutStyle)
		}
		a.console.Printf("%s", diff)
	}
	no := verdict(o, files)
	switch {
	case mended > 0:
		a.console.Notef("%s can be mended; without --dry-run they are", count(mended, "finding"))
		if no == nil {
			no = exitNo
		}
	case no != nil:
		a.console.Notef("there is nothing to mend; `jtlctl manifest lint` shows what takes a person")
	default:
		a.console.Notef("there is nothing to mend")
	}
	return no
}

func firstFault(file *lintedFile) string {
	if file.readErr != nil {
		return whyUnreadable(file.readErr)
	}
	for _, f := range file.findings {
		if f.Rule == "syntax" {
			line, column := file.doc.Text.Position(f.Start)
			return fmt.Sprintf("line %d, column %d: %s", line, column, f.Message)
		}
	}
	return "it is not JSON"
}

// writeFixed puts mended texts in the place of the old ones. A file that cannot
// be written does not keep the others from it.
func (a *app) writeFixed(files []*lintedFile) error {
	var failed error
	for _, file := range files {
		if file.before == nil {
			continue
		}
		if err := file.write(); err != nil {
			failed = fault.From(err)
			a.console.Warnf("%s", fault.From(err).Message)
			continue
		}
		a.console.Notef("%s: mended %s", file.path, count(len(file.applied), "finding"))
	}
	return failed
}

// write replaces a file, unless somebody else did meanwhile.
func (f *lintedFile) write() error {
	now, err := disk.ReadNamed(f.path, manifest.MaxSize)
	if err == nil && !bytes.Equal(now, f.before) {
		return fault.New(fault.Disk, "%s was changed by somebody else while it was checked; it was not written", f.path).WithHint("run it again")
	}
	if err == nil {
		err = disk.Replace(f.path, f.fixed)
	}
	if err != nil {
		return fault.New(fault.Disk, "%s cannot be written: %v", f.path, disk.Cause(err)).
			WithHint("the file is as it was; `--fix --dry-run` shows the changes").Because(err)
	}
	return nil
}
