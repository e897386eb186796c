package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// JUnitHead is what comes before the suites of a report of a command in the form of JUnit,
// as build servers read it.
func JUnitHead(command string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<testsuites name="` + attribute(command) + `">` + "\n"
}

// JUnitTail is what comes after the suites.
const JUnitTail = "</testsuites>\n"

// JUnit returns the suite of a file: a test case for each finding, or one that passes.
// Errors are failures, and warnings too if the run is strict; what else was found is the
// output of a test case that passes, so that the build ends as jtlctl does.
func JUnit(f File, strict bool) string {
	fails := func(severity manifest.Severity) bool {
		return severity == manifest.Error || strict && severity == manifest.Warning
	}
	return suite(f.place(), f.entries(), fails)
}

// JUnitRemarks returns the suites of findings that are not about documents; all of them
// are failures if the run is strict. Without findings it is that of a command, which
// passes.
func JUnitRemarks(command string, remarks []Remark, strict bool) string {
	if len(remarks) == 0 {
		name := attribute(command)
		return fmt.Sprintf("  <testsuite name=\"%s\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"0\">\n"+
			"    <testcase classname=\"%s\" name=\"scopes\" time=\"0\"></testcase>\n  </testsuite>\n", name, name)
	}
	fails := func(severity manifest.Severity) bool { return severity == manifest.Error || strict }
	var suites strings.Builder
	for _, group := range byFile(remarks) {
		suites.WriteString(suite(group[0].File, entriesOf(group), fails))
	}
	return suites.String()
}

// suite returns the suite of a file, of which some severities fail.
func suite(file string, entries []entry, fails func(manifest.Severity) bool) string {
	var cases strings.Builder
	tests, failures := 0, 0
	file = toSlash(file, onWindows)
	path := attribute(file)
	for _, e := range entries {
		finding, at := e.finding, e.at
		fmt.Fprintf(&cases, "    <testcase classname=\"%s\" name=\"%s %d:%d\" file=\"%s\" line=\"%d\" time=\"0\">\n", path, attribute(finding.Rule), at.Line, at.Column, path, at.Line)
		text := element(fmt.Sprintf("%s:%d:%d: %s: %s", file, at.Line, at.Column, finding.Severity, fullMessage(finding)))
		if fails(finding.Severity) {
			failures++
			fmt.Fprintf(&cases, "      <failure type=\"%s\" message=\"%s\">%s</failure>\n", finding.Severity, attribute(finding.Message), text)
		} else {
			fmt.Fprintf(&cases, "      <system-out>%s</system-out>\n", text)
		}
		cases.WriteString("    </testcase>\n")
		tests++
	}
	if tests == 0 {
		tests = 1
		fmt.Fprintf(&cases, "    <testcase classname=\"%s\" name=\"lint\" file=\"%s\" time=\"0\"></testcase>\n", path, path)
	}
	return fmt.Sprintf("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"0\">\n%s  </testsuite>\n", path, tests, failures, cases.String())
}

// attribute escapes the value of an attribute, on one line.
func attribute(text string) string { return element(console.SafeLine(text)) }

// element escapes text for XML 1.0, which has no form for most control characters.
func element(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
			return '?'
		}
		return r
	}, text)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}
