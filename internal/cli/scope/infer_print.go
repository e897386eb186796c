package scope

import (
	"slices"
	"strings"

	"github.com/jtlctl/jtlctl/internal/cli/kit"
	"github.com/jtlctl/jtlctl/internal/infer"
	"github.com/jtlctl/jtlctl/internal/manifest"
	"github.com/jtlctl/jtlctl/internal/manifest/report"
)

// mostWarnings is how many of a kind are shown.
const mostWarnings = 50

func printInferred(a *kit.App, o inferOptions, r *infer.Report, d *manifest.Document) error {
	switch o.format {
	case "json":
		return a.PrintJSON(&InferReport{Report: *r})
	case "sarif":
		return printSARIF(a, remarksOf(r, d))
	case "gitlab":
		return a.Console.JSON(report.CodeQualityRemarks(remarksOf(r, d)))
	case "junit":
		a.Console.Printf("%s%s%s", report.JUnitHead(inferCommand), report.JUnitRemarks(inferCommand, remarksOf(r, d), o.strict), report.JUnitTail)
		return nil
	case "github":
		a.Console.Printf("%s", report.GitHubRemarks(remarksOf(r, d)))
		stop, resume, err := report.StopCommands(a.Random)
		if err != nil {
			return err
		}
		a.Console.Printf("%s", stop)
		defer a.Console.Printf("%s", resume)
	}
	if rows := r.Rows(); len(rows) > 0 {
		a.Console.Table(rows)
	}
	if rows := r.EvidenceRows(); r.Read.Code && len(rows) > 0 {
		a.Console.Printf("\n")
		a.Console.Table(rows)
	}
	printOpen(a, r)
	printLeftOut(a, r)
	printAdvice(a, r, d)
	return nil
}

// printOpen lists the calls of which it is not known what they need.
func printOpen(a *kit.App, r *infer.Report) {
	open := r.Open()
	for i, u := range open {
		if i == mostWarnings {
			a.Console.Warnf("%s more are not resolved; -o json lists them", kit.Count(len(open)-i, "call"))
			return
		}
		a.Console.Warnf("%s: %s: %s", u.Place, u.Text, u.Reason)
	}
}

func printAdvice(a *kit.App, r *infer.Report, d *manifest.Document) {
	a.Console.Notef("%s: %s needed", r.Read, kit.Count(len(r.Needed), "scope"))
	printProposed(a, r, d)
	if len(r.Missing) > 0 {
		rest := ""
		if d.OnPremise() {
			rest = "; then the app must be registered again, which makes a new key"
		}
		a.Console.Hintf("add to the manifest: %s%s", strings.Join(r.Missing, ", "), rest)
	}
	switch {
	case len(r.Unused) == 0:
	case r.Whole():
		a.Console.Hintf("no call needs: %s", strings.Join(r.Unused, ", "))
	case !r.Read.Code:
		a.Console.Hintf("not needed by these requests, but perhaps by others: %s", strings.Join(r.Unused, ", "))
	default:
		a.Console.Hintf("not needed by the calls that are understood, but perhaps by others: %s", strings.Join(r.Unused, ", "))
	}
}

// printProposed shows a list of scopes for a manifest, if it differs from that of the
// manifest.
func printProposed(a *kit.App, r *infer.Report, d *manifest.Document) {
	if slices.Equal(r.Proposed.Scopes, r.Declared) && (d == nil || slices.Equal(r.Proposed.Mandatory, manifest.ScopesOf(d).Mandatory)) {
		return
	}
	list := func(names []string) string {
		if len(names) == 0 {
			return "[]"
		}
		return `["` + strings.Join(names, `", "`) + `"]`
	}
	if len(r.Proposed.Optional) == 0 && (d == nil || !d.OnPremise()) {
		a.Console.Notef("proposed scopes: %s", list(r.Proposed.Scopes))
		return
	}
	a.Console.Notef("proposed mandatory scopes: %s", list(r.Proposed.Mandatory))
	a.Console.Notef("proposed optional scopes: %s", list(r.Proposed.Optional))
}

// warnLeftOut names the files that were left out and may contain calls.
func warnLeftOut(a *kit.App, code *infer.Code) {
	for i, s := range code.Named {
		if i == mostWarnings {
			a.Console.Warnf("%s more were left out", kit.Count(len(code.Named)-i, "file"))
			return
		}
		a.Console.Warnf("%s was left out: %s", s.Name, s.Reason)
	}
}

// printLeftOut counts what was left out on purpose.
func printLeftOut(a *kit.App, r *infer.Report) {
	if text := r.LeftOutText(); text != "" && r.Read.Code {
		a.Console.Notef("left out: %s", text)
	}
}
