package report

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

func TestGitHub_escapes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct{ data, property string }{
		"plain text":      {"plain text", "plain text"},
		"100%":            {"100%25", "100%25"},
		"%0A":             {"%250A", "%250A"},
		"a\r\nb":          {"a%0D%0Ab", "a%0D%0Ab"},
		"a: b, c":         {"a: b, c", "a%3A b%2C c"},
		"::error::x":      {"::error::x", "%3A%3Aerror%3A%3Ax"},
		"\x1b[31m\tü\xff": {`\u001b[31m\u0009ü�`, `\u001b[31m\u0009ü�`},
	} {
		if got := data(text); got != want.data {
			t.Errorf("data %q: %q, want %q", text, got, want.data)
		}
		if got := property(text); got != want.property {
			t.Errorf("property %q: %q, want %q", text, got, want.property)
		}
	}
}

func TestStopCommands(t *testing.T) {
	t.Parallel()
	stop, resume, err := StopCommands(strings.NewReader("0123456789abcdef"))
	if err != nil || stop != "::stop-commands::30313233343536373839616263646566\n" || resume != "::30313233343536373839616263646566::\n" {
		t.Errorf("%v, %s, %s", err, stop, resume)
	}
	if _, _, err := StopCommands(strings.NewReader("")); err == nil {
		t.Error("without randomness it is accepted")
	}
}

// TestGitHub_columns: GitHub drops those of several lines, and says
// so in the log.
func TestGitHub_columns(t *testing.T) {
	t.Parallel()
	for want, at := range map[string]jsonast.Span{
		",line=1,endLine=1,col=2,endColumn=3": {Start: 1, End: 2},
		",line=2,endLine=2,col=1,endColumn=1": {Start: 3, End: 3},
		",line=1,endLine=2":                   {Start: 0, End: 4},
	} {
		f := file("a.json", "ab\ncd", manifest.Finding{Span: at})
		if got := f.entries()[0].lines(); got != want {
			t.Errorf("%+v: %s, want %s", at, got, want)
		}
	}
}
