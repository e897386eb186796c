package apicall

import (
	"net/url"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/fault"
)

// FuzzProblemOf: what has no problem does not leave its place, however often it is
// decoded.
func FuzzProblemOf(f *testing.F) {
	f.Add("/v2/items/%2e%2e/x?a=b")
	f.Add("/v2/%252e%252e%255c/x")
	f.Add("https://u@host//x")
	f.Fuzz(func(t *testing.T, path string) {
		if ProblemOf(path) != "" {
			return
		}
		u, err := url.Parse(path)
		if err != nil || u.User != nil || u.Fragment != "" || strings.HasPrefix(path, "//") {
			t.Fatalf("%q: %v, %v", path, u, err)
		}
		for decoded := u.Path; ; {
			if strings.Contains(decoded, `\`) || strings.Contains("/"+decoded+"/", "/../") || strings.Contains("/"+decoded+"/", "/./") || strings.ContainsAny(decoded, "\x00\r\n") {
				t.Fatalf("%q leads to %q", path, decoded)
			}
			next, err := url.PathUnescape(decoded)
			if err != nil || next == decoded {
				return
			}
			decoded = next
		}
	})
}

func TestProblemOf(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]Problem{
		"/v2/items?a=/../b&c=//d": "", "v2/a;b": "", "/a%2Fb": "", "/a/...": "", "/a//b": "", "/%41": "", "": "",
		"/a#b": HasFragment, "/a\x7f": HasControl, "/a%7f": HasControl, "/%25%30%30": HasControl, `a\b`: HasBackslash, "/%5C": HasBackslash, "//a": OtherHost, "/./a": HasDots, "/a/%2E": HasDots, "/%2e./": HasDots, "/..;x=y/": HasDots, "/ .. /": HasDots,
		"http://a@b/": HasUser, "http://a:b@c/": HasUser, "/%": Malformed, "/%g0": Malformed, "http://[/": Malformed, ":": Malformed,
	} {
		if got := ProblemOf(path); got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// TestParseMethod_near: a misspelt method is not sent, and gets the one that was meant.
func TestParseMethod_near(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"GTE": "did you mean GET?", "gte": "did you mean GET?", "PSOT": "did you mean POST?", "POTS": "did you mean POST?", "DEL": "did you mean DELETE?", "DELTE": "did you mean DELETE?",
		"PACTH": "did you mean PATCH?", "GETT": "did you mean GET?", "CURL": "the methods of the API are GET, POST, PUT, PATCH, DELETE",
	} {
		_, err := ParseMethod(text)
		if err == nil || fault.From(err).Hint != want {
			t.Errorf("%s: got %v, want the hint %q", text, err, want)
		}
	}
}

func TestParseMethod(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"get": "GET", "PATCH": "PATCH", "Query": "QUERY", "": "", "TRACE": "", "track": "", "CONNECT": "", "G T": "", "GÄT": "", "/v2/items": "", "A\r\nB": "", "GTE": "", "CURL": "", "BREW": ""} {
		if got, err := ParseMethod(text); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
