package jsonast

import "testing"

func TestValue_Member_repeatedName(t *testing.T) {
	t.Parallel()
	text := Parse([]byte(`{"a": 1, "b": 2, "a": 3}`))
	if len(text.Faults) > 0 || len(text.Root.Members) != 3 || text.Root.Get("a").Text != "3" {
		t.Errorf("%+v", text)
	}
	if m := text.Root.Member("a"); m.NameSpan != (Span{17, 20}) || m.Value.Span != (Span{22, 23}) {
		t.Errorf("%+v", m)
	}
}

func TestValue_At_missing(t *testing.T) {
	t.Parallel()
	root := &Parse([]byte(`{"a": {"b": {"c": 1}}, "list": [1]}`)).Root
	if c := root.At("a", "b", "c"); c == nil || c.Text != "1" {
		t.Errorf("%+v", c)
	}
	if root.At() != root {
		t.Error("the way of no names does not end where it begins")
	}
	var none *Value
	if root.At("a", "x", "c") != nil || root.At("list", "b") != nil || none.Get("a") != nil || none.Member("a") != nil || none.At("a", "b") != nil {
		t.Error("something is found that is not there")
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		``:                  `""`,
		`a "b" \c`:          `"a \"b\" \\c"`,
		"line\nnext\ttab":   `"line\nnext\ttab"`,
		"Grüße <b> & 'x' 😀": `"Grüße <b> & 'x' 😀"`,
		"\x01\x7f":          `"\u0001` + "\x7f\"",
	} {
		if got := Quote(text); got != want {
			t.Errorf("%q: %s, not %s", text, got, want)
		}
		if back := Parse([]byte(Quote(text))); back.Root.Text != text || len(back.Faults) > 0 {
			t.Errorf("%q comes back as %q", text, back.Root.Text)
		}
	}
}
