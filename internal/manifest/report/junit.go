package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/console"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// JUnitHead and JUnitTail are around the suites of a report in the form of JUnit, as
// build servers read it.
const (
	JUnitHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<testsuites name="jtlctl manifest lint">` + "\n"
	JUnitTail = "</testsuites>\n"
)

// JUnit returns the suite of a file: a test case for each finding, or one that passes.
// Errors are failures, and warnings too if the run is strict; what else was found is the
// output of a test case that passes, so that the build ends as jtlctl does.
func JUnit(f File, strict bool) string {
	var cases strings.Builder
	tests, failures := 0, 0
	path := attribute(toSlash(f.place(), onWindows))
	for _, finding := range f.allFindings() {
		at := f.region(finding.Span)
		fmt.Fprintf(&cases, "    <testcase classname=\"%s\" name=\"%s %d:%d\">\n", path, attribute(finding.Rule), at.Line, at.Column)
		text := element(fmt.Sprintf("%s:%d:%d: %s: %s", toSlash(f.place(), onWindows), at.Line, at.Column, finding.Severity, fullMessage(finding)))
		if finding.Severity == manifest.Error || strict && finding.Severity == manifest.Warning {
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
		fmt.Fprintf(&cases, "    <testcase classname=\"%s\" name=\"lint\"></testcase>\n", path)
	}
	return fmt.Sprintf("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n%s  </testsuite>\n", path, tests, failures, cases.String())
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
