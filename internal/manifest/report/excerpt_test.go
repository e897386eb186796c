package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jtlctl/jtlctl/internal/jsonast"
)

func TestExcerptOf(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, part, line, marks string }{
		"plain":             {`{"a": 1}`, `"a"`, `{"a": 1}`, ` ^^^`},
		"the whole line":    {"ab\ncd", "ab", "ab", "^^"},
		"several lines":     {"ab\ncd", "b\nc", "ab", " ^"},
		"a line end":        {"ab\ncd", "\n", "ab", "  ^"},
		"a line end CRLF":   {"ab\r\ncd", "\r\n", "ab", "  ^"},
		"a lone return":     {"ab\rcd", "cd", "cd", "^^"},
		"tabs before":       {"\t\tx", "x", "        x", "        ^"},
		"tabs within":       {"a\tb", "a\tb", "a    b", "^^^^^^"},
		"umlauts":           {"äöx", "x", "äöx", "  ^"},
		"wide":              {"日本x", "x", "日本x", "    ^"},
		"wide marked":       {"日本x", "日本", "日本x", "^^^^"},
		"full width":        {"Ａx", "x", "Ａx", "  ^"},
		"emoji":             {"😀x", "x", "😀x", "  ^"},
		"accents":           {"e\u0301x", "x", "e\u0301x", " ^"},
		"an accent alone":   {"e\u0301x", "\u0301", "e\u0301x", " ^"},
		"escape sequences":  {"\x1b[1mx", "x", `\u001b[1mx`, "         ^"},
		"escaped, marked":   {"a\x1bb", "\x1b", `a\u001bb`, " ^^^^^^"},
		"direction":         {"\u202ex", "x", `\u202ex`, "      ^"},
		"no-break space":    {"\u00a0x", "x", `\u00a0x`, "      ^"},
		"zero width":        {"\u200bx", "x", `\u200bx`, "      ^"},
		"not UTF-8":         {"\xff\xfex", "x", "��x", "  ^"},
		"a mark within":     {"a\ufeffx", "x", `a\ufeffx`, "       ^"},
		"byte order mark":   {"\ufeffab", "b", "ab", " ^"},
		"the mark itself":   {"\ufeffab", "\ufeff", "ab", "^"},
		"only a mark":       {"\ufeff", "\ufeff", "", "^"},
		"spaces at the end": {"a   \nb", "   ", "a", " ^^^"},
	} {
		t.Run(name, func(t *testing.T) {
			got := excerptOf([]byte(c.text), span(t, c.text, c.part))
			if marks := strings.Repeat(" ", got.indent) + got.marks; got.line != c.line || marks != c.marks {
				t.Errorf("got\n%s\n%s\nwant\n%s\n%s", got.line, marks, c.line, c.marks)
			}
		})
	}
}

func TestExcerptOf_longLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before, after   int
		marked          int
		indent          int
		left, right     bool
		wantMarks, cell int
	}{
		"it fits":         {before: 40, marked: 20, after: 40, indent: 40, wantMarks: 20, cell: 100},
		"one too many":    {before: 40, marked: 20, after: 41, indent: 40, wantMarks: 20, left: true, cell: 101},
		"at the start":    {before: 0, marked: 5, after: 9999, indent: 0, wantMarks: 5, right: true, cell: 101},
		"in the middle":   {before: 9999, marked: 5, after: 9999, indent: 34, wantMarks: 5, left: true, right: true, cell: 102},
		"at the end":      {before: 9999, marked: 5, after: 0, indent: 96, wantMarks: 5, left: true, cell: 101},
		"longer than all": {before: 10, marked: 9999, after: 5, indent: 10, wantMarks: 90, right: true, cell: 101},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat("a", c.before) + strings.Repeat("m", c.marked) + strings.Repeat("z", c.after)
			got := excerptOf([]byte(text), jsonast.Span{Start: c.before, End: c.before + c.marked})
			if got.indent != c.indent || len(got.marks) != c.wantMarks || utf8.RuneCountInString(got.line) != c.cell ||
				strings.HasPrefix(got.line, "…") != c.left || strings.HasSuffix(got.line, "…") != c.right {
				t.Errorf("%d characters, %d before %d marks: %s", utf8.RuneCountInString(got.line), got.indent, len(got.marks), got.line)
			}
			if first := []rune(got.line)[got.indent]; first != 'm' {
				t.Errorf("the marks begin below %c", first)
			}
		})
	}
}

// TestExcerptOf_combiningAccents: they take no width, but they take time.
func TestExcerptOf_combiningAccents(t *testing.T) {
	t.Parallel()
	text := "a" + strings.Repeat("\u0301", 100000) + "b"
	for _, offset := range []int{0, len(text) - 1, len(text)} {
		if got := excerptOf([]byte(text), jsonast.Span{Start: offset, End: offset}); len(got.line) > 500 || !strings.Contains(got.line, "…") {
			t.Errorf("at %d: %d bytes", offset, len(got.line))
		}
	}
}

func FuzzExcerptOf(f *testing.F) {
	f.Add("{\"a\": 1}\n{}", 1, 4)
	f.Add("a\n", 2, 2)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.Map(func(r rune) rune {
			if r == '\n' || (r >= ' ' && r < 0x7F) {
				return r
			}
			return 'x'
		}, text)
		at := clamp([]byte(text), jsonast.Span{Start: start, End: end})
		from := strings.LastIndex(text[:at.Start], "\n") + 1
		line, _, _ := strings.Cut(text[from:], "\n")
		if len(line) > maxWidth {
			return
		}
		got := excerptOf([]byte(text), at)
		marks := max(min(at.End, from+len(line))-at.Start, 1)
		if got.line != strings.TrimRight(line, " ") || got.indent != at.Start-from || len(got.marks) != marks {
			t.Errorf("%+v of %q at %+v", got, line, at)
		}
	})
}
