package yamltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

// compact writes a value with the text of its place.
func compact(t *jsonast.Text, v *jsonast.Value) string {
	at := "@" + string(t.Bytes[v.Start:v.End])
	switch v.Kind {
	case jsonast.Object:
		var members []string
		for i := range v.Members {
			m := &v.Members[i]
			members = append(members, m.Name+"@"+string(t.Bytes[m.NameSpan.Start:m.NameSpan.End])+":"+compact(t, &m.Value))
		}
		return "{" + strings.Join(members, " ") + "}"
	case jsonast.Array:
		var items []string
		for i := range v.Items {
			items = append(items, compact(t, &v.Items[i]))
		}
		return "[" + strings.Join(items, " ") + "]" + at
	case jsonast.Null:
		return "null"
	case jsonast.Invalid:
		return "invalid"
	}
	return v.Text + at
}

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"a: b\n":                        "{a@a:b@b}",
		"version: 1.10 # a comment\n":   "{version@version:1.10@1.10}",
		"a: true\nb: 5\nc: 2026-11-26":  "{a@a:true@true b@b:5@5 c@c:2026-11-26@2026-11-26}",
		"a:\nb: ~\nc: null\n":           "{a@a:null b@b:null c@c:null}",
		"ä: 'it''s'\n\"q\": \"x\\\"y\"": `{ä@ä:it's@'it''s' q@"q":x"y@"x\"y"}`,
		"a: [x, 'y' ] # c\n":            "{a@a:[x@x y@'y']@[x, 'y' ]}",
		"a: []\nb: [ # c\n ]":           "{a@a:[]@[] b@b:[]@[ # c\n ]}",
		"a:\n- x\n- - y\n":              "{a@a:[x@x [y@y]@- y]@- x\n- - y}",
		"a: |\n  one\n  two\n":          "{a@a:one\ntwo\n@|}",
		"a: one\n  two\n":               "{a@a:one two@one}",
		"a: !!str 5\nb: &x y\nc: !z\n":  "{a@a:5@5 b@b:y@y c@c:@}",
		"a: &x [1]\nb: *x\n":            "{a@a:[1@1]@&x [1] b@b:[1@*x]@*x}",
		"a: &x {k: v}\nb: [*x, *x]\n":   "{a@a:{k@k:v@v} b@b:[{k@*x:v@*x} {k@*x:v@*x}]@[*x, *x]}",
		"a: b\na: c\n":                  "{a@a:b@b a@a:c@c}",
		"%YAML 1.2\n---\na: b\n":        "{a@a:b@b}",
		"%YAML 1.1\n---\na: b\n":        "{a@a:b@b}",
		"? a\n: b\n":                    "{a@a:b@b}",
		"---\na: b\n...\n":              "{a@a:b@b}",
		"a: b\n---\n":                   "{a@a:b@b}",
		"\ufeffa: b":                    "{a@a:b@b}",
		"a: x\u2028\nb: y\n":            "{a@a:x@x b@b:y@y}",
		"a: x\r\nb: y\rc: z":            "{a@a:x@x b@b:y@y c@c:z@z}",
		"text":                          "text@text",
	} {
		parsed := Parse([]byte(text))
		if got := compact(parsed, &parsed.Root); got != want || len(parsed.Faults) > 0 {
			t.Errorf("%q: got %s, %+v", text, got, parsed.Faults)
		}
	}
}

func TestParse_UTF16(t *testing.T) {
	t.Parallel()
	text := Parse([]byte("\xFF\xFEa\x00:\x00 \x00\xE4\x00"))
	if got := compact(text, &text.Root); got != "{a@a:ä@ä}" || !text.Recoded || !text.Valid() {
		t.Errorf("got %s, %+v", got, text.Faults)
	}
}

func TestParse_faults(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                       "1:1: the file is empty",
		"# a comment\n":                          "1:1: the file is empty",
		"AppId: a\n- b\n":                        "2:1: not valid YAML: did not find expected key",
		"a: b\n- c: d: e\n":                      "2:1: not valid YAML: ",
		"a: b: c\n":                              "1:1: not valid YAML: mapping values are not allowed",
		"a: b\nc: [d\n":                          "2:1: not valid YAML: did not find expected ',' or ']'",
		"- a\n-b: c\n":                           "2:1: not valid YAML: did not find expected '-' indicator",
		"a: @b\n":                                "1:1: not valid YAML: found character that cannot start any token",
		"a:\n\tb: c\n":                           "2:2: indent with spaces, not tabs",
		"a: b\nc: \x01":                          "2:4: not valid YAML: control characters are not allowed",
		"\x01\x02\x03\x04":                       "1:1: the file is not text",
		"a: \xff\n":                              "1:4: the file is not UTF-8",
		"a: b\nc: *d\n":                          "2:4: not valid YAML: unknown anchor 'd' referenced",
		"a: &x [*x]\n":                           "1:8: an alias of what it is part of",
		"a: &x {b: [*x]}\n":                      "1:12: an alias of what it is part of",
		"a: &x {}\n<<: *x\n":                     "2:1: a merge key (<<)",
		"[a]: b\n":                               "1:1: a list or object where the name of a field should be",
		"a: b\n---\nc: d\n":                      "2:1: a second document begins",
		"a: b\n--- [\n":                          "2:1: not valid YAML: did not find expected node content",
		manyAliases():                            "2:305: the aliases stand for more than 10000 values",
		nestedLists(1500):                        "1:1001: nested deeper than 1000 levels",
		nestedLists(20_000):                      "1:1: not valid YAML: exceeded max depth",
		strings.Repeat("a: b\u2028", MaxParts+1): "1:1: the file has 100001 lines, commas and brackets; the limit is 100000",
		commas(MaxParts + 10):                    "1:1: the file has 100011 lines, commas and brackets; the limit is 100000",
	} {
		parsed := Parse([]byte(text))
		var got []string
		for _, f := range parsed.Faults {
			line, column := parsed.Position(f.Start)
			got = append(got, fmt.Sprintf("%d:%d: %s", line, column, f.Message))
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], want) || parsed.Valid() {
			t.Errorf("%.40q: got %q, want %q", text, got, want)
		}
	}
}

// manyAliases returns a text whose aliases expand to a million values.
func manyAliases() string {
	text := "a: &a [" + strings.Repeat("x,", 99) + "x]\nb: &b ["
	return text + strings.Repeat("*a,", 100) + "]\nc: [" + strings.Repeat("*b,", 100) + "]\n"
}

func nestedLists(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }

func commas(n int) string { return "[" + strings.Repeat("x,", n) + "]" }

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"a: b\nc: [d, 'e', \"f\"]\n", "a: &x {b: c}\nd: *x\n", "a: |\n  b\n", "? a\n: b\n", "\ufeffa: !!str b", "a: b\n---\nc", "a: &x [*x]", "a\u2028b: c\u0085d",
		"\xFF\xFEa\x00", manyAliases(), "   ?",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, input []byte) {
		text := Parse(input)
		if len(text.Faults) > jsonast.MaxFaults {
			t.Errorf("%d faults", len(text.Faults))
		}
		before := 0
		for _, fault := range text.Faults {
			if fault.Start < before || fault.End < fault.Start || fault.End > len(text.Bytes) || fault.Message == "" {
				t.Errorf("behind %d: %+v", before, fault)
			}
			before = fault.Start
		}
		values := 0
		checkSpans(t, &text.Root, jsonast.Span{Start: 0, End: len(text.Bytes)}, 0, &values)
		if values > 2*len(text.Bytes)+MaxAliased+10 {
			t.Errorf("%d values in %d bytes", values, len(text.Bytes))
		}
		text.Position(text.Root.End)
	})
}

// checkSpans: every value is within the one around it.
func checkSpans(t *testing.T, v *jsonast.Value, within jsonast.Span, depth int, values *int) {
	t.Helper()
	*values++
	if v.Start < within.Start || v.End < v.Start || v.End > within.End || depth > jsonast.MaxDepth+1 {
		t.Fatalf("%v is not within %v, at depth %d", v.Span, within, depth)
	}
	for i := range v.Members {
		if m := &v.Members[i]; m.NameSpan.Start < v.Start || m.NameSpan.End < m.NameSpan.Start || m.NameSpan.End > v.End {
			t.Fatalf("the name at %v is not within %v", m.NameSpan, v.Span)
		}
		checkSpans(t, &v.Members[i].Value, v.Span, depth+1, values)
	}
	for i := range v.Items {
		checkSpans(t, &v.Items[i], v.Span, depth+1, values)
	}
}
