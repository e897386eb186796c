package console

import "testing"

func TestFit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text    string
		columns int
		want    string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"abcd", 1, "…"}, {"abcd", 0, ""}, {"", 0, ""}, {"abcd", -1, ""},
		{"日本語", 6, "日本語"}, {"日本語", 5, "日本…"}, {"日本語", 4, "日…"}, {"日本語", 2, "…"},
		{"müller", 4, "mül…"}, {"mu\u0308ller", 4, "mu\u0308l…"}, {"👍👍", 3, "👍…"}, {"ｆｕｌｌ", 8, "ｆｕｌｌ"}, {"e\u0301", 1, "e\u0301"},
	} {
		got := fit(test.text, test.columns)
		if got != test.want {
			t.Errorf("fit(%q, %d) = %q, want %q", test.text, test.columns, got, test.want)
		}
		if test.columns > 0 && columnsOf(got) > test.columns {
			t.Errorf("%q takes %d columns of %d", got, columnsOf(got), test.columns)
		}
	}
}

// FuzzFit: whatever the text, it fits, and nothing is cut off that would have.
func FuzzFit(f *testing.F) {
	for _, text := range []string{"abc", "日本語", "e\u0301", "👩‍👩‍👧", "\xff", "❤️"} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, columns int) {
		got := fit(text, columns)
		if columns >= 0 && columnsOf(got) > columns && got != text {
			t.Errorf("%q takes %d columns of %d", got, columnsOf(got), columns)
		}
		if columnsOf(text) <= columns && got != text {
			t.Errorf("%q was cut to %q", text, got)
		}
	})
}
