package report

import (
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jsonast"
	"github.com/jtlctl/jtlctl/internal/manifest"
)

// span returns the position of a part of a content, which must occur once.
func span(t *testing.T, content, part string) jsonast.Span {
	t.Helper()
	if strings.Count(content, part) != 1 {
		t.Fatalf("%q is not once in %q", part, content)
	}
	start := strings.Index(content, part)
	return jsonast.Span{Start: start, End: start + len(part)}
}

func file(path, content string, findings ...manifest.Finding) File {
	return File{Path: path, Kind: "app", Text: jsonast.Parse([]byte(content)), Findings: findings}
}

// unknownScope returns a finding as the linter makes them, with an edit.
func unknownScope(at jsonast.Span, pointer string) manifest.Finding {
	return manifest.Finding{
		Rule: "scope-unknown", Severity: manifest.Error, Message: `unknown scope "items.raed"`, Span: at,
		Pointer: pointer, Suggestion: `write "items.read"`, Edits: []manifest.Edit{{Span: at, Text: `"items.read"`}},
	}
}

func warning(at jsonast.Span, message string) manifest.Finding {
	return manifest.Finding{Rule: "field-unknown", Severity: manifest.Warning, Message: message, Span: at, Pointer: "/naem"}
}

func info(at jsonast.Span, message string) manifest.Finding {
	return manifest.Finding{Rule: "scope-write-without-read", Severity: manifest.Info, Message: message, Span: at}
}

func rules() []Rule {
	return []Rule{
		{ID: "scope-unknown", Summary: "a scope that does not exist", Why: "the platform refuses the app", Level: "error"},
		{ID: "field-unknown", Summary: "a field that nobody reads", Why: "it has no effect", Level: "warning"},
		{ID: "scope-write-without-read", Summary: "write without read", Why: "it is mostly a slip", Level: "info"},
		{ID: "url-origin", Summary: "URLs of one app differ", Level: "off"},
	}
}

// cases returns the lints whose reports are in testdata, by name.
func cases(t *testing.T) map[string][]File {
	t.Helper()
	const (
		plain  = "{\n  \"capabilities\": {\"erp\": {\"api\": {\"scopes\": [\"items.raed\"]}}},\n  \"naem\": \"x\"\n}\n"
		tabs   = "{\n\t\"scopes\":\t[\t\"items.raed\"\t],\n\t\t\"naem\": 1\n}\n"
		umlaut = "{\"größe\": \"Übergröße\", \"naem\": [\"äöü\", \"items.raed\"]}\n"
		emoji  = "{\"name\": \"👩‍🚀 日本語 e\u0301\", \"scopes\": [\"items.raed\"]}\n"
		crlf   = "{\r\n  \"scopes\": [\r\n    \"items.raed\"\r\n  ],\r\n  \"naem\": {\r\n    \"a\": 1\r\n  }\r\n}\r\n"
		bom    = "\ufeff{\"scopes\": [\"items.raed\"]}\n"
		noEnd  = "{\n  \"scopes\": [\"items.raed\"]"
		hostil = "{\"na\x1b[2Jem\": \"\u202eevil\u009b\x00\xff\u200b\", \"scopes\": [\"items.raed\"]}\n"
		mixed  = "{\"a\": 1}\r{\"naem\": 2}\n"
	)
	long := `{"head":"` + strings.Repeat("ä,", 60000) + `","scopes":["items.raed"],"tail":"` + strings.Repeat("z", 600000) + `"}`
	over := func(content, from, to string) jsonast.Span {
		return jsonast.Span{Start: span(t, content, from).Start, End: span(t, content, to).End}
	}
	end := func(content string) jsonast.Span { return jsonast.Span{Start: len(content), End: len(content)} }
	return map[string][]File{
		"clean": {file("app.json", plain), file("listing.json", "{}\n"), file("shop/app.json", plain)},
		"plain": {file("app.json", plain,
			unknownScope(span(t, plain, `"items.raed"`), "/capabilities/erp/api/scopes/0"),
			warning(span(t, plain, `"naem"`), "unknown field naem"),
			info(jsonast.Span{Start: 0, End: len(plain)}, "a finding of the whole document"))},
		"one": {file("app.json", plain, unknownScope(span(t, plain, `"items.raed"`), "/capabilities/erp/api/scopes/0"))},
		"tabs": {file("app.json", tabs,
			unknownScope(span(t, tabs, `"items.raed"`), "/scopes/0"),
			warning(span(t, tabs, "\"naem\": 1"), "unknown field naem"))},
		"umlauts": {file("Größe/app.json", umlaut,
			warning(span(t, umlaut, `"naem"`), "unknown field naem"),
			unknownScope(span(t, umlaut, `"items.raed"`), "/naem/1"))},
		"emoji": {file("app.json", emoji,
			warning(span(t, emoji, `日本語`), "three wide characters"),
			unknownScope(span(t, emoji, `"items.raed"`), "/scopes/0"))},
		"crlf": {file("app.json", crlf,
			unknownScope(span(t, crlf, `"items.raed"`), "/scopes/0"),
			warning(over(crlf, `"naem"`, "1\r\n  }"), "a field of several lines"),
			info(jsonast.Span{Start: 2, End: 2}, "between the two characters of a line end"),
			info(end(crlf), "behind the last line"))},
		"returns": {file("app.json", mixed, warning(span(t, mixed, `"naem"`), "on the second line"))},
		"bom": {file("app.json", bom,
			info(jsonast.Span{Start: 0, End: 3}, "there is a byte order mark"),
			unknownScope(span(t, bom, `"items.raed"`), "/scopes/0"))},
		"long": {file("app.min.json", long,
			info(jsonast.Span{Start: 0, End: 1}, "at the beginning"),
			unknownScope(span(t, long, `"items.raed"`), "/scopes/0"),
			warning(over(long, `"head"`, `,"tail"`), "longer than what is shown"),
			info(jsonast.Span{Start: len(long) - 1, End: len(long)}, "at the end"))},
		"end": {file("app.json", noEnd,
			unknownScope(span(t, noEnd, `"items.raed"`), "/scopes/0"),
			manifest.Finding{Rule: "syntax", Severity: manifest.Error, Message: "the text ends within an object", Span: end(noEnd), Suggestion: "write }"})},
		"empty": {file("app.json", "", manifest.Finding{Rule: "syntax", Severity: manifest.Error, Message: "the text is empty"})},
		"hostile": {file("a\x1b[2Jpp.json", hostil,
			unknownScope(span(t, hostil, `"items.raed"`), "/sc\x1bopes/0"),
			warning(span(t, hostil, "\u202eevil"), "one\ntwo\r\x1b[31m\t{0} [x](y)"))},
		"paths": {
			file("/srv/my apps/app.json", plain, warning(span(t, plain, `"naem"`), "an absolute path")),
			file("./a b/100%,x:y\n#?.json", plain, warning(span(t, plain, `"naem"`), "100%, a: b")),
			file("../other/app.json", plain, warning(span(t, plain, `"naem"`), "a path that leads out")),
			file("a:b.json", plain, warning(span(t, plain, `"naem"`), "a path like a URL")),
			file("caf\xe9.json", plain, warning(span(t, plain, `"naem"`), "a path that is not UTF-8")),
		},
		"files": {
			{Path: "secret.json", Problem: "it may not be read: permission denied"},
			file("app.json", plain, unknownScope(span(t, plain, `"items.raed"`), "/capabilities/erp/api/scopes/0")),
			file("listing.json", "{}\n"),
			{Path: "package.json", Kind: "unknown", Text: jsonast.Parse([]byte(plain)), Problem: "it is no manifest of an app"},
			{Path: "recoded.json", Kind: "app", Text: recoded(plain), Findings: []manifest.Finding{
				unknownScope(span(t, plain, `"items.raed"`), "/capabilities/erp/api/scopes/0"),
			}},
		},
		"fixes": {file("app.json", plain, manifest.Finding{
			Rule: "field-moved", Severity: manifest.Warning, Message: "the field has moved", Span: span(t, plain, `"naem"`), Pointer: "/naem",
			Edits: []manifest.Edit{
				{Span: span(t, plain, ",\n  \"naem\": \"x\"")},
				{Span: jsonast.Span{Start: 1, End: 1}, Text: "\n  \"name\": \"x\","},
			},
		})},
		"none": {},
	}
}

func recoded(content string) *jsonast.Text {
	text := jsonast.Parse([]byte(content))
	text.Recoded = true
	return text
}
