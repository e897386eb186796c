package cli

import (
	"strings"
	"testing"
)

func TestFit(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("x", 40)
	for _, test := range []struct{ text, want string }{
		{"short\nlines", "short\nlines"},
		{word + " " + word + " aa\nb c", word + " " + word + " aa\nb c"},
		{word + " " + word + " aaaa\nb c", word + " " + word + "\naaaa b c"},
		{"  NAME  " + word + " " + word, "  NAME  " + word + "\n        " + word},
		{strings.Repeat("x", 99), strings.Repeat("x", 99)},
		{"one\n\n" + word + " " + word + " " + word + "\n\ntwo", "one\n\n" + word + " " + word + "\n" + word + "\n\ntwo"},
	} {
		if got := fit(test.text); got != test.want {
			t.Errorf("%q: %q", test.text, got)
		}
	}
}
