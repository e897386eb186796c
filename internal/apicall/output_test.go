package apicall

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/jtlctl/jtlctl/internal/console"
)

// onTerminal prints a body on a terminal.
func onTerminal(kind, body string) (printed, noted string) {
	var out, errs strings.Builder
	header := http.Header{}
	if kind != "" {
		header.Set("Content-Type", kind)
	}
	o := Output{To: &console.Console{Out: &out, Err: &errs, OutTerminal: true}}
	_ = o.body(header, iotest.HalfReader(strings.NewReader(body)))
	return out.String(), errs.String()
}

func TestOutput_body_terminal(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ kind, body, want string }{
		{"application/json", `{"b":1.10,"a":[1,{"c":null}],"e":{},"f":[],"b":"x"}`, "{\n  \"b\": 1.10,\n  \"a\": [\n    1,\n    {\n      \"c\": null\n    }\n  ],\n  \"e\": {},\n  \"f\": [],\n  \"b\": \"x\"\n}\n"},
		{"application/problem+json; charset=utf-8", " [ ]\n", "[]\n"},
		{"", "{\"a\" : \"b\\\"{[,:\"}", "{\n  \"a\": \"b\\\"{[,:\"\n}\n"},
		{"application/json", "{\"a\":1}\n{\"b\":2}\n", "{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n"},
		{"application/json", "{\"a\":\"x\x1b[2J\u202ey\u009bz\"}", "{\n  \"a\": \"x\\u001b[2J\\u202ey\\u009bz\"\n}\n"},
		{"application/json", "\x1b[2J", "\\u001b[2J\n"},
		{"application/json", "<html>a b</html>\n", "<html>a b</html>\n"}, {"application/x-ndjson", "{}\n{}\n", "{}\n{}\n"},
		{"application/json", "\xef\xbb\xbf{}", "{}\n"}, {"text/plain", "\xef\xbb\xbfa", "a\n"},
		{"application/json", `{"a":"cut`, "{\n  \"a\": \"cut\n"},
		{"application/json", `{"ä":"ö€😀"}`, "{\n  \"ä\": \"ö€😀\"\n}\n"},
		{"application/json", "7", "7\n"}, {"application/json", "", ""},
		{"text/plain", "a\x1b[31mb\r\u200f", "a\\u001b[31mb\\u000d\\u200f\n"}, {"text/plain", "{\"a\":1}", "{\"a\":1}\n"},
	} {
		if got, _ := onTerminal(test.kind, test.body); got != test.want {
			t.Errorf("%s %q:\n%q, want\n%q", test.kind, test.body, got, test.want)
		}
	}
	for kind, body := range map[string]string{"application/pdf": "%PDF-1.7", "image/png": "\x89PNG\r\n", "application/octet-stream": "a\x00b", "": "\xff\xfe\x00", "text/plain": "\x00"} {
		if got, noted := onTerminal(kind, body); got != "" || !strings.Contains(noted, "is no text: it is not printed to a terminal") {
			t.Errorf("%s: %q, %q", kind, got, noted)
		}
	}
}

// TestOutput_body_encoding: a text in another encoding is called that.
func TestOutput_body_encoding(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"text/plain; charset=iso-8859-1", "application/json"} {
		if got, noted := onTerminal(kind, "M\xfcller"); got != "" || !strings.Contains(noted, "which is no text in UTF-8: it is not printed to a terminal") {
			t.Errorf("%s: %q, %q", kind, got, noted)
		}
	}
}

// TestPrinter_colour: nothing but colours acts on the terminal.
func TestPrinter_colour(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	p := &printer{to: &safeWriter{to: &out}, style: console.Style{On: true}}
	_, _ = io.WriteString(p, `{"a":["b",1,true,null,{"c":{}}]}`)
	p.end()
	const want = "{\n  \x1b[36m\"a\"\x1b[0m: [\n    \x1b[32m\"b\"\x1b[0m,\n    1,\n    \x1b[33mtrue\x1b[0m,\n    \x1b[2mnull\x1b[0m,\n    {\n      \x1b[36m\"c\"\x1b[0m: {}\n    }\n  ]\n}\n"
	if out.String() != want {
		t.Errorf("%q", out.String())
	}
}

// TestPrinter_long: a text is printed while it comes, however long or deep it is.
func TestPrinter_long(t *testing.T) {
	t.Parallel()
	text := `{"a":"` + strings.Repeat("€", 10_000) + `","b":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `,"c":` + strings.Repeat("1", 10_000) + `}`
	got, _ := onTerminal("application/json", text)
	var a, b bytes.Buffer
	if json.Compact(&a, []byte(got)) != nil || json.Compact(&b, []byte(text)) != nil || a.String() != b.String() {
		t.Errorf("%d bytes became %d", b.Len(), a.Len())
	}
}

var colours = regexp.MustCompile("\x1b\\[(0|2|32|33|36)m")

// FuzzPrinter: JSON stays the JSON that it is, and no text acts on the terminal.
func FuzzPrinter(f *testing.F) {
	f.Add(`{"a":["b",1,true,null,{"c":{}}]}`, true)
	f.Add("\"\x1b[2J\u202e", false)
	f.Add("\x000", false)
	f.Fuzz(func(t *testing.T, text string, coloured bool) {
		var out strings.Builder
		p := &printer{to: &safeWriter{to: &out}, style: console.Style{On: coloured}}
		_, _ = io.Copy(p, iotest.OneByteReader(strings.NewReader(text)))
		p.end()
		got := colours.ReplaceAllString(out.String(), "")
		if !coloured {
			got = out.String()
		}
		if strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202A && r <= 0x202E }) {
			t.Errorf("%q is printed as %q", text, got)
		}
		text = strings.ToValidUTF8(text, "\uFFFD")
		if !json.Valid([]byte(text)) {
			return // printed as it is, as UTF-16 is too
		}
		var a, b any
		if decode([]byte(text), &a) == nil && (decode([]byte(got), &b) != nil || !same(a, b)) {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return bytes.Equal(x, y)
}
