package textutil

import (
	"strings"
	"testing"
)

func TestShorten(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"abc", "abc"},
		{"abcd", "abcd"},
		{"abcde", "abcd…"},
		{"äöüß", "äöüß"},
		{"äöüßx", "äöüß…"},
		{"\xff\xff\xff\xff\xff", "\xff\xff\xff\xff…"},
		{strings.Repeat("a", 1<<20), "aaaa…"},
	} {
		if got := Shorten(test.text, 4); got != test.want {
			t.Errorf("%.10q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"ab":         `"ab"`,
		"a\"b":       `"a\"b"`,
		"a\nb":       `"a\nb"`,
		"äöüßx":      `"äöüß…"`,
		"\x1b[31mre": `"\x1b[31…"`,
	} {
		if got := Quote(text, 4); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestIsToken(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"GET": true, "X-Tenant-ID": true, "!#$%&'*+-.^_`|~09azAZ": true,
		"": false, "a b": false, "a:": false, "a(": false, "a/b": false, "a\r\n": false, "@": false, "[": false, "ä": false, "\xff": false, "\x7f": false, "{": false,
	} {
		if got := IsToken(text); got != want {
			t.Errorf("IsToken(%q) = %t", text, got)
		}
	}
}

func TestIsHeaderValue(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]bool{
		"":         {true, true},
		"!~aZ09":   {true, true},
		"a b":      {true, false},
		"a\tb":     {false, false},
		"a\r\nb":   {false, false},
		"ä":        {false, false},
		"\x7f":     {false, false},
		"\xff":     {false, false},
		"a\u200bb": {false, false},
	} {
		if got := [2]bool{IsHeaderValue(text), IsVisibleASCII(text)}; got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0 files", 1: "1 file", 2: "2 files", 1000: "1000 files"} {
		if got := Count(n, "file"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCutLineEnd(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"": "", "a": "a", "a\n": "a", "a\r\n": "a", "a\n\n": "a\n", "a\r": "a\r", "\n": "", "\r\n": "", " a ": " a "} {
		if got := string(CutLineEnd([]byte(text))); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
