package scope

import (
	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/lint"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// inferCommand is the name of the command in a report.
const inferCommand = "jtlctl scope infer"

// remarksOf returns the findings for code scanning and build servers; a finding about
// a scope that the manifest requests is at its place there.
func remarksOf(r *infer.Report, d *manifest.Document) []report.Remark {
	var remarks []report.Remark
	var files []string
	for _, f := range r.Findings() {
		file, line, column := f.File, f.Line, f.Column
		if file == "" && d != nil {
			file, line, column = lint.PlaceOfScope(d, f.Scope)
		}
		files = append(files, file)
		remarks = append(remarks, report.Remark{
			Rule: f.Rule, Severity: severityNamed(f.Severity), Message: f.Message, File: file, Line: line, Column: column,
		})
	}
	places := lint.PlacesOf(files)
	for i := range remarks {
		remarks[i].File = places.Of(remarks[i].File)
	}
	return remarks
}

func severityNamed(name string) manifest.Severity {
	switch name {
	case "error":
		return manifest.Error
	case "warning":
		return manifest.Warning
	}
	return manifest.Info
}

// printSARIF prints the findings for code scanning.
func printSARIF(a *kit.App, remarks []report.Remark) error {
	log := report.NewSARIF(append(lint.ReportRules(), lint.UnresolvedCall()), kit.Version())
	results := log.Remarks(remarks)
	if log.Omitted > 0 {
		a.Console.Warnf("%s left out: code scanning refuses a log with more than %d", kit.Count(log.Omitted, "finding"), report.MostResults)
	}
	return a.Console.JSON(log.Log(results))
}
