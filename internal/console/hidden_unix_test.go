//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package console

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestEditedLine(t *testing.T) {
	t.Parallel()
	k := keys{erase: 0x7f, kill: 0x15, end: 0x04}
	long := strings.Repeat("x", 20_000)
	for typed, want := range map[string]string{
		"secret\n": "secret", "secret\r": "secret", "\n": "", long + "\n": long,
		"abd\x7fc\n": "abc", "ab\x08c\n": "ac", "\x7f\x7fa\n": "a", "aü\x7fb\n": "ab", "a😀\x7f\n": "a",
		"wrong\x15right\n": "right", "secret\x04": "secret", "secret": "secret", " a b \n": " a b ", "p\xffq\n": "p\xffq",
	} {
		got, err := editedLine(iotest.DataErrReader(strings.NewReader(typed)), k)
		if err != nil || got != want {
			t.Errorf("%.20q: %.20q, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]error{"": io.EOF, "\x04": io.EOF, strings.Repeat("x", maxHidden+1): errHiddenTooLong} {
		if got, err := editedLine(strings.NewReader(typed), k); !errors.Is(err, want) || got != "" {
			t.Errorf("%.20q: %.20q, %v", typed, got, err)
		}
	}
}

// What follows the line is not read.
func TestEditedLine_rest(t *testing.T) {
	t.Parallel()
	typed := strings.NewReader("first\nsecond\n")
	if got, err := editedLine(typed, keys{}); err != nil || got != "first" || typed.Len() != len("second\n") {
		t.Errorf("%q, %v, %d bytes are left", got, err, typed.Len())
	}
}
