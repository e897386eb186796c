package report

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/manifest"
)

type suites struct {
	Suites []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Name    string `xml:"name,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Out string `xml:"system-out"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

// TestJUnit_cases reads every case with a parser of XML, and counts.
func TestJUnit_cases(t *testing.T) {
	t.Parallel()
	for name, files := range cases(t) {
		for _, strict := range []bool{false, true} {
			got := parsed(t, jUnitOf(files, strict))
			if len(got.Suites) != len(files) {
				t.Errorf("%s: %d suites of %d files", name, len(got.Suites), len(files))
				continue
			}
			for i, f := range files {
				suite, failures := got.Suites[i], 0
				for _, finding := range f.allFindings() {
					if finding.Severity == manifest.Error || strict && finding.Severity == manifest.Warning {
						failures++
					}
				}
				if suite.Failures != failures || suite.Tests != max(len(f.allFindings()), 1) || suite.Tests != len(suite.Cases) {
					t.Errorf("%s, %s: %d tests with %d failures, want %d with %d", name, f.Path, suite.Tests, suite.Failures, len(f.allFindings()), failures)
				}
			}
		}
	}
}

func TestJUnit_escapes(t *testing.T) {
	t.Parallel()
	f := file("a<b>&\"c\".json", "{}")
	f.Findings = []manifest.Finding{{Rule: "r", Severity: manifest.Error, Message: "a\x00\x1b[31m<b> & \"c\"\xff\uFFFF", Suggestion: "]]>"}}
	c := parsed(t, jUnitOf([]File{f}, false)).Suites[0].Cases[0]
	if want := `a\u0000\u001b[31m<b> & "c"`; !strings.HasPrefix(c.Failure.Message, want) || !strings.Contains(c.Failure.Text, "suggestion: ]]>") {
		t.Errorf("got %q and %q", c.Failure.Message, c.Failure.Text)
	}
}

func parsed(t *testing.T, text string) (s suites) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&s); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if _, err := d.Token(); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return s
}
